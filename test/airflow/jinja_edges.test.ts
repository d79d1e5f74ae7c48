import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { renderTasks, type Run } from '../oracles/airflow.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

/** Numbers are those of the rules for values and Jinja in the language's fine print. */
const arriving: readonly (readonly [rule: string, written: string, arrives: string])[] = [
  ['FINE-PRINT 27: a stored value is not rendered again', '"${{ stored.note }}"', '{{ ds }} {% raw %}'],
  ['FINE-PRINT 28: a brace before a value', '"{${{ run.date }}}"', '{2026-03-28}'],
  ['FINE-PRINT 28: what looks like a comment beside a value', '"${#a[@]} ${{ run.date }}"', '${#a[@]} 2026-03-28'],
  ['FINE-PRINT 28: a variable with Jinja of its own, in a plain text', '"{# ${{ var.own }} #}"', '{# 2026-03-28 #}'],
  ['FINE-PRINT 28: a variable with braces, in a text with Jinja', '"{{ ds }} ${{ var.braces }}"', '2026-03-28 {#'],
  ['FINE-PRINT 28: a variable that ends in a brace, before Jinja', '"${{ var.brace }}{{ ds }}"', '{2026-03-28'],
  ['FINE-PRINT 28: a dollar, and then Jinja', '"$${{ ds }}"', '$2026-03-28'],
  ['FINE-PRINT 28: a dollar before a value', '"${{ "$" }}${{ run.date }}"', '$2026-03-28'],
  ['FINE-PRINT 28: literal braces', '"${{ "{{" }} ds }}"', '{{ ds }}'],
  ['FINE-PRINT 29: a final line break, without a value', '"x\\n"', 'x\n'],
  ['FINE-PRINT 29: a final line break, behind a value', '"${{ run.date }}\\n"', '2026-03-28\n'],
  [
    'FINE-PRINT 29: line ends of Windows, before and behind a value',
    '"a\\r\\n${{ run.date }}\\r\\n"',
    'a\r\n2026-03-28\r\n',
  ],
  ['FINE-PRINT 30: the name of a script', 'run.sh', 'run.sh'],
  ['FINE-PRINT 30: a script with a value', '"${{ run.date }}.sh"', '2026-03-28.sh'],
  ['FINE-PRINT 30: a script with Jinja', '"{{ ds }}.bash"', '2026-03-28.bash'],
  [
    'FINE-PRINT 31: a template of another tool',
    `"docker inspect --format '\${{ "{{" }}.Name}}'"`,
    "docker inspect --format '{{.Name}}'",
  ],
  ['FINE-PRINT 31: braces in a string of Jinja', `"{{ '{{' }}"`, '{{'],
  [
    'FINE-PRINT 32: a removed name as an attribute, in a string, set by the template',
    `"{% set execution_date = 'x' %}{{ execution_date }} {{ 'next_ds' }} {{ {'conf': 1}.conf }}{# test_mode #}"`,
    'x next_ds 1',
  ],
  [
    'FINE-PRINT 33: a boolean, a list, a number as it is written',
    '"${{ var.open }} ${{ var.list }} ${{ var.price }}"',
    'true ["<a>","b"] 1.10',
  ],
  ['FINE-PRINT 33: a number alone', '"${{ var.price }}"', '1.10'],
  [
    'FINE-PRINT 33: JSON of the store without escapes for HTML',
    '"${{ stored.limits }}"',
    '{"names":["<b>","größte"],"on":true}',
  ],
  ['FINE-PRINT 33: a boolean of the store in a text', '"on: ${{ stored.limits.on }}"', 'on: true'],
  ['FINE-PRINT 34: a secret as a whole value', '"${{ secret.token }}"', 'of-the-day'],
];

const run: Run = {
  logical_date: '2026-03-28T00:00:00Z',
  data_interval: ['2026-03-28T00:00:00Z', '2026-03-29T00:00:00Z'],
  run_after: '2026-03-29T00:00:00Z',
  run_id: 'scheduled__2026-03-28T00:00:00+00:00',
};

describeOnEachAirflow((airflow) => {
  test('what is written arrives', async () => {
    const env = arriving.map(([, written], index) => `        v${index}: ${asYaml(written)}`).join('\n');
    const tasks = `  edges:\n    type: bash\n    command: "true"\n    env:\n${env}\n`;
    await inTemporaryFolder(async (folder) => {
      compileInto(
        folder,
        project(airflow.id.replace('airflow-', ''), 'schedule: { cron: daily, start: 2026-01-01 }', tasks),
      );
      const [rendered] = await renderTasks(airflow, {
        folder: join(folder, 'generated', 'only', 'dags'),
        tasks: [{ dag_id: 'edges', task_id: 'edges', run }],
        environment: {
          AIRFLOW_VAR_NOTE: '{{ ds }} {% raw %}',
          AIRFLOW_VAR_LIMITS: '{"names": ["<b>", "größte"], "on": true}',
          AIRFLOW_VAR_TOKEN: 'of-the-day',
        },
      });
      expect(rendered?.error).toBeNull();
      const seen = Object.values(rendered?.fields['env'] ?? {});
      expect(arriving.map(([rule], index) => [rule, seen[index]])).toEqual(
        arriving.map(([rule, , arrives]) => [rule, arrives]),
      );
    });
  });
});

/** Quotes inside of the outer ones are escaped as YAML wants it. */
function asYaml(written: string): string {
  const inner = /^"(?<inner>.*)"$/su.exec(written)?.groups?.['inner'];
  return inner === undefined ? written : `"${inner.replaceAll('"', '\\"')}"`;
}

const refused: readonly (readonly [rule: string, airflow: string, schedule: string, task: string, says: string])[] = [
  [
    'FINE-PRINT 26: a stored value in a command',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: bash, command: "echo ${{ stored.note }}" }',
    'injection: "stored.note" would become part of the command that is run: a quote in it could change what is done. Pass it under "env", and write "$NAME" in the command.',
  ],
  [
    'FINE-PRINT 26: a stored value in a query',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: sql, connection: warehouse, query: "SELECT ${{ stored.note }}" }',
    'injection: "stored.note" would become part of the SQL that is run: a quote in it could change what is done. Pass it under "parameters" of a query, and write `:name` there.',
  ],
  [
    'FINE-PRINT 26: a secret in a command',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: bash, command: "login ${{ secret.token }}" }',
    'injection: "secret.token" would become part of the command that is run: a quote in it could change what is done. Pass it under "env", and write "$NAME" in the command.',
  ],
  [
    'FINE-PRINT 28: a value inside of Jinja',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: bash, command: "{{ \'${{ run.date }}\' }}" }',
    'jinja: "${{ run.date }}" stands inside "{{ }}": a reference cannot be part of Jinja. Change it with a pipe instead, such as ${{ run.date | shift(-1d) }}.',
  ],
  [
    'FINE-PRINT 31: a template of another tool',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: bash, command: "docker inspect --format \'{{.Name}}\'" }',
    'jinja: Jinja cannot read "{{.Name}}": a value is expected instead of ".". Where the text itself is meant, write ${{ "{{" }}.Name}}.',
  ],
  [
    'FINE-PRINT 32: a name that Airflow 3 removed',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: bash, command: "echo {{ execution_date }}" }',
    'jinja-name: Airflow 3.3 has no name "execution_date" in templates: it was removed in 3.0. Write ${{ run.window_start }}, or without a window ${{ run.slot }}.',
  ],
  [
    'FINE-PRINT 32: a name that Airflow 2 lacks',
    '2.11',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: bash, command: "echo {{ partition_key }}" }',
    'jinja-name: Airflow 2.11 has no name "partition_key" in templates: it is there only from 3.3 on. Write ${{ run.date }}.',
  ],
  [
    'FINE-PRINT 32: a date of a run that has none',
    '3.3',
    'schedule: manual',
    '{ type: bash, command: "echo {{ ds }}" }',
    'jinja-name: "ds" is not there in a run that is started by hand, and this pipeline has no other runs. Write ${{ run.date }}.',
  ],
  [
    'FINE-PRINT 33: null in a text',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: bash, command: "echo ${{ var.nothing }}" }',
    'empty-in-text: The value that is named here is empty (null): a longer text has no words for it. Give it a value; an empty text is written "".',
  ],
  [
    'FINE-PRINT 34: a secret with a pipe',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: bash, command: "true", env: { T: "${{ secret.token | default(\\"x\\") }}" } }',
    'reference: A secret takes no pipe. What a pipe makes of it would not be masked in logs.',
  ],
  [
    'FINE-PRINT 34: a secret inside of a text',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: bash, command: "true", env: { T: "Bearer ${{ secret.token }}" } }',
    'secret-in-text: "secret.token" must stand alone: as part of a longer text it would not be masked in logs. Give it a variable of its own, and put the text together where it is used.',
  ],
  [
    'FINE-PRINT 34: Jinja where nothing is rendered',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: native, class: shop.Operator, arguments: { x: "{{ ds }}" } }',
    'not-templated: This argument may not be rendered, so its Jinja would arrive as it is. Name the argument under "templated", or write it as `{ $text: "…" }`.',
  ],
  [
    'FINE-PRINT 34: Jinja inside of an object',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: native, class: shop.Operator, templated: [x], arguments: { x: { $new: shop.Note, with: { text: "{{ ds }}" } } } }',
    'not-templated: Nothing inside of an object (`$new`) is rendered, so its Jinja would arrive as it is. If the braces are meant, write `{ $text: "…" }`.',
  ],
  [
    'a value of the run inside of an object',
    '3.3',
    'schedule: { cron: daily, start: 2026-01-01 }',
    '{ type: python, callable: "shop:take", arguments: { x: { $new: shop.Note, with: { text: "${{ run.date }}" } } } }',
    'run-value-here: "run.date" is known only when the task runs, and nothing renders it here. Nothing inside of an object (`$new`) is rendered: pass the value as an argument of its own.',
  ],
];

describe('what is refused', () => {
  test.each(refused)('%s', (_, airflow, schedule, task, says) => {
    const { diagnostics } = compile(project(airflow, schedule, `  edges: ${task}\n`), builtins, () => undefined);
    expect(diagnostics.map(({ code, message, help }) => `${code}: ${message} ${help ?? ''}`)).toEqual([says]);
  });
});

function project(airflow: string, schedule: string, tasks: string): Snapshot {
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow}" }
connections: { warehouse: { id: wh, type: postgres } }
variables: { own: "{{ ds }}", braces: "{#", brace: "{", open: true, list: [<a>, b], price: 1.10, nothing: null }
stored: { note: { variable: note }, limits: { variable: limits, json: true } }
secrets: { token: { variable: token } }
`,
    'pipelines/edges.yaml': `kind: Pipeline\nid: edges\n${schedule}\ntasks:\n${tasks}`,
  });
}
