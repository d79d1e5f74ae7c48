import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedText } from '../../src/tree/edit/change.ts';
import { readYaml } from '../../src/tree/read/read_yaml.ts';
import { child, valueOf } from '../../src/tree/tree.ts';

function changed(text: string, path: string, value?: string | number | boolean): string | undefined {
  const change = { path: path.split('.'), ...(value === undefined ? {} : { value }) };
  return changedText({ path: 'pipelines/orders.yaml', text }, change);
}

const orders = `# Orders of the shop.
id: orders   # short

schedule:
  cron: "30 2 * * *"   # after the export
  start: 2026-01-01
tasks:
  load: { type: sql, retries: { count: 3 }, query: 'SELECT 1' }   # one line
  check:
    type: bash
    command: |
      check-orders

      check-sums
    timeout: 5m
`;

test('a key that is missing comes below the last one of its map, as far to the right', () => {
  expect(changed(orders, 'schedule.timezone', 'UTC')).toBe(
    orders.replace('  start: 2026-01-01\n', '  start: 2026-01-01\n  timezone: UTC\n'),
  );
  expect(changed(orders, 'tasks.check.owner', 'on call: yes')).toBe(`${orders}    owner: "on call: yes"\n`);
  expect(changed(orders, 'tasks.load.retries.backoff', 'exponential')).toBe(
    orders.replace('{ count: 3 }', '{ count: 3, backoff: exponential }'),
  );
});

test('a value is replaced where it stands, and the comment behind it stays', () => {
  expect(changed(orders, 'schedule.cron', '0 3 * * *')).toBe(orders.replace('30 2', '0 3'));
  expect(changed(orders, 'tasks.load.retries.count', 5)).toBe(orders.replace('count: 3', 'count: 5'));
  expect(changed(orders, 'id', 'true')).toBe(orders.replace('id: orders', 'id: "true"'));
});

test('a key goes with its lines, or with its comma', () => {
  expect(changed(orders, 'schedule.start')).toBe(orders.replace('  start: 2026-01-01\n', ''));
  expect(changed(orders, 'tasks.check.command')).toBe(
    orders.replace('    command: |\n      check-orders\n\n      check-sums\n', ''),
  );
  expect(changed(orders, 'tasks.load.query')).toBe(orders.replace(", query: 'SELECT 1'", ''));
  expect(changed(orders, 'tasks.load.type')).toBe(orders.replace('type: sql, ', ''));
});

const waivers = `# What we let pass.
waivers:
  # Ask the vendor.
  - rule: a   # first
    until: 2027-01-01

  - { rule: b }
  - rule: c   # last
tags: [x, y]
tasks:
  load:
    type: noop
    waivers: [
      { rule: a }, # of a
      { rule: b }, # of b
      { rule: c } # of c
      ]
  check: { type: noop, waivers: [{ rule: a }] }
`;

test('an item of a list goes with its lines, or with its comma, and comments of others stay', () => {
  expect(changed(waivers, 'waivers.0')).toBe(waivers.replace('  - rule: a   # first\n    until: 2027-01-01\n', ''));
  expect(changed(waivers, 'waivers.1')).toBe(waivers.replace('  - { rule: b }\n', ''));
  expect(changed(waivers, 'waivers.2')).toBe(waivers.replace('  - rule: c   # last\n', ''));
  expect(changed(waivers, 'tags.0')).toBe(waivers.replace('x, ', ''));
  expect(changed(waivers, 'tags.1')).toBe(waivers.replace(', y', ''));
  for (const rule of ['a', 'b', 'c'])
    expect(changed(waivers, `tasks.load.waivers.${'abc'.indexOf(rule)}`)).toBe(
      waivers.replace(new RegExp(`      . rule: ${rule} .*\n`, 'u'), ''),
    );
  expect(changed(waivers, 'waivers.7')).toBeUndefined();
  expect(changed(waivers, 'tags.0', 'z')).toBeUndefined();
});

test('with its last item a list goes too', () => {
  expect(changed(waivers, 'tasks.check.waivers.0')).toBe(waivers.replace(', waivers: [{ rule: a }]', ''));
  const one = 'id: orders\nwaivers:\n  # why\n  - rule: a\n    until: 2027-01-01\ntier: critical\n';
  expect(changed(one, 'waivers.0')).toBe('id: orders\ntier: critical\n');
});

test('an item that another list shares, or whose map would be empty, is left alone', () => {
  expect(changed('a: &a [x, y]\nb: *a\n', 'a.0')).toBeUndefined();
  expect(changed('tasks:\n  load:\n    waivers:\n      - x\n', 'tasks.load.waivers.0')).toBeUndefined();
});

test('line ends of Windows, and a last line without one, stay as they are', () => {
  expect(changed('id: orders\r\ntier: critical\r\n', 'owner', 'sales')).toBe(
    'id: orders\r\ntier: critical\r\nowner: sales\r\n',
  );
  expect(changed('id: orders', 'owner', 'sales')).toBe('id: orders\nowner: sales');
});

test('what cannot be changed without writing other lines anew is left alone', () => {
  expect(changed(orders, 'schedule.window.length', '1d')).toBeUndefined();
  expect(changed(orders, 'tasks', 'none')).toBeUndefined();
  expect(changed('retries: 3\n', 'retries.backoff', 'exponential')).toBeUndefined();
  expect(changed('schedule:\n  timezone: UTC\n', 'schedule.timezone')).toBeUndefined();
  expect(changed('a: &a { x: 1 }\nb: *a\n', 'a.x', 2)).toBeUndefined();
});

test('any key that is set is there with its value, and setting it again changes nothing', () => {
  const key = fc.stringMatching(/^[a-z]{1,6}$/u);
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.stringMatching(/^[a-z: #{}'"\\\n-]{0,12}$/u));
  fc.assert(
    fc.property(fc.constantFrom('', 'schedule.', 'tasks.load.', 'tasks.check.'), key, value, (map, name, to) => {
      const after = changed(orders, `${map}${name}`, to);
      if (after === undefined) return; // A key that holds a map.
      const tree = readYaml({ path: 'orders.yaml', text: after }, () => undefined);
      const found = [...map.split('.').slice(0, -1), name].reduce<Parameters<typeof child>[0]>(child, tree);
      expect(found === undefined ? undefined : valueOf(found)).toEqual(to);
      expect(changed(after, `${map}${name}`, to)).toBe(after);
      const lines = new Set(after.split('\n'));
      expect(orders.split('\n').filter((line) => !lines.has(line)).length).toBeLessThanOrEqual(1);
    }),
  );
});
