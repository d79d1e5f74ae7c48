/** Makes every derived file: types, published schemas, tables of the documentation. `npm run generate`; CI fails when they are stale. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findingPicture } from './finding_picture.ts';
import { planForm } from '../src/edge/report/plan/json/plan_form.ts';
import { planPicture } from './plan_picture.ts';
import { rulePages } from './generate_rules.ts';
import { graphPictures } from './graph_pictures.ts';
import { graphReportSchema } from './graph_report_schema.ts';
import { pagesWithTables, withTables } from './generate_tables.ts';
import { generatedTypes } from './generate_types.ts';
import { lintReportSchema } from './lint_report_schema.ts';
import { publishedSchemas } from './generate_schemas.ts';

const root = join(import.meta.dirname, '..', '..', '..');

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stderr.write(`${path}\n`);
}

write('src/generated/types.ts', await generatedTypes());
for (const [path, text] of publishedSchemas()) write(path, text);
write('schema/report/lint.schema.json', lintReportSchema());
write('schema/report/graph.schema.json', graphReportSchema());
write('schema/report/plan.schema.json', `${JSON.stringify(planForm, null, 2)}\n`);
for (const [path, text] of rulePages(root)) write(path, text);
const shown = readFileSync(join(root, 'src/builtins/rules/insert-without-key/README.md'), 'utf8');
write('docs/finding.svg', findingPicture(shown));
write('docs/plan.svg', planPicture(readFileSync(join(root, 'docs/plan.md'), 'utf8')));
for (const [path, text] of graphPictures(root)) write(path, text);
for (const path of pagesWithTables) write(path, withTables(readFileSync(join(root, path), 'utf8')));
