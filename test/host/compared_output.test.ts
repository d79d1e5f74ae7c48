import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareArtifacts, writeArtifacts } from '../../src/edge/host/output.ts';
import { isCurrent } from '../../src/edge/host/report.ts';
import { artifactsOf, dag, options, report } from './artifacts.ts';
import { filesOf, temporaryFolder } from './temporary_folder.ts';

test('tells what is missing, different, stale and left over, and changes nothing', () => {
  const root = temporaryFolder({
    'generated/prod/dags/.0123456789abcdef.dagwright-tmp': '# Gener',
    'generated/prod/dags/orders.py': dag('orders, older'),
    'generated/prod/dags/refunds.py': dag('refunds'),
    'generated/prod/dags/same.py': dag('same'),
  });
  const before = filesOf(root);
  const found = compareArtifacts(
    root,
    artifactsOf({
      'generated/prod/dags/orders.py': dag('orders'),
      'generated/prod/dags/same.py': dag('same'),
      'generated/prod/rules/orders.yaml': dag('orders'),
    }),
    options,
  );
  expect(found).toEqual(
    report({
      created: ['generated/prod/rules/orders.yaml'],
      changed: ['generated/prod/dags/orders.py'],
      unchanged: 1,
      removed: ['generated/prod/dags/refunds.py'],
      leftovers: ['generated/prod/dags/.0123456789abcdef.dagwright-tmp'],
    }),
  );
  expect(isCurrent(found)).toBe(false);
  expect(filesOf(root)).toEqual(before);
});

test('an own file of the same length with other bytes is different, whatever its times say', () => {
  const root = temporaryFolder({ 'generated/prod/orders.py': dag('orders') });
  utimesSync(join(root, 'generated/prod/orders.py'), new Date(0), new Date(0));
  const found = compareArtifacts(root, artifactsOf({ 'generated/prod/orders.py': dag('refund') }), options);
  expect(found).toEqual(report({ changed: ['generated/prod/orders.py'] }));
});

test('comparing tells exactly what writing then does, and afterwards all is current', () => {
  const names = ['a.py', 'b.py', 'A.py', 'dags/a.py', 'dags/b.py', 'dags/sales/c.py', 'a.py/d.py', 'pools.json'];
  const path = fc.constantFrom(...names);
  const text = fc.constantFrom(dag('orders'), dag('invoices'), 'print("mine")\n');
  const tree = fc.dictionary(path, text, { maxKeys: 6 });
  const root = temporaryFolder();
  let count = 0;
  fc.assert(
    fc.property(tree, tree, (drawn, wanted) => {
      const folder = join(root, String((count += 1)));
      mkdirSync(folder);
      for (const [name, content] of Object.entries(drawn)) addUnlessBlocked(folder, `generated/prod/${name}`, content);
      const before = Object.keys(filesOf(folder)).length;
      const artifacts = Object.entries(wanted).map(([name]) => ({ path: `generated/prod/${name}`, text: dag(name) }));
      const compared = compareArtifacts(folder, artifacts, options);
      expect(Object.keys(filesOf(folder))).toHaveLength(before);
      expect(writeArtifacts(folder, artifacts, options)).toEqual(compared);
      const again = compareArtifacts(folder, artifacts, options);
      expect(again).toEqual(
        report({ unchanged: artifacts.length - compared.refused.length, refused: compared.refused }),
      );
      expect(isCurrent(again)).toBe(compared.refused.length === 0);
    }),
  );
});
/** Adds a file to the old tree; where an earlier one is in its way, the tree goes without it. */
function addUnlessBlocked(folder: string, path: string, text: string): void {
  try {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  } catch (error) {
    expect(String(error)).toMatch(/EEXIST|ENOTDIR|EISDIR/u);
  }
}
