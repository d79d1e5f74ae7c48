import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { positionAt } from '../../src/text/source.ts';
import { expand } from '../../src/tree/expand.ts';
import { merge } from '../../src/tree/merge.ts';
import { readYaml } from '../../src/tree/read/read_yaml.ts';
import type { Shape } from '../../src/tree/shape.ts';
import { child, valueOf, type Tree } from '../../src/tree/tree.ts';

function tree(path: string, text: string): Tree {
  const read = readYaml({ path, text }, (diagnostic) => {
    throw new Error(diagnostic.message);
  });
  if (read === undefined) throw new Error('no map');
  return read;
}

function merged(
  base: string,
  over: string,
  shape: Shape = {},
): { value: unknown; tree: Tree; found: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  const context = { base: 'pipeline "orders"', report: (diagnostic: Diagnostic) => found.push(diagnostic) };
  const result = merge(expand(tree('base.yaml', base), shape), expand(tree('over.yaml', over), shape), shape, context);
  return { value: JSON.parse(JSON.stringify(valueOf(result))), tree: result, found };
}

test('maps merge by key, and everything else replaces', () => {
  const { value } = merged(
    'retries: { count: 1, delay: 5m }\ntags: [orders, daily]',
    'retries: { count: 3 }\ntags: [hourly]',
  );
  expect(value).toEqual({ retries: { count: 3, delay: '5m' }, tags: ['hourly'] });
});

test('a value remembers what it replaced, through all layers', () => {
  const once = merged('retries: 1', 'retries: 3').tree;
  const twice = merge(once, tree('top.yaml', 'retries: 5'), {}, { base: 'x', report: () => undefined });
  const places: string[] = [];
  for (let leaf = child(twice, 'retries'); leaf !== undefined; leaf = leaf.replaced) {
    places.push(`${leaf.source.path}:${positionAt(leaf.source, leaf.start).column}`);
  }
  expect(places).toEqual(['top.yaml:10', 'over.yaml:10', 'base.yaml:10']);
});

test('$delete unsets a key, $replace swaps a map whole', () => {
  const { value, found } = merged(
    'timeout: 1h\nretries: { count: 1, delay: 5m }',
    'timeout: { $delete: true }\nretries: { $replace: true, count: 2 }',
  );
  expect(value).toEqual({ retries: { count: 2 } });
  expect(found).toEqual([]);
});

test('a marker counts only with the value true', () => {
  expect(merged('orders: { a: 1 }', 'orders: { $replace: no, b: 2 }').value).toEqual({
    orders: { a: 1, $replace: 'no', b: 2 },
  });
});

test('deleting what is not there names what may have been meant', () => {
  const { found } = merged('timeout: 1h', 'timeuot: { $delete: true }');
  expect(found.map((one) => one.message)).toEqual([
    '"timeuot" is deleted here, but pipeline "orders" has no "timeuot". Did you mean "timeout"?',
  ]);
});

test('a new member of a declared map must say $add, and then must be new', () => {
  const shape: Shape = { properties: { tasks: { declared: true } } };
  const base = 'tasks: { load: { type: sql } }';
  expect(merged(base, 'tasks: { laod: { pool: x } }', shape).found.map((one) => one.code)).toEqual([
    'overlay-unknown-task',
  ]);
  expect(merged(base, 'tasks: { load: { $add: true, type: noop } }', shape).found.map((one) => one.code)).toEqual([
    'add-existing',
  ]);
  expect(merged(base, 'tasks: { audit: { $add: true, type: noop } }', shape).value).toEqual({
    tasks: { load: { type: 'sql' }, audit: { type: 'noop' } },
  });
});

test('a map over a single value, and the reverse, is a finding with both places', () => {
  const { found } = merged('pool: warehouse', 'pool: { name: other }');
  expect(found.map((one) => [one.code, one.place.source.path, one.related?.[0]?.place.source.path])).toEqual([
    ['map-over-scalar', 'over.yaml', 'base.yaml'],
  ]);
});

const schedule: Shape = {
  properties: {
    schedule: { shorthand: { words: ['manual'] }, alternatives: [['cron', 'window'], ['manual']] },
    pool: { shorthand: { key: 'name' } },
  },
};

test('a shorthand merges as the map that it stands for', () => {
  expect(merged('pool: { name: warehouse, slots: 2 }', 'pool: heavy', schedule).value).toEqual({
    pool: { name: 'heavy', slots: 2 },
  });
});

test('FINE-PRINT 13: an alternative of a higher layer replaces the lower one with the keys that only it can have', () => {
  expect(merged('schedule: { cron: daily, window: none, timezone: UTC }', 'schedule: manual', schedule).value).toEqual({
    schedule: { timezone: 'UTC', manual: true },
  });
  expect(merged('schedule: manual', 'schedule: { cron: hourly }', schedule).value).toEqual({
    schedule: { cron: 'hourly' },
  });
});

test('FINE-PRINT 14: a typed value in free data replaces whole', () => {
  const { value } = merged(
    'body: { delay: { $duration: 5m }, rest: { a: 1 } }',
    'body: { delay: { value: 3 }, rest: { b: 2 } }',
    {
      properties: { body: { free: true, each: { free: true } } },
    },
  );
  expect(value).toEqual({ body: { delay: { value: 3 }, rest: { a: 1, b: 2 } } });
});

const key = fc.constantFrom('orders', 'invoices', 'shipments', 'constructor');
const layer = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.integer({ min: 0, max: 9 }), tie('map')),
  map: fc.dictionary(key, tie('value'), { maxKeys: 3 }),
}));

/** Layers of one form: merging never meets a map over a single value. */
const layers = fc
  .tuple(layer.map, layer.map, layer.map)
  .filter(([one, two, three]) => fits(one, two) && fits(one, three) && fits(two, three));

function fits(left: unknown, right: unknown): boolean {
  if (!isMap(left) || !isMap(right)) return isMap(left) === isMap(right);
  return Object.keys(left).every((name) => !Object.hasOwn(right, name) || fits(left[name], right[name]));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function mergeTrees(base: Tree, over: Tree): Tree {
  return merge(
    base,
    over,
    {},
    {
      base: 'x',
      report: (diagnostic) => {
        throw new Error(diagnostic.message);
      },
    },
  );
}

function made(value: unknown): Tree {
  return tree('layer.yaml', Object.keys(value as object).length === 0 ? '{}' : JSON.stringify(value));
}

test('merging layers is associative', () => {
  fc.assert(
    fc.property(layers, ([one, two, three]) => {
      const [a, b, c] = [made(one), made(two), made(three)];
      const left = valueOf(mergeTrees(mergeTrees(a, b), c));
      expect(valueOf(mergeTrees(a, mergeTrees(b, c)))).toEqual(left);
    }),
  );
});

test('merging a layer with itself changes no value, and merging changes no tree', () => {
  fc.assert(
    fc.property(layer.map, (one) => {
      const a = made(one);
      const before = JSON.stringify(valueOf(a));
      expect(valueOf(mergeTrees(a, a))).toEqual(valueOf(a));
      expect(JSON.stringify(valueOf(a))).toBe(before);
    }),
  );
});
