import { describe, expect, test } from 'vitest';
import type { ContainerOperation, KubernetesSettings } from '../../src/model/operation.ts';
import { compiled, environment, orders, overlay, type Compiled, type Files } from './repository.ts';

const cluster = `kubernetes:
  namespace: \${{ var.namespace }}
  startup_timeout: 5m
  labels: { team: sales, tier: day }
  secrets: { LICENCE: { name: tools, key: licence } }
`;

const environments: Files = {
  'environments/dev/environment.yaml': inCluster('dev', '3.3', `variables: { namespace: orders-dev }\n${cluster}`),
  'environments/prod/environment.yaml': inCluster('prod', '2.11', `variables: { namespace: orders-prod }\n${cluster}`),
};

function inCluster(id: string, airflow: string, more: string): string {
  return environment(id, airflow, more).replace('" }', '", providers: { cncf-kubernetes: "10.6.2" } }');
}

function settings(made: Compiled, at: string, id = 'report'): KubernetesSettings {
  const { operation } = made.task(at, id);
  expect(operation.kind).toBe('container');
  return (operation as ContainerOperation).kubernetes;
}

const report = 'tasks: { report: { type: container, image: reports, kubernetes: { labels: { tier: night } } } }\n';

describe('what an environment says of its containers', () => {
  test('lies below what a task says, key by key', () => {
    const made = orders(report, environments);
    expect(made.findings).toEqual([]);
    expect(settings(made, 'dev')).toEqual({
      namespace: 'orders-dev',
      imagePullSecrets: [],
      startupTimeout: 300,
      labels: new Map([
        ['team', 'sales'],
        ['tier', 'night'],
      ]),
      annotations: new Map(),
      nodeSelector: new Map(),
      secrets: new Map([['LICENCE', { name: 'tools', key: 'licence' }]]),
    });
    expect(settings(made, 'prod').namespace).toBe('orders-prod');
  });

  test('lies below `defaults.task_types.container`, and that below the task', () => {
    const made = orders(report, {
      ...environments,
      'dagwright.yaml': `kind: Project
id: commerce
environments: [dev, prod]
defaults:
  task_types: { container: { resources: { cpu: "1" }, kubernetes: { startup_timeout: 7m, labels: { tier: any, kind: batch } } } }
`,
    });
    expect(made.findings).toEqual([]);
    expect(settings(made, 'dev')).toMatchObject({ startupTimeout: 420, namespace: 'orders-dev' });
    expect([...settings(made, 'dev').labels]).toEqual([
      ['team', 'sales'],
      ['tier', 'night'],
      ['kind', 'batch'],
    ]);
    expect(made.task('dev', 'report').operation).toMatchObject({ resources: { cpu: '1' } });
  });

  test('is changed and deleted by an overlay', () => {
    const changes =
      'tasks: { report: { kubernetes: { namespace: night, labels: { team: { $delete: true } }, secrets: { $delete: true } } } }\n';
    const made = orders(report, { ...environments, ...overlay(changes) });
    expect(made.findings).toEqual([]);
    expect(settings(made, 'prod')).toMatchObject({
      namespace: 'night',
      labels: new Map([['tier', 'night']]),
      secrets: new Map(),
    });
    expect(settings(made, 'dev').namespace).toBe('orders-dev');
  });

  test('holds for a type of the organisation that stands for containers', () => {
    const made = orders('tasks: { report: { type: shop_report, name: daily } }\n', {
      ...environments,
      'pipelines/types/shop_report.yaml': `kind: TaskType
id: shop_report
inputs: { name: { type: string } }
task: { type: container, image: "reports-\${{ input.name }}", kubernetes: { labels: { tier: reports } } }
`,
    });
    expect(made.findings).toEqual([]);
    expect([...settings(made, 'prod').labels]).toEqual([
      ['team', 'sales'],
      ['tier', 'reports'],
    ]);
  });

  test('is no key of other types', () => {
    const made = compiled(environments);
    expect(made.findings).toEqual([]);
    expect(made.task('dev', 'load').operation).toEqual({ kind: 'noop' });
  });

  test('a pod waits two minutes where nobody says otherwise, and its cluster is that of Airflow', () => {
    const made = orders('tasks: { report: { type: container, image: reports } }\n', {
      'environments/dev/environment.yaml': inCluster('dev', '3.3', ''),
      'environments/prod/environment.yaml': inCluster('prod', '2.11', 'kubernetes: { connection: archive }\n'),
    });
    expect(made.findings).toEqual([]);
    expect(settings(made, 'dev')).toMatchObject({ startupTimeout: 120 });
    expect(settings(made, 'dev').connection).toBeUndefined();
    expect(settings(made, 'prod').connection).toBe('archive_prod');
  });

  test.each([
    ['Orders', 'environments/dev/environment.yaml:15:14 wrong-form'],
    ['"${{ var.nowhere }}"', 'environments/dev/environment.yaml:15:19 unknown-variable in dev'],
    ['"${{ run.date }}"', 'environments/dev/environment.yaml:15:19 run-value-here in dev'],
  ])('a mistake in it is told once, where it is written: %s', (namespace, finding) => {
    const made = orders(
      'tasks: { report: { type: container, image: reports }, more: { type: container, image: m } }\n',
      {
        ...environments,
        'environments/dev/environment.yaml': inCluster('dev', '3.3', `kubernetes:\n  namespace: ${namespace}\n`),
      },
    );
    expect(made.findings).toEqual([finding]);
  });
});
