import { expect, test } from 'vitest';
import { findings, project, type Files } from './project.ts';

test('an empty file', () => {
  expect(findings({ 'pipelines/orders.yaml': '' })).toBe(`
pipelines/orders.yaml:1:1: error: This file is empty; a document with a "kind" belongs here. [empty-file]
  help: Write the document, or remove the file.
`);
});

test('a list where a document belongs', () => {
  expect(findings({ 'pipelines/orders.yaml': '- kind: Pipeline\n' })).toBe(`
pipelines/orders.yaml:1:1: error: This file holds a list; a map with a "kind" belongs here. [root-not-map]
  1 | - kind: Pipeline
    | ^^^^^^^^^^^^^^^^
  help: Begin with a line such as "kind: Pipeline".
`);
});

test('a file that is not UTF-8', () => {
  const source = { path: 'pipelines/orders.yaml', text: 'kind: Pipeline\nid: ord\uFFFDrs\n' };
  expect(findings({ 'pipelines/orders.yaml': { kind: 'not-utf-8', source, offset: 22 } })).toBe(`
pipelines/orders.yaml:2:8: error: The file "pipelines/orders.yaml" is not UTF-8: the bytes here cannot be read as text. [not-utf-8]
  2 | id: ord�rs
    |        ^
  help: Save the file as UTF-8.
`);
});

test('a file of 20 MB', () => {
  expect(findings({ 'pipelines/orders.yaml': { kind: 'too-large', bytes: 20_971_520, limit: 10_485_760 } })).toBe(`
pipelines/orders.yaml:1:1: error: The file "pipelines/orders.yaml" has 20971520 bytes; 10485760 are the most. [file-too-large]
  help: Split it: no pipeline needs a file of this size.
`);
});

test('a file that may not be read', () => {
  expect(findings({ 'pipelines/orders.yaml': { kind: 'unreadable', code: 'EACCES' } })).toBe(`
pipelines/orders.yaml:1:1: error: The file "pipelines/orders.yaml" cannot be read (EACCES). [file-unreadable]
  help: Check its permissions, and what its links lead to.
`);
});

test('a repository without a project', () => {
  expect(findings({ 'dagwright.yaml': undefined })).toBe(`
dagwright.yaml:1:1: error: The file "dagwright.yaml" does not exist. [file-missing]
  help: Go to the folder that holds it, or begin a project with \`dagwright init\`.
`);
});

test('a project of another kind', () => {
  expect(findings({ 'dagwright.yaml': 'kind: Pipeline\nid: orders\ntasks: { load: { type: noop } }\n' })).toBe(`
dagwright.yaml:1:7: error: dagwright.yaml must hold the project; the kind of this document is "Pipeline". [project-missing]
  1 | kind: Pipeline
    |       ^^^^^^^^
  help: Write \`kind: Project\` here, and move the other document.
`);
});

test('a second project', () => {
  expect(findings({ 'pipelines/dagwright.yaml': project['dagwright.yaml'] })).toBe(`
pipelines/dagwright.yaml:1:1: error: A repository has one project, and it stands in dagwright.yaml. [project-twice]
  1 | kind: Project
    | ^^^^^^^^^^^^^
  help: Remove this document.
`);
});

const overlay = 'environments/prod/overlays/orders.yaml';

/** Every kind of document, each with a mistake at its end. */
const wrong: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...project, [overlay]: 'kind: Overlay\npipeline: orders\ntier: critical\n' }).map(([path, text]) => [
    path,
    `${text}zzz: 1\n`,
  ]),
);

test.each(Object.keys(wrong))('a broken file hides no finding of another: %s', (broken) => {
  const files: Files = { ...wrong, [broken]: 'kind: [\n' };
  const told = findings(files).match(/^\S+?: error: .*$/gmu) ?? [];
  const others = told.filter((line) => !line.startsWith(`${broken}:`));
  const expected = Object.keys(wrong).filter((path) => path !== broken);
  expect(others.map((line) => line.replace(/:\d+:\d+: /u, ': '))).toEqual(
    expected.toSorted().map((path) => `${path}: error: Unknown key "zzz". [unknown-key]`),
  );
  expect(told.length).toBe(expected.length + 1);
});
