import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blocksOf } from './examples.ts';
import { builtinViolations, circles, layers, layerViolations } from './layers.ts';
import { readModule, readModules, type Module } from './modules.ts';

const modules = readModules('.', 'src');

/** A small house of its own, to see that the rules can fail. */
function house(files: Readonly<Record<string, string>>): ReadonlyMap<string, Module> {
  return new Map(Object.entries(files).map(([path, text]) => [path, readModule(path, text)]));
}

function broken(rule: string, from: ReadonlyMap<string, Module>): readonly string[] {
  return [...from.values()].flatMap(({ path, breaks }) =>
    breaks.filter((one) => one.rule === rule).map(({ what }) => `${path} ${what}`),
  );
}

test('all files of the source are looked at', () => {
  expect(modules.size).toBeGreaterThan(150);
  expect(modules.get('src/compile.ts')?.imports.map(({ path }) => path)).toContain('src/resolve/resolve.ts');
});

test('no file imports from its own layer or a higher one', () => {
  expect(layerViolations(modules.values())).toEqual([]);
});

test('the README of the source shows these layers', () => {
  const shown = blocksOf(readFileSync('src/README.md', 'utf8')).map(({ text }) => text);
  expect(shown).toEqual([layers.map((areas) => `${areas.join(' · ')}\n`).join('')]);
});

test('an import of a higher layer is named with both files', () => {
  const upward = house({
    'src/tree/merge.ts': "import { plan } from '../resolve/plan.ts';",
    'src/load/load.ts': "import type { Survey } from '../survey/survey.ts';",
    'src/edge/cli/main.ts': "export { compile } from '../../compile.ts';",
    'src/orders/orders.ts': '',
  });
  expect(layerViolations(upward.values())).toEqual([
    'src/tree/merge.ts imports src/resolve/plan.ts, which is in a higher layer',
    'src/load/load.ts imports src/survey/survey.ts, which is in the same layer',
    'src/orders/orders.ts is in no layer: add "orders" to test/house/layers.ts',
  ]);
});

test('a task type and a target are named by the list of their kind alone', () => {
  expect(builtinViolations(modules.values())).toEqual([]);
});

test('a task type that reaches into another one is named', () => {
  const reaching = house({
    'src/builtins/tasks/index.ts': "import { sql } from './sql/index.ts';",
    'src/builtins/tasks/check/index.ts': "import { sql } from '../sql/index.ts';",
  });
  expect(builtinViolations(reaching.values())).toEqual([
    'src/builtins/tasks/check/index.ts imports src/builtins/tasks/sql/index.ts, which only the list of its kind may',
  ]);
});

test('no imports run in a circle, types included', () => {
  expect(circles(modules)).toEqual([]);
});

test('a circle is shown whole', () => {
  const round = house({
    'src/tree/orders.ts': "import type { Invoice } from './invoices.ts';",
    'src/tree/invoices.ts': "import { ship } from './shipments.ts';",
    'src/tree/shipments.ts': "export const ship = () => import('./orders.ts');",
  });
  expect(circles(round)).toEqual([
    'src/tree/orders.ts → src/tree/invoices.ts → src/tree/shipments.ts → src/tree/orders.ts',
  ]);
});

test('files, processes and the clock are asked in src/edge only', () => {
  const inner = new Map([...modules].filter(([path]) => !path.startsWith('src/edge/')));
  expect(broken('world', inner)).toEqual([]);
});

test('what asks the world is found however it is written', () => {
  const worldly = house({
    'src/time/now.ts': `
      import { readFileSync } from 'fs';
      import type { Stats } from 'node:fs/promises';
      export const moment = new Date();
      export const epoch = Date.now();
      export const zone = process.env.TZ;
      export const fixed = new Date(0); // Date.now() in a comment and 'process' in a text are nothing`,
  });
  expect(broken('world', worldly)).toEqual([
    'src/time/now.ts imports "fs"',
    'src/time/now.ts imports "node:fs/promises"',
    'src/time/now.ts makes a "new Date()" of the present moment',
    'src/time/now.ts calls "Date.now"',
    'src/time/now.ts mentions "process"',
  ]);
});

test('nothing is exported by default', () => {
  expect(broken('default export', modules)).toEqual([]);
  expect(broken('default export', house({ 'src/text/order.ts': 'export default 1;' }))).toEqual([
    'src/text/order.ts has a default export',
  ]);
});

test('a class is there to hide state', () => {
  expect(broken('class without hidden state', modules)).toEqual([]);
  const classes = house({
    'src/text/order.ts': 'export class Order { id = 1; }',
    'src/text/counter.ts': 'export class Counter { #count = 0; next(): number { return this.#count++; } }',
  });
  expect(broken('class without hidden state', classes)).toEqual(['src/text/order.ts has a class that hides nothing']);
});
