import { remembered } from '../text/remembered.ts';
import type { SqlDialect } from './tokens.ts';

export type { SqlDialect } from './tokens.ts';

/**
 * How the engine behind a type of connection writes SQL. Of the engines whose texts know escapes, all but Snowflake and
 * Databricks take `#` for a comment. An engine that is not known is read as the standard has it.
 */
export const dialectOf: (type: string) => SqlDialect = remembered((type) => ({
  backslashEscapes: ['bigquery', 'clickhouse', 'databricks', 'mysql', 'snowflake'].includes(type),
  hashComments: ['bigquery', 'clickhouse', 'mysql'].includes(type),
  bracketNames: ['mssql', 'sqlite'].includes(type),
  appendsByCopy: ['duckdb', 'postgres', 'redshift'].includes(type),
  endsBySemicolon: type !== 'mssql',
  upsert: upserts.get(type) ?? 'a `MERGE` by key',
}));

const upserts: ReadonlyMap<string, string> = new Map([
  ['duckdb', '`ON CONFLICT (key) DO UPDATE`'],
  ['mysql', '`ON DUPLICATE KEY UPDATE`'],
  ['postgres', '`ON CONFLICT (key) DO UPDATE`'],
  ['sqlite', '`ON CONFLICT (key) DO UPDATE`'],
]);
