import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { builtins } from '../../src/builtins/index.ts';
import { openRepository } from '../../src/edge/host/repository.ts';
import { fingerprintsOf } from '../../src/lint/fingerprint.ts';
import { lintProject, type Linted } from '../../src/lint_project.ts';

/** Pipelines as six teams would write them, good and bad, and what was judged to be right about each finding. */
const folder = join(import.meta.dirname, 'reviewed');
const reasons = parse(readFileSync(join(folder, 'findings.yaml'), 'utf8')) as Readonly<Record<string, string>>;

let linted: Linted;
let specs: string;

beforeAll(() => {
  const repository = openRepository(folder);
  linted = lintProject(repository, builtins, { today: '2026-06-01', step: () => undefined });
  const paths = repository.list('pipelines').filter((path) => path.endsWith('.yaml'));
  specs = paths.map((path) => readFileSync(join(folder, path), 'utf8')).join('---\n');
});

test('what lint finds is what was reviewed', () => {
  const found = [...fingerprintsOf(linted.diagnostics).values()];
  expect(found.toSorted()).toEqual(Object.keys(reasons).toSorted());
  expect(linted.waived).toEqual([]);
});

test('each finding has a reason why it is right', () => {
  for (const reason of Object.values(reasons)) expect(reason).toMatch(/^[A-Z0-9].{20,}[.]$/u);
});

describe('the pipelines are many, and of many kinds', () => {
  test('at least sixty, all of which can be judged; half of them have no finding', () => {
    const told = new Set(linted.diagnostics.flatMap(({ about }) => about?.pipeline ?? []));
    expect([linted.judged >= 60, linted.judged]).toEqual([true, linted.pipelines]);
    expect(linted.pipelines - told.size).toBeGreaterThanOrEqual(30);
  });

  test.each(['shop_db', 'billing_db', 'erp', 'lakehouse', 'dwh', 'features', 'stations'])(
    'statements of "%s"',
    (connection) => {
      expect(specs.split(`connection: ${connection}\n`).length).toBeGreaterThan(3);
    },
  );

  test.each(['bash', 'python', 'http', 'wait', 'container', 'check', 'branch', 'trigger'])(
    'tasks of type %s',
    (type) => {
      expect(specs).toContain(`type: ${type}\n`);
    },
  );
});
