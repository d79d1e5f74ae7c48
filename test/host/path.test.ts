import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPath, pathBeside } from '../../src/model/path.ts';

test.each([
  ['pipelines/orders.yaml', 'pipelines/orders.yaml'],
  ['./pipelines//sales/../orders.yaml', 'pipelines/orders.yaml'],
  ['pipelines/sales/..', 'pipelines'],
  ['.', ''],
  ['', ''],
  ['sql/load orders (v2).sql', 'sql/load orders (v2).sql'],
  ['sql/größe.sql', 'sql/größe.sql'],
  ['console.sql', 'console.sql'],
  ['.github/orders.yaml', '.github/orders.yaml'],
])('the path %j is inside, as %j', (written, path) => {
  expect(checkPath(written)).toEqual({ kind: 'inside', path });
});

test.each([
  ['/etc/passwd', 'absolute'],
  ['C:/orders.sql', 'absolute'],
  ['c:orders.sql', 'absolute'],
  ['\\\\server\\share', 'absolute'],
  ['../orders.sql', 'above'],
  ['sql/../../orders.sql', 'above'],
  ['..', 'above'],
])('the path %j is outside: %s', (written, how) => {
  expect(checkPath(written)).toEqual({ kind: 'outside', how });
});

test.each([
  ['sql/or\0ders.sql', 'or\0ders.sql', 'contains a NUL character'],
  ['sql\\orders.sql', 'sql\\orders.sql', 'contains a backslash'],
  ['sql/or\nders.sql', 'or\nders.sql', 'contains a control character'],
  ['sql/or\u007fders.sql', 'or\u007fders.sql', 'contains a control character'],
  ['sql/or\u202eders.sql', 'or\u202eders.sql', 'contains an invisible character'],
  ['sql/or\u200bders.sql', 'or\u200bders.sql', 'contains an invisible character'],
  ['sql/or\ud800ders.sql', 'or\ud800ders.sql', 'contains half of a character'],
  ['sql/orders?.sql', 'orders?.sql', 'contains one of < > : " | ? *, which Windows does not allow'],
  ['sql/orders.sql:stream', 'orders.sql:stream', 'contains one of < > : " | ? *, which Windows does not allow'],
  ['--output/orders.sql', '--output', 'begins with a dash, which commands take for an option'],
  ['sql/ orders.sql', ' orders.sql', 'begins with a space'],
  ['sql/orders.sql ', 'orders.sql ', 'ends with a space'],
  ['sql./orders.sql', 'sql.', 'ends with a dot'],
  ['sql/.../orders.sql', '...', 'ends with a dot'],
  ['sql - ../orders.sql', 'sql - ..', 'ends with a dot'],
  ['sql/NUL', 'NUL', 'is reserved by Windows'],
  ['sql/aux.sql', 'aux.sql', 'is reserved by Windows'],
  ['com¹ .orders.sql', 'com¹ .orders.sql', 'is reserved by Windows'],
  ['.git/config', '.git', 'belongs to git'],
  ['modules/.GIT/config', '.GIT', 'belongs to git'],
  ['GIT~1/config', 'GIT~1', 'belongs to git'],
])('the path %j is refused: %j %s', (written, name, reason) => {
  expect(checkPath(written)).toEqual({ kind: 'unsafe-name', name, reason });
});

test('a checked path is its own normal form and never leaves the root', () => {
  const segment = fc.constantFrom('..', '.', '', 'sql', 'orders.sql', 'pipelines', 'größe', '-x', 'nul');
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 8 }), (segments) => {
      const check = checkPath(segments.join('/'));
      if (check.kind !== 'inside') return;
      expect(checkPath(check.path)).toEqual(check);
      expect(check.path.split('/')).not.toContain('..');
    }),
  );
});

test.each([
  ['pipelines/sales/orders.yaml', 'sql/load.sql', 'pipelines/sales/sql/load.sql'],
  ['pipelines/sales/orders.yaml', '../sql/load.sql', 'pipelines/sales/../sql/load.sql'],
  ['dagwright.yaml', 'sql/load.sql', 'sql/load.sql'],
  ['pipelines/sales/orders.yaml', '/etc/passwd', '/etc/passwd'],
  ['pipelines/sales/orders.yaml', 'C:/orders.sql', 'C:/orders.sql'],
])('beside %j, the path %j is %j', (document, written, path) => {
  expect(pathBeside(document, written)).toBe(path);
});
