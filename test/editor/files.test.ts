import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { openRepository } from '../../src/edge/host/repository.ts';
import { publishedSchemas } from '../../scripts/generate_schemas.ts';
import { dagwright } from '../cli/command_line.ts';
import { addFiles } from '../host/temporary_folder.ts';
import { openEditor, type Editor } from './editor.ts';
import type { Workspace } from './language_server.ts';
import { schemasOf } from './schemas_of.ts';

const folder = mkdtempSync(join(tmpdir(), 'dagwright-editor-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The specs of a repository: path → text. */
function specsOf(repository: string): ReadonlyMap<string, string> {
  const below = (part: string): readonly string[] =>
    readdirSync(join(repository, part), { recursive: true, encoding: 'utf8' }).map((path) => join(part, path));
  const paths = ['dagwright.yaml', ...below('pipelines'), ...below('environments')];
  const specs = paths.filter((path) => path.endsWith('.yaml'));
  return new Map(specs.map((path) => [join(repository, path), readFileSync(join(repository, path), 'utf8')]));
}

/** An editor in which each text is the file that it comes from. */
function editorOf(specs: ReadonlyMap<string, string>, workspace: Workspace = {}): Promise<Editor> {
  const files = new Map([...specs].map(([path, text]) => [text, path]));
  return openEditor((text) => ({ file: files.get(text.replaceAll('¦', '')) ?? '' }), workspace);
}

describe.each([
  ['the demo', () => Promise.resolve('.')],
  [
    'a new project',
    async () => {
      await dagwright(folder, ['init', 'shop']);
      await dagwright(join(folder, 'shop'), ['compile']);
      return join(folder, 'shop');
    },
  ],
])('%s', (_name, make) => {
  let specs: ReadonlyMap<string, string> = new Map();
  let schemas = '';
  let editor: Editor;
  beforeAll(async () => {
    const repository = await make();
    specs = specsOf(repository);
    schemas = resolve(repository, 'generated', 'schema');
    editor = await editorOf(specs);
  });
  afterAll(() => editor.close());

  test('no line of it is underlined', async () => {
    const found = await Promise.all(
      [...specs].map(async ([path, text]) => [path, await editor.problems(text)] as const),
    );
    expect(found.length).toBeGreaterThan(4);
    expect(found.filter(([, problems]) => problems.length > 0)).toEqual([]);
  });

  test('the first line of each file leads to the schema of its kind', async () => {
    const sources = await Promise.all([...specs.values()].map((text) => sourceOf(editor, text)));
    expect(sources).toEqual([...specs.values()].map((text) => addressOf(schemas, text)));
  });
});

/** The schema that the editor shows under the hover over the kind of a document. */
async function sourceOf(editor: Editor, text: string): Promise<string | undefined> {
  const [hover = ''] = await editor.hovers(text.replace(/^kind/mu, '¦kind'));
  return /Source: .*\((?<address>.*)\)/u.exec(hover)?.groups?.['address'];
}

function addressOf(schemas: string, text: string): string | undefined {
  return schemasOf(schemas)(text).schema;
}

test('the settings in the documentation give each file without a first line the schema of its kind', async () => {
  const block = /```json\n(?<json>.*?)```/su.exec(readFileSync('docs/editor.md', 'utf8'))?.groups?.['json'] ?? '';
  const settings = JSON.parse(block) as { readonly 'yaml.schemas': NonNullable<Workspace['schemas']> };
  const root = join(folder, 'settings');
  const specs = new Map([...specsOf('.')].map(([path, text]) => [join(root, path), text.replace(/^#.*\n/u, '')]));
  specs.set(join(root, 'pipelines/sales/_defaults.yaml'), 'kind: Defaults\npipeline: { tier: critical }\n');
  for (const [path, text] of publishedSchemas()) addFiles(root, { [`generated/${path}`]: text });
  const editor = await editorOf(specs, { folder: root, schemas: settings['yaml.schemas'] });
  const sources = await Promise.all([...specs.values()].map((text) => sourceOf(editor, text)));
  await editor.close();
  expect(sources).toEqual([...specs.values()].map((text) => addressOf(join(root, 'generated/schema'), text)));
});

describe('the corpus', () => {
  let editor: Editor;
  beforeAll(async () => {
    const schemas: Record<string, string> = {};
    compile(openRepository('test/corpus'), builtins, ({ path, text }) => {
      if (path.endsWith('.schema.json')) schemas[path] = text;
    });
    addFiles(join(folder, 'corpus'), schemas);
    editor = await openEditor(schemasOf(join(folder, 'corpus/generated/schema')));
  });
  afterAll(() => editor.close());

  test('no line of it is underlined', async () => {
    const specs = [...specsOf('test/corpus')];
    const found = await Promise.all(specs.map(async ([path, text]) => [path, await editor.problems(text)] as const));
    expect(found.filter(([, problems]) => problems.length > 0)).toEqual([]);
  });

  test('its own types of tasks are offered, and their inputs with descriptions', async () => {
    const types = await editor.offers('kind: Pipeline\nid: orders\ntasks:\n  copy:\n    type: ¦');
    expect(types.map(({ label }) => label)).toEqual(expect.arrayContaining(['mail_reminder', 'sql', 'warehouse_copy']));
    const offers = await editor.offers('kind: Pipeline\nid: orders\ntasks:\n  copy:\n    type: warehouse_copy\n    ¦');
    const described = new Map(offers.map(({ label, documentation }) => [label, documentation]));
    expect(described.get('target')).toBe('The table that is replaced');
    expect(described.get('query')).toBe('What it holds');
    expect(described.has('command')).toBe(false);
  });
});
