import { expect, test } from 'vitest';
import { toldOfEnvironment } from './judged.ts';

test.each([
  [
    '"2.11"',
    '"3.3"',
    [
      'high target.airflow: All DAG files are made for Airflow "3.3" instead of "2.11"; the Airflow that runs there has to be that one. [every pipeline of the environment is written anew]',
    ],
  ],
  [
    'airflow: "2.11"',
    'airflow: "2.11", dag_id_prefix: p_',
    [
      'high target.dag_id_prefix: All DAG ids begin with "p_": for Airflow these are new pipelines, without history. [run history and state stay under the old name]',
    ],
  ],
  [
    'amazon: "9.12.0"',
    'amazon: "9.13.0"',
    [
      'medium target.providers.amazon: DAG files are made for version "9.13.0" of the provider "amazon" instead of "9.12.0"; that one has to be installed. [operators are written for the versions that are named here]',
    ],
  ],
  [
    'amazon: "9.12.0", ',
    '',
    [
      'medium target.providers.amazon: The provider "amazon" is taken not to be installed there any more. [operators are written for the versions that are named here]',
    ],
  ],
  [
    'id: wh_prod',
    'id: wh_new',
    [
      'critical connections.warehouse.id: All that uses the connection "warehouse" goes to "wh_new" of the store instead of "wh_prod". [data of all pipelines that use it is read and written elsewhere]',
    ],
  ],
  [
    'id: wh_prod, type: postgres',
    'id: wh_prod, type: mysql',
    [
      'high connections.warehouse.type: The connection "warehouse" is taken for one to "mysql" instead of "postgres". [statements and their parameters are written in another way]',
    ],
  ],
  [
    '  lake: { id: lake_prod, type: generic }\n',
    '',
    ['low connections.lake: The connection "lake" is gone. [tasks that name it would not compile]'],
  ],
  [
    'connections:',
    'connections:\n  ledger: { id: ledger_prod, type: mysql }',
    [
      'low connections.ledger: There is a new connection "ledger": it has to be in the store as "ledger_prod". [only tasks that name it use it]',
    ],
  ],
  [
    'variable: orders_api_token',
    'variable: other_api_token',
    [
      'high secrets.orders_api_token.variable: The secret "orders_api_token" is read from another place of the store. [what is there may let nobody in]',
    ],
  ],
  [
    'secrets:',
    'secrets:\n  pin: { variable: pin_token }',
    ['low secrets.pin: The secret "pin" is new: the store has to hold it. [only what names it reads it]'],
  ],
  [
    'variable: order_limits, json: true',
    'variable: other_limits',
    [
      'high stored.limits.variable: The stored value "limits" is read from another variable. [it decides which data is read and written]',
      'high stored.limits.json: The stored value "limits" is read as text. [it decides which data is read and written]',
    ],
  ],
  [
    'namespace: data-prod, service_account: pipelines',
    'namespace: batch, service_account: loader',
    [
      'medium kubernetes.namespace: The namespace of the environment is "batch" instead of "data-prod". [the same work is done on something else]',
      'high kubernetes.service_account: The service account of the environment is "loader" instead of "pipelines". [it decides who may see or do what]',
    ],
  ],
  [
    'schema: analytics',
    'schema: sales',
    [
      'low variables.schema: By itself, the variable "schema" changes nothing: pipelines that use it tell what changes. [nothing reads it at run time]',
    ],
  ],
  [
    '0 1 * * *',
    '0 2 * * *',
    [
      'high external_pipelines.legacy_export.schedule.cron: Tasks that wait for "legacy_export" wait for runs at other times. [a wait for a run that is never due ends in a failure]',
    ],
  ],
  [
    'team.legacy-export',
    'team.export',
    [
      'high external_pipelines.legacy_export.dag_id: Tasks that wait for "legacy_export", or start it, look for the DAG "team.export" instead of "team.legacy-export". [what starts too early reads what is not there yet]',
    ],
  ],
  [
    'external_pipelines:',
    'description: What customers see.\nexternal_pipelines:',
    ['low description: The environment is described in other words. [only people read it]'],
  ],
])('of an environment: %j becomes %j', (before, after, expected) => {
  expect(toldOfEnvironment(before, after)).toEqual(expected);
});
