// Ratios, measured in one run. Each variant is a fresh process; rounds are interleaved; cells are medians.
// Usage: node run.js [--quick] [--only <measure>] [--root <package>], where the package has bin/ and dist/, and a measure
// is the name of a function in rows.js.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measures } from './rows.js';
import { table } from './table.js';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    root: { type: 'string', default: join(import.meta.dirname, '../..') },
  },
});

const sizes = values.quick
  ? { cold: 200, scaled: 50, validated: 100, rounds: 3, starts: 5, loads: 3 }
  : { cold: 2000, scaled: 500, validated: 1000, rounds: 5, starts: 15, loads: 11 };

const work = mkdtempSync(join(tmpdir(), 'dagwright-bench-'));
try {
  const rows = [];
  for (const measure of measures.filter(({ name }) => values.only === undefined || name === values.only)) {
    const found = await measure({ root: values.root, work, sizes });
    for (const row of found) console.error(`measured: ${row.measure}`);
    rows.push(...found);
  }
  console.log(table(rows));
} finally {
  rmSync(work, { recursive: true, force: true });
}
