import type { RunRow } from './run_rows.ts';

/** A column of a table of runs. */
export interface RunColumn {
  readonly title: string;
  readonly cell: (row: RunRow) => string;
}

const sides: Readonly<Record<RunRow['on'], string>> = { before: 'only before', after: 'only after', both: 'both' };

const side: RunColumn = { title: 'Before or after', cell: ({ on }) => sides[on] };
const due: RunColumn = { title: 'Due', cell: (row) => row.due };
const utc: RunColumn = { title: 'In UTC', cell: (row) => row.utc };
const from: RunColumn = { title: 'Data from', cell: ({ window }) => window?.from ?? '' };
const to: RunColumn = { title: 'Data to', cell: ({ window }) => window?.to ?? '' };

/** What is to be said of runs: UTC beside another zone, the data where they cover a span. */
export function runColumns(rows: readonly RunRow[]): readonly RunColumn[] {
  const isUtc = rows.every((row) => row.due === row.utc);
  const hasData = rows.some(({ window }) => window !== undefined);
  return [side, due, ...(isUtc ? [] : [utc]), ...(hasData ? [from, to] : [])];
}
