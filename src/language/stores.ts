import { identifier } from './common.ts';
import { described, type Schema } from './schema.ts';

const storeId: Schema = {
  type: 'string',
  pattern: '^[A-Za-z0-9_.-]+$',
  patternMeans: 'letters, digits, dots, dashes and underscores',
  maxLength: 200,
};

/** The kinds of connection whose meaning dagwright knows; `generic` is any other. */
export const connectionTypes = [
  'bigquery',
  'clickhouse',
  'databricks',
  'duckdb',
  'generic',
  'http',
  'mssql',
  'mysql',
  'oracle',
  'postgres',
  'redshift',
  'slack',
  'snowflake',
  'sqlite',
  'trino',
] as const;

export const connections: Schema = described(
  'Connections',
  'Logical names of connections, and what the orchestrator’s store calls them here.',
  {
    impact: 'data',
    type: 'object',
    keys: identifier,
    examples: [{ warehouse: { id: 'wh_prod', type: 'postgres' } }],
    each: {
      type: 'object',
      required: ['id', 'type'],
      properties: {
        id: described('Id in the store', 'The connection id in the orchestrator of this environment.', {
          impact: 'data',
          ...storeId,
          examples: ['wh_prod'],
        }),
        type: described('Type', 'What it connects to; it decides how parameters are written in SQL.', {
          impact: 'data',
          type: 'string',
          enum: [...connectionTypes],
          examples: ['postgres'],
        }),
      },
    },
  },
);

export const secrets: Schema = described(
  'Secrets',
  'References to secrets in the orchestrator’s store; never a value.',
  {
    impact: 'access',
    type: 'object',
    keys: identifier,
    examples: [{ sales_api_token: { variable: 'sales_api_token' } }],
    each: {
      type: 'object',
      confidential: true,
      instead:
        'Name where the store of the orchestrator keeps it, `{ variable: <id> }` or `{ connection: <name>, field: password }`: the secret itself never belongs into a file.',
      alternatives: [['variable'], ['connection', 'field']],
      needsOne: true,
      properties: {
        variable: described('Variable', 'The id of a variable in the store whose name Airflow masks in logs.', {
          impact: 'data',
          ...storeId,
          values: 'none',
          examples: ['sales_api_token'],
        }),
        connection: described('Connection', 'The logical name of a connection of this environment.', {
          impact: 'access',
          ...identifier,
          names: 'connection',
          examples: ['sales_api'],
        }),
        field: described('Field', 'Which field of the connection is the secret.', {
          impact: 'access',
          type: 'string',
          enum: ['password'],
          values: 'none',
          examples: ['password'],
        }),
      },
    },
  },
);

export const stored: Schema = described(
  'Stored values',
  'Values that are read from the orchestrator’s store when a task runs.',
  {
    impact: 'data',
    type: 'object',
    keys: identifier,
    examples: [{ archive: { variable: 'archive_settings', json: true } }],
    each: {
      type: 'object',
      required: ['variable'],
      properties: {
        variable: described('Variable', 'The id of a variable in the store.', {
          impact: 'data',
          ...storeId,
          examples: ['archive_settings'],
        }),
        json: described('JSON', 'Whether it holds JSON, of which `stored.<name>.<key>` is a part.', {
          impact: 'data',
          type: 'boolean',
          default: false,
          examples: [true],
        }),
      },
    },
  },
);

export const pools: Schema = described(
  'Pools',
  'Pools of this environment; `dagwright compile` writes the file that Airflow imports.',
  {
    impact: 'capacity',
    type: 'object',
    keys: {
      type: 'string',
      pattern: '^[A-Za-z0-9_.][A-Za-z0-9_. -]*$',
      patternMeans: 'letters, digits, dots, dashes, underscores and blanks',
      maxLength: 256,
    },
    examples: [{ warehouse: { slots: 8, description: 'Sessions on the warehouse' } }],
    each: {
      type: 'object',
      required: ['slots'],
      properties: {
        slots: described('Slots', 'How many tasks may hold the pool at once, each as many slots as it takes.', {
          impact: 'capacity',
          type: 'integer',
          minimum: 0,
          examples: [8],
        }),
        description: described('Description', 'What the pool protects.', {
          impact: 'label',
          type: 'string',
          default: '',
          examples: ['Sessions on the warehouse'],
        }),
        include_deferred: described(
          'Count deferred tasks',
          'Whether a task that waits without a worker keeps its slots.',
          { impact: 'capacity', type: 'boolean', default: false, examples: [true] },
        ),
      },
    },
  },
);
