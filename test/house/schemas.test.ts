import { describe, expect, test } from 'vitest';
import {
  everySchema,
  isJson,
  propertiesOf,
  schemasIn,
  shownValues,
  validatorOf,
  validatorsInside,
  type Inside,
  type Json,
} from './published.ts';

const published = schemasIn('schema');

function everywhere(): readonly Inside[] {
  return [...published].flatMap(([name, schema]) => everySchema(name, schema));
}

const properties = everywhere().flatMap(propertiesOf);

test('there is a published schema of each kind of document', () => {
  expect([...published.keys()]).toEqual([
    'defaults',
    'environment',
    'overlay',
    'pipeline',
    'project',
    'rule',
    'task-type',
  ]);
});

describe.each([...published])('%s', (name, schema) => {
  test('is valid JSON Schema 2020-12, with an id', () => {
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema['$id']).toMatch(new RegExp(`^https://.*/${name}\\.schema\\.json$`, 'u'));
    expect(() => validatorOf(schema)).not.toThrow();
  });
});

test('every property has a title', () => {
  expect(properties.length).toBeGreaterThan(800);
  expect(properties.filter(({ schema }) => typeof schema['title'] !== 'string').map(({ path }) => path)).toEqual([]);
});

/** The description, and nothing for what is none. */
function descriptionOf({ description }: Json): string {
  return typeof description === 'string' ? description : '';
}

test('every property has a description that helps in a hover', () => {
  const poor = properties.filter(({ schema }) => {
    const words = descriptionOf(schema).split(/\s+/u);
    return words.length < 3 || schema['description'] === schema['title'];
  });
  expect(poor.map(({ path, schema }) => `${path}: ${descriptionOf(schema)}`)).toEqual([]);
});

test('every description is a sentence', () => {
  const unfinished = properties.filter(({ schema }) => !/^[A-Z`].*[.)]$/u.test(descriptionOf(schema)));
  expect(unfinished.map(({ path, schema }) => `${path}: ${descriptionOf(schema)}`)).toEqual([]);
});

test('every property shows a value: an example, a default or the only ones that are allowed', () => {
  const bare = properties.filter(
    ({ schema }) => shownValues(schema).length === 0 && schema['const'] === undefined && schema['oneOf'] === undefined,
  );
  expect(bare.map(({ path }) => path)).toEqual([]);
});

test('every example and default is allowed by its own property', () => {
  const wrong = [...published].flatMap(([name, file]) => {
    const validatorAt = validatorsInside(name, file);
    return distinct(everySchema(name, file).flatMap(propertiesOf)).flatMap(({ path, schema }) => {
      const wrongValues = shownValues(schema).filter((value) => !validatorAt(path)(value));
      return wrongValues.map((value) => `${path}: ${JSON.stringify(value)}`);
    });
  });
  expect(wrong).toEqual([]);
});

/** Of equal schemas in one file, the first. */
function distinct(all: readonly Inside[]): readonly Inside[] {
  const first = new Map(all.toReversed().map((one) => [JSON.stringify(one.schema), one]));
  return [...first.values()];
}

test('a property of some length that stands at several places of a file is written once', () => {
  const twice = [...published].flatMap(([name, file]) => {
    const texts = everySchema(name, file)
      .flatMap(propertiesOf)
      .map(({ path, schema }) => [path, JSON.stringify(schema)] as const);
    const first = new Map(texts.toReversed().map(([path, text]) => [text, path]));
    return texts.filter(([path, text]) => text.length >= 1000 && first.get(text) !== path).map(([path]) => path);
  });
  expect(twice).toEqual([]);
});

/** A map that refers to its form is closed there; a task of any type by the schema of the type, which a condition picks. */
function isClosedElsewhere({ schema }: Inside): boolean {
  return Array.isArray(schema['allOf']);
}

test('every map is closed, or says what its values are', () => {
  const open = everywhere().filter(
    ({ path, schema }) =>
      (schema['type'] === 'object' || isJson(schema['properties'])) &&
      !isJson(schema['additionalProperties']) &&
      schema['additionalProperties'] !== false &&
      !path.endsWith('/if'),
  );
  expect(open.filter((inside) => !isClosedElsewhere(inside)).map(({ path }) => path)).toEqual([]);
});

const load = { type: 'sql', connection: 'warehouse', query: 'SELECT 1' };
const pipeline = { kind: 'Pipeline', id: 'orders', tasks: { load } };
const overlay = { kind: 'Overlay', pipeline: 'orders' };

const pipelines = validatorOf(published.get('pipeline') ?? {});
const overlays = validatorOf(published.get('overlay') ?? {});

test.each([
  ['a key of the document', { ...pipeline, ownr: 'sales-platform' }],
  ['a key of the schedule', { ...pipeline, schedule: { crom: '30 2 * * *' } }],
  ['a key of a task', { ...pipeline, tasks: { load: { ...load, retrys: 3 } } }],
  ['a key of another task type', { ...pipeline, tasks: { load: { ...load, command: 'ls' } } }],
  ['a key of the retries', { ...pipeline, tasks: { load: { ...load, retries: { counts: 3 } } } }],
  ['a key of the task defaults', { ...pipeline, task_defaults: { pol: 'warehouse' } }],
  ['a task type', { ...pipeline, tasks: { load: { type: 'sq' } } }],
  ['a task without a type', { ...pipeline, tasks: { load: {} } }],
])('an editor shows a mistake in %s', (_name, document) => {
  expect(pipelines(pipeline)).toBe(true);
  expect(pipelines(document)).toBe(false);
});

test.each([
  ['deletes a task', { ...overlay, tasks: { load: { $delete: true } } }, true],
  ['deletes a key of a task', { ...overlay, tasks: { load: { pool: { $delete: true } } } }, true],
  ['deletes a key of the pipeline', { ...overlay, timeout: { $delete: true } }, true],
  ['swaps a map', { ...overlay, tasks: { load: { parameters: { $replace: true, day: 'x' } } } }, true],
  ['swaps a map of a pipeline', { ...overlay, schedule: { $replace: true, cron: 'daily' } }, true],
  ['swaps a map of groups', { ...overlay, groups: { $replace: true, stage: {} } }, true],
  ['adds a task', { ...overlay, tasks: { audit: { $add: true, ...load } } }, true],
  ['adds a task without a type', { ...overlay, tasks: { audit: { $add: true } } }, false],
  [
    'adds a task with a key that its type lacks',
    { ...overlay, tasks: { audit: { $add: true, ...load, command: 'ls' } } },
    false,
  ],
  ['changes a command of bash', { ...overlay, tasks: { load: { command: 'ls' } } }, true],
  ['changes a command of a container', { ...overlay, tasks: { load: { command: ['ls', '-l'] } } }, true],
  ['changes a command to what no type has', { ...overlay, tasks: { load: { command: { run: 'ls' } } } }, false],
  ['changes one key of a task', { ...overlay, tasks: { load: { retries: 5 } } }, true],
  ['deletes with another value than true', { ...overlay, timeout: { $delete: false } }, false],
  ['deletes and says more', { ...overlay, schedule: { $delete: true, cron: 'daily' } }, false],
])('an overlay that %s', (_name, document, isAccepted) => {
  expect(overlays(document)).toBe(isAccepted);
});

const defaults = {
  kind: 'Defaults',
  pipeline: { timeout: '3h' },
  task: { retries: 2 },
  task_types: { sql: { pool: 'a' } },
};
const environment = { kind: 'Environment', id: 'prod-eu', extends: 'shared-cloud', variables: { region: 'eu' } };

test.each([
  ['defaults of a folder', 'defaults', defaults, true],
  ['defaults of a key with the form of one type', 'defaults', { ...defaults, task: { output: 'json' } }, true],
  ['defaults of a key with a form of no type', 'defaults', { ...defaults, task: { output: 'xml' } }, false],
  ['defaults that say nothing', 'defaults', { kind: 'Defaults' }, true],
  ['defaults that unset a key', 'defaults', { ...defaults, pipeline: { timeout: { $delete: true } } }, true],
  ['defaults with an id', 'defaults', { ...defaults, id: 'sales' }, false],
  ['defaults with a misspelt key of a task', 'defaults', { ...defaults, task: { retrys: 2 } }, false],
  ['defaults with a key that makes a task what it is', 'defaults', { ...defaults, task: { after: [] } }, false],
  ['defaults of another type’s key', 'defaults', { ...defaults, task_types: { sql: { command: 'ls' } } }, false],
  ['an environment that extends another', 'environment', environment, true],
  ['one that unsets a variable', 'environment', { ...environment, variables: { region: { $delete: true } } }, true],
  ['one that swaps its pools', 'environment', { ...environment, pools: { $replace: true, a: { slots: 1 } } }, true],
  ['one that unsets its id', 'environment', { ...environment, id: { $delete: true } }, false],
  ['one that extends two', 'environment', { ...environment, extends: ['a', 'b'] }, false],
  ['one that extends what is no id', 'environment', { ...environment, extends: 'Shared Cloud' }, false],
])('what an editor says of %s', (_name, kind, document, isAccepted) => {
  expect(validatorOf(published.get(kind) ?? {})(document)).toBe(isAccepted);
});
