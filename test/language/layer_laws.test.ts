import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compiledFiles, environment } from './repository.ts';

type Made = ReadonlyMap<string, string>;

/** The files of a repository in which nothing is wrong. */
function made(texts: Readonly<Record<string, string>>): Made {
  const { findings, files } = compiledFiles(texts);
  expect(findings).toEqual([]);
  return files;
}

const orders = {
  'pipelines/sales/orders.yaml': `kind: Pipeline
id: orders
tasks:
  extract: { type: bash, command: "extract-orders --region \${{ var.region }}" }
  load: { type: sql, after: [extract], query: "SELECT '\${{ var.landing }}'" }
`,
};

/** What an environment says, each line by itself. */
const lines = [
  'target: { airflow: "2.11" }',
  'variables: { region: eu, landing: "s3://lake/${{ env.id }}/${{ var.region }}" }',
  'connections: { warehouse: { id: wh, type: postgres } }',
  'pools: { warehouse: { slots: 4 } }',
  'defaults: { task: { timeout: 45m, connection: warehouse } }',
  'overrides: { task: { pool: warehouse } }',
];

/** An environment that starts from another, which says these lines; it says the rest itself. */
function extending(base: readonly string[]): Made {
  const own = lines.filter((line) => !base.includes(line));
  return made({
    ...orders,
    'dagwright.yaml': 'kind: Project\nid: commerce\nenvironments: [prod]\n',
    'environments/cloud/environment.yaml': ['kind: Environment', 'id: cloud', ...base, ''].join('\n'),
    'environments/prod/environment.yaml': ['kind: Environment', 'id: prod', 'extends: cloud', ...own, ''].join('\n'),
  });
}

test('it does not matter which of two documents says a thing: that of an environment, or the one that it extends', () => {
  const whole = extending([]);
  expect(whole.get('generated/prod/dags/orders.py')).toContain('s3://lake/prod/eu');
  fc.assert(
    fc.property(fc.subarray(lines), (base) => {
      expect(extending(base)).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

/** What defaults say, each line by itself. */
const defaults = [
  'pipeline: { tags: [sales], timeout: 3h }',
  'task: { timeout: 45m, connection: warehouse, retries: 2 }',
  'task_types: { sql: { pool: warehouse } }',
];

/** For each line of the defaults who says it: 0 the project, 1 the outer folder, 2 the folder of the pipeline. */
function spread(speakers: readonly number[]): Made {
  const said = (speaker: number, separator: string): string =>
    defaults.filter((_, index) => speakers[index] === speaker).join(separator);
  return made({
    ...orders,
    'dagwright.yaml': `kind: Project\nid: commerce\nenvironments: [prod]\ndefaults: {${said(0, ', ')}}\n`,
    'environments/prod/environment.yaml': environment('prod', '2.11', 'variables: { region: eu, landing: lake }\n'),
    'pipelines/_defaults.yaml': `kind: Defaults\n${said(1, '\n')}\n`,
    'pipelines/sales/_defaults.yaml': `kind: Defaults\n${said(2, '\n')}\n`,
  });
}

test('it does not matter which of the project and the folders says a thing', () => {
  const whole = spread([0, 0, 0]);
  expect(whole.get('generated/prod/dags/orders.py')).toContain('tags=["sales"]');
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }), (speakers) => {
      expect(spread(speakers)).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});
