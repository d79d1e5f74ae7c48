import { expect, test } from 'vitest';
import { planned } from './planned.ts';
import { edited } from './project.ts';
import { shared, sharing } from './single_place.ts';

const type = 'pipelines/types/warehouse_table.yaml';

test.each([
  ['the text of a template', type, 'SELECT * FROM staged', 'SELECT DISTINCT * FROM staged'],
  ['a reference more in a template', type, '${{ input.mode }}', '${{ var.landing }} ${{ input.mode }}'],
  ['a reference less in a template', type, ' -- ${{ input.mode }}', ''],
  ['a key of a template', type, 'count: 4', 'count: 6'],
  ['a default of an input', type, 'default: full', 'default: partial'],
  ['a default of a folder', 'pipelines/zoo/_defaults.yaml', 'max_active_runs: 2', 'max_active_runs: 1'],
  ['a default of the project', 'dagwright.yaml', 'count: 2', 'count: 3'],
  ['a statement in a file', 'pipelines/zoo/sql/feed.sql', 'FROM landed', 'FROM landed_rows'],
  ['a file of Python', 'pipelines/zoo/python/weigh.py', 'weighed on', 'weight on'],
])('%s is one change with the list of pipelines', (_, path, from, to) => {
  const { blocks } = planned(sharing, edited({ [path]: [[from, to]] }, sharing));
  expect(blocks.map(({ changes, touches }) => ({ changes: changes.length, touches }))).toEqual([
    { changes: 1, touches: ['dev', 'prod'].map((environment) => ({ environment, pipelines: shared })) },
  ]);
});

const environment = 'environments/prod/environment.yaml';

test.each([
  ['the id of a connection', 'id: warehouse_prod', 'id: store_prod'],
  ['the version of the target', 'airflow: "3.3"', 'airflow: "3.2"'],
  ['a variable', 's3://prod-lake', 's3://other-lake'],
  ['a channel', '{ connection: chat_prod }', '{ connection: warehouse }'],
  ['the size of a pool', 'slots: 4', 'slots: 2'],
  ['the DAG of another system', 'dag_id: weather_prod', 'dag_id: forecast_prod'],
])('%s is one change of one environment with the list of pipelines', (_, from, to) => {
  const { blocks } = planned(sharing, edited({ [environment]: [[from, to]] }, sharing));
  expect(blocks.map(({ changes, touches }) => ({ changes: changes.length, touches }))).toEqual([
    { changes: 1, touches: [{ environment: 'prod', pipelines: shared }] },
  ]);
});

test('the text of a template is shown as it is written', () => {
  const { blocks } = planned(sharing, edited({ [type]: [['* FROM', 'name FROM']] }, sharing));
  expect(blocks[0]?.changes[0]?.after).toContain('CREATE TABLE ${{ input.table }} AS SELECT name FROM staged');
});
