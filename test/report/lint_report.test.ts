import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dagwright } from '../cli/command_line.ts';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { pipelineOf, projectOf } from '../lint/linted.ts';

const schema = JSON.parse(readFileSync('schema/report/lint.schema.json', 'utf8')) as object;
const isReport = new Ajv2020({ strict: true }).compile(schema);

async function reportOf(files: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const { stdout } = await dagwright(temporaryFolder(files), ['lint', '--format', 'json']);
  const report = JSON.parse(stdout) as Record<string, unknown>;
  isReport(report);
  expect(isReport.errors).toBe(null);
  return report;
}

const waiver = 'waivers: [{ rule: owner-missing, reason: Nobody looks after it yet., until: 2026-05-31 }]\n';

test('a report has the form that is published', async () => {
  const { findings, waived, ...rest } = await reportOf({
    ...projectOf('lint: { preset: strict }\n', { orders: pipelineOf('orders', waiver) }),
    'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntier: critical\n',
  });
  expect(rest).toMatchObject({ version: 1, today: '2026-03-28', pipelines: 1, judged: 1 });
  expect(waived).toMatchObject([
    {
      code: 'owner-missing',
      environments: null,
      pipeline: 'orders',
      task: null,
      fingerprint: 'owner-missing|orders||owner|',
      waiver: { reason: 'Nobody looks after it yet.', until: '2026-05-31', ticket: null },
    },
  ]);
  expect(findings).toEqual(expect.arrayContaining([expect.objectContaining({ environments: ['prod'] })]));
});

test('that of a project that cannot be read has it too', async () => {
  expect(await reportOf({ 'dagwright.yaml': 'kind: Project\nid: [' })).toMatchObject({ pipelines: 0, judged: 0 });
});

test('another version, or a key that is not told of, is another form', async () => {
  const report = await reportOf(projectOf('', {}));
  expect(isReport({ ...report, version: 2 })).toBe(false);
  expect(isReport({ ...report, extra: true })).toBe(false);
});
