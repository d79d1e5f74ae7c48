import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dependencies } from '../../../src/emit/python/dependencies.ts';
import { printModule } from '../../../src/emit/python/print_module.ts';
import type { DependentTask } from '../../../src/emit/python/task_graph.ts';

function lines(after: Readonly<Record<string, readonly string[]>>): string {
  const tasks = Object.entries(after).map(([name, names]) => ({ name, after: names }));
  return printModule({ functions: [], body: dependencies(tasks) });
}

test('tasks in a row are one line', () => {
  expect(lines({ extract: [], load: ['extract'], check: ['load'] })).toBe('extract >> load >> check\n');
});

test('tasks side by side are a list in the middle of the line', () => {
  expect(
    lines({
      wait_for_export: [],
      extract: ['wait_for_export'],
      extract_regions: ['wait_for_export'],
      load: ['extract_regions', 'extract'],
      check: ['load'],
      done: ['check'],
    }),
  ).toBe('wait_for_export >> [extract, extract_regions] >> load >> check >> done\n');
});

test('tasks without neighbours do not appear', () => {
  expect(lines({ orders: [], invoices: [] })).toBe('');
});

test('a list never follows a list', () => {
  expect(
    lines({
      orders: [],
      invoices: [],
      daily: ['orders', 'invoices'],
      weekly: ['orders', 'invoices'],
      monthly: ['orders', 'invoices'],
    }),
  ).toBe('orders >> [daily, weekly, monthly]\ninvoices >> [daily, weekly, monthly]\n');
});

test('chains side by side stay chains', () => {
  expect(
    lines({
      start: [],
      extract_orders: ['start'],
      load_orders: ['extract_orders'],
      extract_invoices: ['start'],
      load_invoices: ['extract_invoices'],
      report: ['load_orders', 'load_invoices'],
    }),
  ).toBe('start >> extract_orders >> load_orders >> report\nstart >> extract_invoices >> load_invoices >> report\n');
});

test('what also follows a task joins the list at the end of its line', () => {
  expect(lines({ extract: [], load: ['extract'], audit: [], publish: ['load'], archive: ['load', 'audit'] })).toBe(
    'extract >> load >> [publish, archive]\naudit >> archive\n',
  );
});

test('what also comes before a task joins the list at the begin of its line', () => {
  expect(lines({ orders: [], invoices: [], join: ['orders', 'invoices'], other: ['invoices'], report: ['join'] })).toBe(
    '[orders, invoices] >> join >> report\ninvoices >> other\n',
  );
});

test('a task in the middle of two lines is named in both', () => {
  expect(lines({ extract: [], load: ['extract'], publish: ['load'], archive: ['load'], notify: ['publish'] })).toBe(
    'extract >> load >> publish >> notify\nload >> archive\n',
  );
});

test('a long chain goes on in the next line from where it stopped', () => {
  const tasks = Array.from({ length: 120 }, (_, index) => ({
    name: `step_${index}`,
    after: index === 0 ? [] : [`step_${index - 1}`],
  }));
  const printed = printModule({ functions: [], body: dependencies(tasks) });
  expect(printed.split('\n').filter((line) => line.endsWith('step_49'))).toEqual(['    >> step_49', '    step_49']);
});

test('a name that is no task is a broken promise of the caller', () => {
  expect(() => dependencies([{ name: 'load', after: ['extract'] }])).toThrow('"extract"');
});

const graphs: fc.Arbitrary<readonly DependentTask[]> = fc
  .array(fc.array(fc.nat(9), { maxLength: 4 }), { maxLength: 10 })
  .chain((rows) =>
    fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }).map((order) =>
      order.map((row) => ({
        name: `task_${row}`,
        after: (rows[row] ?? []).filter((other) => other < row).map((other) => `task_${other}`),
      })),
    ),
  );

test('the lines state exactly the dependencies of the tasks, each once', () => {
  fc.assert(
    fc.property(graphs, (tasks) => {
      const stated = statedEdges(tasks);
      const wanted = new Set(tasks.flatMap(({ name, after }) => after.map((other) => `${other} ${name}`)));
      expect(stated.toSorted()).toEqual([...wanted].toSorted());
    }),
    { numRuns: 2000 },
  );
});

/** Follows the lines as Python does: `>>` yields its right side, and lists do not know it. */
function statedEdges(tasks: readonly DependentTask[]): readonly string[] {
  return dependencies(tasks).flatMap((statement) => {
    if (statement.kind !== 'shift') throw new Error('A dependency is a shift.');
    const groups = statement.operands.map((operand) => {
      if (operand.kind === 'list') return operand.items.flatMap((item) => (item.kind === 'name' ? item.name : []));
      return operand.kind === 'name' ? [operand.name] : [];
    });
    return groups.slice(1).flatMap((group, index) => {
      const before = groups[index] ?? [];
      expect(Math.min(before.length, group.length)).toBe(1);
      return before.flatMap((left) => group.map((right) => `${left} ${right}`));
    });
  });
}
