import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../../src/edge/host/repository.ts';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { findings, inOrders, printed, project } from './project.ts';

/** The pipeline with a task whose statements stand in a file. */
function fileOf(path: string): string {
  return `kind: Pipeline
id: orders
tasks:
  load: { type: sql, connection: warehouse, file: ${JSON.stringify(path)} }
`;
}

function inFile(path: string): string {
  return findings({ 'pipelines/orders.yaml': fileOf(path) });
}

test('a file that does not exist', () => {
  expect(inFile('sql/load.sql')).toBe(`
pipelines/orders.yaml:4:51: error: The file "sql/load.sql" does not exist. [file-missing]
  4 |   load: { type: sql, connection: warehouse, file: "sql/load.sql" }
    |                                                   ^^^^^^^^^^^^^^
  help: Create it, or correct the path.
`);
});

test('a file above the repository', () => {
  expect(inFile('../../secrets.sql')).toBe(`
pipelines/orders.yaml:4:51: error: "../../secrets.sql" leads out of the repository. [file-outside]
  4 |   load: { type: sql, connection: warehouse, file: "../../secrets.sql" }
    |                                                   ^^^^^^^^^^^^^^^^^^^
  help: Only files of the repository are read: move the file into it.
`);
});

test('a file of the machine', () => {
  expect(inFile('/etc/passwd')).toBe(`
pipelines/orders.yaml:4:51: error: "/etc/passwd" leads out of the repository. [file-outside]
  4 |   load: { type: sql, connection: warehouse, file: "/etc/passwd" }
    |                                                   ^^^^^^^^^^^^^
  help: Only files of the repository are read: move the file into it.
`);
});

test('a folder in the place of a file', () => {
  expect(inFile('types')).toBe(`
pipelines/orders.yaml:4:51: error: "types" is not a file. [not-a-file]
  4 |   load: { type: sql, connection: warehouse, file: "types" }
    |                                                   ^^^^^^^
  help: Name a file, not a folder.
`);
});

test('paths that some system cannot hold', () => {
  expect(inFile('sql\\load.sql')).toBe(`
pipelines/orders.yaml:4:51: error: "sql\\load.sql" cannot be the path of a file: it contains a backslash. [unsafe-path]
  4 |   load: { type: sql, connection: warehouse, file: "sql\\\\load.sql" }
    |                                                   ^^^^^^^^^^^^^^^
  help: Rename the file.
`);
  expect(inFile('sql/lo\0ad.sql')).toBe(`
pipelines/orders.yaml:4:51: error: This text has a NUL character, which no target can take. [unreadable-character]
  4 |   load: { type: sql, connection: warehouse, file: "sql/lo\\u0000ad.sql" }
    |                                                   ^^^^^^^^^^^^^^^^^^^^
  help: Remove the escape.
`);
  expect(inFile('-rf/load.sql')).toBe(`
pipelines/orders.yaml:4:51: error: "-rf/load.sql" cannot be the path of a file: "-rf" begins with a dash, which commands take for an option. [unsafe-path]
  4 |   load: { type: sql, connection: warehouse, file: "-rf/load.sql" }
    |                                                   ^^^^^^^^^^^^^^
  help: Rename the file.
`);
  expect(inFile('sql/con.sql')).toBe(`
pipelines/orders.yaml:4:51: error: "sql/con.sql" cannot be the path of a file: "con.sql" is reserved by Windows. [unsafe-path]
  4 |   load: { type: sql, connection: warehouse, file: "sql/con.sql" }
    |                                                   ^^^^^^^^^^^^^
  help: Rename the file.
`);
});

test('the folder of git', () => {
  expect(inFile('../.git/config')).toBe(`
pipelines/orders.yaml:4:51: error: "../.git/config" cannot be the path of a file: ".git" belongs to git. [unsafe-path]
  4 |   load: { type: sql, connection: warehouse, file: "../.git/config" }
    |                                                   ^^^^^^^^^^^^^^^^
  help: Rename the file.
`);
});

test('a file that is not UTF-8', () => {
  const source = { path: 'pipelines/load.sql', text: 'SELECT \uFFFD;\n' };
  expect(
    inOrders('tasks:\n  load: { type: sql, connection: warehouse, file: load.sql }\n', {
      'pipelines/load.sql': { kind: 'not-utf-8', source, offset: 7 },
    }),
  ).toBe(`
pipelines/load.sql:1:8: error: The file "pipelines/load.sql" is not UTF-8: the bytes here cannot be read as text. [not-utf-8]
  1 | SELECT �;
    |        ^
  help: Save the file as UTF-8.
pipelines/orders.yaml:4:51: note: It is used here.
  4 |   load: { type: sql, connection: warehouse, file: load.sql }
    |                                                   ^^^^^^^^
`);
});

test('a file that an overlay names is looked for beside the overlay', () => {
  expect(
    findings({
      'environments/prod/overlays/orders.yaml': `kind: Overlay
pipeline: orders
tasks:
  load: { file: load.sql }
`,
      'pipelines/load.sql': 'SELECT 1;\n',
    }),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:17: error: The file "load.sql" does not exist. (in prod) [file-missing]
  4 |   load: { file: load.sql }
    |                 ^^^^^^^^
  help: Create it, or correct the path.
pipelines/orders.yaml:11:12: note: It replaces this value.
  11 |     query: SELECT 1
     |            ^^^^^^^^
`);
});

test('a symlink that leaves the repository, to a file that a task names and to a document', () => {
  const outer = temporaryFolder({
    'secrets/load.sql': 'SELECT 1;\n',
    'secrets/invoices.yaml': 'kind: Pipeline\n',
    ...inFolder('repository', { ...project, 'pipelines/orders.yaml': fileOf('../shared/load.sql') }),
  });
  symlinkSync('../secrets', join(outer, 'repository/shared'));
  symlinkSync('../../secrets/invoices.yaml', join(outer, 'repository/pipelines/invoices.yaml'));
  expect(printed(openRepository(join(outer, 'repository')))).toBe(`
pipelines/invoices.yaml:1:1: error: "pipelines/invoices.yaml" leads out of the repository through the symlink "pipelines/invoices.yaml". [file-outside]
  help: Only files of the repository are read: move the file into it.

pipelines/orders.yaml:4:51: error: "../shared/load.sql" leads out of the repository through the symlink "shared". [file-outside]
  4 |   load: { type: sql, connection: warehouse, file: "../shared/load.sql" }
    |                                                   ^^^^^^^^^^^^^^^^^^^^
  help: Only files of the repository are read: move the file into it.
`);
});

function inFolder(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}
