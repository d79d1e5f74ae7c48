import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { dumpDags, renderTasks, type Rendered, type Run } from '../oracles/airflow.ts';
import type { Dump, DumpedTask, Json } from '../oracles/airflow_dump.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { authored, naughtyStrings } from './naughty_strings.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

const strings = naughtyStrings;
const tags = strings.filter((text) => text.length <= 100);
const run: Run = {
  logical_date: '2026-03-28T00:00:00Z',
  data_interval: ['2026-03-28T00:00:00Z', '2026-03-29T00:00:00Z'],
  run_after: '2026-03-29T00:00:00Z',
  run_id: 'scheduled__2026-03-28T00:00:00+00:00',
};

describeOnEachAirflow((airflow) => {
  test('FINE-PRINT 35: naughty strings arrive unchanged, also after rendering', { timeout: 300_000 }, async () => {
    await inTemporaryFolder(async (folder) => {
      compileInto(folder, project(airflow.id.replace('airflow-', '')));
      const dags = join(folder, 'generated', 'only', 'dags');
      const [dump] = await dumpDags(airflow, [dags], { runs: 0 });
      expect(dump?.import_errors).toEqual({});
      expect(dump?.warnings).toEqual([]);
      expect(wrong(descriptions(dump), strings)).toEqual([]);
      expect(wrong(documents(dump), strings.map(withDocs))).toEqual([]);
      expect(dump?.dags['strings']?.tags.toSorted()).toEqual(tags.toSorted());
      expect(wrong(untemplated(dump?.dags['strings']?.tasks['native_task']), strings)).toEqual([]);
      const rendered = await renderTasks(airflow, { folder: dags, tasks: wanted() });
      expect(rendered.filter(({ error }) => error !== null).length).toBe(0);
      const { commands, queries, others } = sorted(rendered);
      expect(
        wrong(
          commands.map(({ fields }) => fields['bash_command']),
          strings,
        ),
      ).toEqual([]);
      expect(
        wrong(
          queries.map(({ fields }) => fields['sql']),
          strings,
        ),
      ).toEqual([]);
      for (const [index, field] of ['env', 'parameters', 'op_kwargs', 'env'].entries())
        expect([field, wrong(valuesOf(others[index]?.fields[field]), strings)]).toEqual([field, []]);
    });
  });
});

/** Where two lists differ. Only the numbers: some of the strings do harm where they are printed. */
function wrong(seen: readonly unknown[], expected: readonly string[]): readonly number[] {
  const length = Math.max(seen.length, expected.length);
  return Array.from({ length }, (_, index) => index).filter((index) => seen[index] !== expected[index]);
}

function withDocs(text: string): string {
  return `${text}\n\n${text}`;
}

function descriptions(dump: Dump | undefined): readonly unknown[] {
  return strings.map((_, index) => dump?.dags[`described_${index}`]?.description);
}

function documents(dump: Dump | undefined): readonly unknown[] {
  return strings.map((_, index) => dump?.dags['strings']?.tasks[`command_${index}`]?.doc_md);
}

function untemplated(task: DumpedTask | undefined): readonly unknown[] {
  const config = task?.arguments['executor_config'];
  return typeof config === 'object' && config !== null && 'strings' in config ? valuesOf(config.strings) : [];
}

function valuesOf(map: Json | undefined): readonly unknown[] {
  return Object.values(map ?? {});
}

const lone = ['environment', 'parameters', 'arguments', 'native_task'];

function wanted(): Parameters<typeof renderTasks>[1]['tasks'] {
  const numbered = ['command', 'query'].flatMap((kind) => strings.map((_, index) => `${kind}_${index}`));
  return [...numbered, ...lone].map((task_id) => ({ dag_id: 'strings', task_id, run }));
}

function sorted(rendered: readonly Rendered[]): Record<'commands' | 'queries' | 'others', readonly Rendered[]> {
  const { length } = strings;
  return {
    commands: rendered.slice(0, length),
    queries: rendered.slice(length, 2 * length),
    others: rendered.slice(2 * length),
  };
}

function project(airflow: string): Snapshot {
  const described = strings.map((text, index): [string, string] => [
    `pipelines/described_${index}.yaml`,
    `kind: Pipeline\nid: described_${index}\ndescription: ${authored(text)}\ntasks: { nothing: { type: noop } }\n`,
  ]);
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow}" }
connections: { anything: { id: anything, type: generic }, warehouse: { id: wh, type: sqlite } }
`,
    ...Object.fromEntries(described),
    'pipelines/strings.yaml': pipeline(),
  });
}

/** Where nothing is rendered, what looks like Jinja has to be marked as text. */
function unrendered(text: string): string {
  return text.includes('{#') ? `{ $text: ${authored(text)} }` : authored(text);
}

function pipeline(): string {
  const list = (separator: string, each: (text: string, index: number) => string): string =>
    strings.map(each).join(separator);
  return `kind: Pipeline
id: strings
schedule: { cron: daily, start: 2026-01-01 }
tags: [${tags.map(authored).join(', ')}]
tasks:
${list('\n', (text, index) => `  command_${index}: { type: bash, description: ${authored(text)}, docs: ${authored(text)}, command: ${authored(text)} }`)}
${list('\n', (text, index) => `  query_${index}: { type: sql, connection: anything, query: ${authored(text)} }`)}
  environment: { type: bash, command: "true", env: { ${list(', ', (text, index) => `v${index}: ${authored(text)}`)} } }
  parameters:
    type: sql
    connection: warehouse
    query: SELECT ${list(', ', (_, index) => `:v${index}`)}
    parameters: { ${list(', ', (text, index) => `v${index}: ${authored(text)}`)} }
  arguments: { type: python, callable: "shop:take", arguments: { ${list(', ', (text, index) => `v${index}: ${authored(text)}`)} } }
  native_task:
    type: native
    class: airflow.providers.standard.operators.bash.BashOperator
    templated: [env]
    arguments:
      bash_command: "true"
      env: { ${list(', ', (text, index) => `v${index}: ${authored(text)}`)} }
      executor_config: { strings: [${strings.map(unrendered).join(', ')}] }
`;
}
