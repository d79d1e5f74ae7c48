import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import type { Builtins, Target } from '../../src/model/builtins.ts';
import { archive } from './archive/index.ts';
import { compileExample, holds } from './examples.ts';

const extended: Builtins = { ...builtins, tasks: [...builtins.tasks, archive] };

const spec = `tasks:
  keep:
    type: archive
    from: \${{ var.landing }}/orders/\${{ run.date }}
    to: \${{ var.landing }}/archive
`;

test('a new task type works through the whole compiler when it is registered, and nothing else is touched', () => {
  const { printed, files } = compileExample(spec, extended);
  expect(printed).toBe('no findings\n');
  const python = `keep = BashOperator(
    task_id="keep",
    bash_command='mv "$FROM"/* "$TO"/',
    env={
        "FROM": "{{ '' if logical_date is defined and (dag_run.run_type in ('backfill', 'scheduled') or data_interval_end <= logical_date <= dag_run.run_after) else wrong_or_missing_window__use_airflow_backfill_create }}s3://lake-dev/orders/{{ data_interval_start | ds }}",
        "TO": "s3://lake-dev/archive",
    },
    append_env=True,
    skip_on_exit_code=None,
)
`;
  const file = files.get('generated/dev/dags/orders.py') ?? '';
  if (!holds(file, python)) expect(file).toContain(python);
  expect(files.get('generated/schema/pipeline.schema.json')).toContain('"#/$defs/task_archive"');
});

test('its mistakes are found like those of any other type', () => {
  const { printed } = compileExample(spec.replace('    to:', '    tto: x\n    to:'), extended);
  expect(printed)
    .toBe(`pipelines/orders.yaml:5:5: error: Unknown key "tto" in "tasks.keep". Did you mean "to"? [unknown-key]
  5 |     tto: x
    |     ^^^
  help: Keys of this type beside the common ones: from, to.

1 error in 1 file
`);
});

test('without the line that registers it, nobody knows it', () => {
  expect(compileExample(spec).printed)
    .toBe(`pipelines/orders.yaml:3:11: error: "archive" is no type of task. [unknown-task-type]
  3 |     type: archive
    |           ^^^^^^^
  help: Types: bash, branch, check, container, gate, http, latest_only, native, noop, python, sql, trigger, wait.

1 error in 1 file
`);
});

test('a new target is a value: what it emits is what is written', () => {
  const listing: Target = {
    ...builtins.target,
    id: 'listing',
    emit: ({ id, tasks }, environment) => [
      { path: `generated/${environment.id}/${id}.txt`, text: `${tasks.map((task) => task.id).join('\n')}\n` },
    ],
    emitEnvironment: () => [],
    lostFeatures: () => [],
  };
  const { files } = compileExample(spec, { ...extended, target: listing });
  expect([...files.keys()].filter((path) => !path.includes('/schema/'))).toEqual([
    'generated/dev/marts.txt',
    'generated/dev/orders.txt',
    'generated/dev/shipments.txt',
    'generated/prod/marts.txt',
    'generated/prod/orders.txt',
    'generated/prod/shipments.txt',
  ]);
  expect(files.get('generated/dev/orders.txt')).toBe('keep\n');
});

test('the README shows this very task type', () => {
  const written = readFileSync('test/house/archive/index.ts', 'utf8').replaceAll('../../../src/', '../../../');
  expect(readFileSync('src/builtins/README.md', 'utf8')).toContain(`\`\`\`ts\n${written}\`\`\``);
});
