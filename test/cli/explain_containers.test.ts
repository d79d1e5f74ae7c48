import { expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';

const layered = {
  'dagwright.yaml': `kind: Project
id: shop
environments: [prod]
defaults: { task_types: { container: { kubernetes: { labels: { tier: any } } } } }
`,
  'environments/prod/environment.yaml': `kind: Environment
id: prod
target: { airflow: "2.11", providers: { cncf-kubernetes: "10.6.2" } }
kubernetes: { namespace: reports, labels: { tier: day, team: sales } }
`,
  'environments/prod/overlays/reports.yaml': `kind: Overlay
pipeline: reports
tasks: { report: { kubernetes: { labels: { tier: audit } } } }
`,
  'pipelines/reports.yaml': `kind: Pipeline
id: reports
tasks:
  report: { type: container, image: reports, kubernetes: { labels: { tier: night } } }
`,
};

async function explain(subject: string): Promise<string> {
  const answer = await dagwright(temporaryFolder(layered), ['explain', subject, '--env', 'prod']);
  expect(answer.code).toBe(0);
  return answer.stdout;
}

test('what an environment says of its containers is a layer of each of them', async () => {
  expect(await explain('reports.tasks.report.kubernetes.labels.tier'))
    .toBe(`reports.tasks.report.kubernetes.labels.tier in prod is "audit"

  overlay          environments/prod/overlays/reports.yaml:3:50  audit  (wins)
  pipeline         pipelines/reports.yaml:4:76                   night
  project default  dagwright.yaml:4:70                           any
  environment      environments/prod/environment.yaml:4:51       day
`);
  expect(await explain('reports.tasks.report.kubernetes.namespace'))
    .toBe(`reports.tasks.report.kubernetes.namespace in prod is "reports"

  environment  environments/prod/environment.yaml:4:26  reports  (wins)
`);
});
