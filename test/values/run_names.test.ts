import { describe, expect, test } from 'vitest';
import { adviceForeign } from '../../src/values/foreign_names.ts';
import { findReferences } from '../../src/values/reference.ts';
import { readPipes } from '../../src/values/pipes.ts';
import { compileNames, explainName, runNames } from '../../src/values/run_names.ts';

function explained(written: string): string {
  const found = explainName(written.split('.'));
  return found.kind === 'known'
    ? `${found.known.when} ${found.known.name} (${found.known.type})`
    : `${found.message} ${found.help}`;
}

describe('a name is known', () => {
  const known: readonly (readonly [written: string, meaning: string])[] = [
    ['run.date', 'run run.date (date)'],
    ['run.window_end', 'run run.window_end (instant)'],
    ['run.params.full_refresh', 'run run.params.<name> (json)'],
    ['secret.sales_api_token', 'run secret.<name> (secret)'],
    ['stored.archive', 'run stored.<name> (json)'],
    ['stored.archive.prefix', 'run stored.<name> (json)'],
    ['tasks.extract.output.path', 'run tasks.<id>.output (json)'],
    ['item', 'item item (json)'],
    ['item.region', 'item item (json)'],
    ['env.id', 'compile env.id (json)'],
    ['var.constructor', 'compile var.<name> (json)'],
    ['var.buckets.landing.path', 'compile var.<name> (json)'],
    ['pipeline.owner.contact.email', 'compile pipeline.owner.<key> (json)'],
    ['connection.warehouse.id', 'compile connection.<name>.id (json)'],
  ];
  test.each(known)('%s', (written, meaning) => {
    expect(explained(written)).toBe(meaning);
  });
});

describe('a name that is none says what to write', () => {
  const roots =
    'Names begin with run, message, secret, stored, tasks, item, env, var, pipeline, connection, param, input.';
  const ofRun =
    'What begins with "run" is run.date, run.slot, run.slot_date, run.window_start, run.window_end, run.id, run.attempt, run.started, run.params.<name>.';
  const unknown: readonly (readonly [written: string, problem: string])[] = [
    ['run.dat', `There is no value "run.dat". Did you mean "run.date"? ${ofRun}`],
    ['run', `There is no value "run". ${ofRun}`],
    ['run.date.year', `There is no value "run.date.year". ${ofRun}`],
    ['secret', 'There is no value "secret". What begins with "secret" is secret.<name>.'],
    [
      'vars.schema',
      `There is no value "vars.schema". Did you mean "var"? ${roots} For your own Jinja after a dollar write $\${{ vars.schema }}.`,
    ],
    ['price', `There is no value "price". ${roots} For your own Jinja after a dollar write $\${{ price }}.`],
    [
      'ds_nodash',
      '"ds_nodash" is a name of Airflow’s own templates, not of "${{ … }}". Write ${{ run.date | format("%Y%m%d") }}. For Airflow’s own Jinja leave out the dollar: {{ ds_nodash }}; after a dollar sign double it: $${{ ds_nodash }}.',
    ],
  ];
  test.each(unknown)('%s', (written, problem) => {
    expect(explained(written)).toBe(problem);
  });
});

test('what is advised for names of Airflow can be written', () => {
  const names = [
    'ds',
    'ts',
    'ts_nodash',
    'ts_nodash_with_tz',
    'logical_date',
    'execution_date',
    'data_interval_start',
    'data_interval_end',
    'next_ds',
    'next_ds_nodash',
    'yesterday_ds',
    'tomorrow_ds_nodash',
    'prev_ds',
    'run_id',
    'ti',
    'dag',
    'macros',
  ];
  for (const name of names) {
    const advice = explainName([name]);
    const [reference] = findReferences(/\$\{\{.*?\}\}/u.exec('help' in advice ? advice.help : '')?.[0] ?? '');
    if (reference?.kind !== 'reference' || reference.head.kind !== 'name') throw new Error(`No advice for ${name}`);
    const target = explainName(reference.head.path);
    expect(target.kind).toBe('known');
    if (target.kind === 'known') expect(readPipes(reference.pipes, target.known.type).kind).toBe('pipes');
  }
});

test('every example is the name that it stands for', () => {
  for (const known of [...runNames, ...compileNames])
    expect(explainName(known.example.split('.'))).toEqual({ kind: 'known', known });
});

test('a variable called "value" is one of ours; when there is none, the store is advised', () => {
  expect(explained('var.value.landing')).toBe('compile var.<name> (json)');
  expect(adviceForeign(['var', 'value', 'landing'])?.help).toBe(
    'Write ${{ stored.<name> }}. For Airflow’s own Jinja leave out the dollar: {{ var.value.landing }}; after a dollar sign double it: $${{ var.value.landing }}.',
  );
  expect(adviceForeign(['var', 'schema'])).toBeUndefined();
});
