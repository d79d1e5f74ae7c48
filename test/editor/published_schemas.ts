import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { publishedSchemas } from '../../scripts/generate_schemas.ts';
import { addFiles } from '../host/temporary_folder.ts';

/** A folder with the published schemas as the source makes them now, for the tests of one file. */
export function publishedSchemasFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dagwright-schemas-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  addFiles(folder, Object.fromEntries(publishedSchemas()));
  return join(folder, 'schema');
}
