import { expect, test } from 'vitest';
import { builtins } from '../../../src/builtins/index.ts';
import { resolveUnit } from '../../../src/compile.ts';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import { memorySnapshot } from '../../../src/model/snapshot.ts';
import { risks } from '../../../src/model/plan.ts';
import type { RawChange } from '../../../src/plan/raw_change.ts';
import { readProject } from '../../../src/project.ts';
import { resolveEnvironment } from '../../../src/resolve/environment.ts';
import { unitsOf } from '../../../src/resolve/layers.ts';
import { leafAt, listAt } from '../../../src/tree/make.ts';
import type { Dict, Tree } from '../../../src/tree/tree.ts';
import { filesOf } from '../../host/temporary_folder.ts';
import { judge } from './judged.ts';

/** A value that no sentence may show: it reads as a token of GitHub, and is none. */
const token = ['ghp', 'a1B2'.repeat(9)].join('_');
/** What nobody knows for a password by its form. */
const unlikely = 'swordfish of the night';

interface Unit {
  readonly subject: RawChange['subject'];
  readonly environment: string;
  readonly tree: Dict;
  readonly pipeline?: Pipeline;
}

const units = readUnits();

test('the corpus is read: its pipelines, and its environments', () => {
  const count = { pipeline: 0, environment: 0 };
  for (const { subject } of units) count[subject] += 1;
  expect(count.pipeline).toBeGreaterThan(40);
  expect(count.environment).toBe(3);
});

test('whatever changes, sentence and reason are whole, in one line, and show no secret', () => {
  let judged = 0;
  for (const unit of units) {
    for (const change of changesOf(unit)) {
      const { effect, reason, risk } = judge(change);
      const where = `${unit.environment} ${change.path.join('.')}: ${effect}`;
      expect(effect, where).toMatch(/^["A-Z].*\.$/u);
      expect(effect, where).not.toMatch(/\p{Cc}|undefined|\[object| {2}|\.\.| ""/u);
      expect(effect.includes(token), where).toBe(false);
      expect(effect.length, where).toBeLessThan(1000);
      expect(reason, where).toMatch(/^\p{L}[^.]+[^.\s]$/u);
      expect(risks, where).toContain(risk);
      judged += 1;
    }
  }
  expect(judged).toBeGreaterThan(10_000);
});

test('values that are given to code by name are never shown', () => {
  const maps = ['env', 'arguments', 'parameters', 'headers', 'params', 'body', 'executor_config', 'secrets', 'default'];
  let judged = 0;
  for (const unit of units) {
    for (const change of changesOf(unit).filter(({ path }) => path.some((key) => maps.includes(key)))) {
      const { effect } = judge(change);
      expect(effect.includes(unlikely), `${change.path.join('.')}: ${effect}`).toBe(false);
      judged += 1;
    }
  }
  expect(judged).toBeGreaterThan(1000);
});

test('no key of the corpus is without a class', () => {
  const unclassified = units.flatMap((unit) =>
    changesOf(unit).filter((change) => judge(change).reason.startsWith('nothing says')),
  );
  expect(unclassified.map(({ path }) => path.join('.'))).toEqual([]);
});

test('the name of an environment decides nothing', () => {
  for (const unit of units.slice(0, 20)) {
    for (const change of changesOf(unit)) expect(judge({ ...change, environment: 'prod' })).toEqual(judge(change));
  }
});

/** Each value of a unit gone, new, and replaced by others. */
function changesOf({ tree, subject, environment, pipeline }: Unit): readonly RawChange[] {
  const sides = pipeline === undefined ? {} : { pipeline: { before: pipeline, after: pipeline } };
  const about = { subject, environment, ...sides };
  return [...nodesOf(tree, [])].flatMap(({ path, node }) => [
    { ...about, path, before: node },
    { ...about, path, after: node },
    ...othersOf(node).flatMap((other) => [
      { ...about, path, before: node, after: other },
      { ...about, path, before: other, after: node },
    ]),
  ]);
}

/** Values that could stand in the place of another one: of the same kind, and what a careless person writes. */
function othersOf(node: Tree): readonly Tree[] {
  if (node.kind === 'list') return [listAt(node, []), listAt(node, [leafAt(node, token, 'plain')])];
  if (node.kind === 'dict') return [];
  if (typeof node.value === 'number') return [leafAt(node, node.value + 1, 'made')];
  if (typeof node.value === 'boolean') return [leafAt(node, !node.value, 'made')];
  return [token, unlikely, `line\none\u0007 of ${'many '.repeat(100)}`].map((text) => leafAt(node, text, 'double'));
}

/** All values of a tree but the tree itself. Lists are looked at as a whole. */
function* nodesOf(
  tree: Tree,
  path: readonly string[],
): Iterable<{ readonly path: readonly string[]; readonly node: Tree }> {
  if (path.length > 0) yield { path, node: tree };
  if (tree.kind !== 'dict') return;
  for (const [key, { value }] of tree.entries) yield* nodesOf(value, [...path, key]);
}

function readUnits(): readonly Unit[] {
  const snapshot = memorySnapshot(filesOf('test/corpus'));
  const project = readProject(snapshot, builtins, silent);
  if (project === undefined) throw new Error('The corpus is no project.');
  return project.environments.flatMap((id): readonly Unit[] => {
    const environment = resolveEnvironment(id, project, builtins.target, silent);
    const pipelines = unitsOf(project, id).flatMap((unit): readonly Unit[] => {
      const { tree, pipeline } = resolveUnit(unit, environment, snapshot, builtins, silent);
      return pipeline === undefined ? [] : [{ subject: 'pipeline', environment: id, tree, pipeline }];
    });
    return [...pipelines, { subject: 'environment', environment: id, tree: environment.tree }];
  });
}

/** What is wrong with the corpus is told by its own tests. */
function silent(): void {}
