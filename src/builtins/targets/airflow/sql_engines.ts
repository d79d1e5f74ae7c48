import type { Text } from '../../../values/text.ts';

/** How the driver behind Airflow's hook names a parameter; `percent` doubles a literal percent sign. */
export function parameterStyle(type: string): 'percent' | 'colon' | undefined {
  return styles.get(type);
}

const styles: ReadonlyMap<string, 'percent' | 'colon'> = new Map([
  ['bigquery', 'percent'],
  ['clickhouse', 'percent'],
  ['databricks', 'colon'],
  ['mssql', 'percent'],
  ['mysql', 'percent'],
  ['oracle', 'colon'],
  ['postgres', 'percent'],
  ['redshift', 'percent'],
  ['snowflake', 'percent'],
  ['sqlite', 'colon'],
]);

/** What an engine makes of several statements: `ddl`: one that changes a table's form commits what came before. */
export function transactions(type: string): 'all' | 'ddl' | 'none' {
  if (['bigquery', 'clickhouse', 'databricks', 'trino'].includes(type)) return 'none';
  return ['mysql', 'oracle', 'snowflake'].includes(type) ? 'ddl' : 'all';
}

/** The text with a filler of one character for each value: what stands in a value is no part of the SQL's form. */
export function withFillers(statements: Text): string {
  return statements.map((piece) => (piece.kind === 'value' ? filler : piece.text)).join('');
}

export const filler = '0';
