import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { openRepository } from '../../src/edge/host/repository.ts';
import { schemasIn, validatorOf, type Json } from './published.ts';

const published = schemasIn('schema');

/** The repository's own schemas, as a compile writes them: path → schema. */
const own = new Map<string, Json>();
compile(openRepository('.'), builtins, ({ path, text }) => {
  if (path.endsWith('.schema.json')) own.set(path, JSON.parse(text) as Json);
});

const documents = ['dagwright.yaml', ...yamlIn('pipelines'), ...yamlIn('environments')];

function yamlIn(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith('.yaml')).map((path) => join(folder, path));
}

/** The schema that a document's first line names, from the root of the repository. */
function modelineOf(path: string): string | undefined {
  const [line = ''] = readFileSync(path, 'utf8').split('\n', 1);
  const schema = /^# yaml-language-server: \$schema=(\S+)$/u.exec(line)?.[1];
  return schema === undefined ? undefined : join(dirname(path), schema);
}

function fileNameOf(kind: unknown): string {
  return kind === 'TaskType' ? 'task-type' : String(kind).toLowerCase();
}

test('the repository has its own schema of each kind of document', () => {
  expect([...own.keys()].toSorted()).toEqual(
    [...published.keys()].map((name) => `generated/schema/${name}.schema.json`),
  );
});

test.each(documents)('%s names the schema of its kind, and an editor finds nothing in it', (path) => {
  const document = parse(readFileSync(path, 'utf8'), { version: '1.2' }) as Json;
  const modeline = modelineOf(path);
  expect(modeline).toBe(`generated/schema/${fileNameOf(document['kind'])}.schema.json`);
  const validate = validatorOf(own.get(modeline ?? '') ?? {});
  validate(document);
  expect(validate.errors).toBe(null);
});

// A pipeline with a type of the organisation needs the repository's own schema: that is what it is written for.
const ownTypes = ['warehouse_table'];

test.each(documents.filter((path) => !ownTypes.some((type) => readFileSync(path, 'utf8').includes(`type: ${type}`))))(
  '%s is valid by the published schema',
  (path) => {
    const document = parse(readFileSync(path, 'utf8'), { version: '1.2' }) as Json;
    const validate = validatorOf(published.get(fileNameOf(document['kind'])) ?? {});
    validate(document);
    expect(validate.errors).toBe(null);
  },
);

test('the published schema does not know a type of the organisation, the repository’s own does', () => {
  const tasks = { publish: { type: 'warehouse_table', table: 'analytics.orders', query: 'SELECT 1' } };
  const pipeline = { kind: 'Pipeline', id: 'orders', tasks };
  expect(validatorOf(published.get('pipeline') ?? {})(pipeline)).toBe(false);
  expect(validatorOf(own.get('generated/schema/pipeline.schema.json') ?? {})(pipeline)).toBe(true);
});
