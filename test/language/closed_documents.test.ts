import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/tree/read/read_yaml.ts';
import type { Tree } from '../../src/tree/tree.ts';
import { positionAt, type Source } from '../../src/text/source.ts';
import { completeDocuments } from './complete_documents.ts';
import { compiledFiles } from './repository.ts';

/** A value of a document: the keys that lead to it, and the text that it has in the file. */
interface Spot {
  readonly name: string;
  readonly path: string;
  readonly tree: Tree;
}

function spotsOf(path: string): readonly Spot[] {
  const source: Source = { path, text: completeDocuments[path] ?? '' };
  const tree = readYaml(source, (found) => {
    throw new Error(found.message);
  });
  return tree === undefined ? [] : inside(tree, path, []);
}

function inside(tree: Tree, path: string, keys: readonly string[]): readonly Spot[] {
  const here: Spot = { name: keys.length === 0 ? 'the document' : keys.join('.'), path, tree };
  if (tree.kind === 'list')
    return [here, ...tree.items.flatMap((item, index) => inside(item, path, [...keys, String(index)]))];
  if (tree.kind === 'leaf') return [here];
  return [here, ...[...tree.entries].flatMap(([key, entry]) => inside(entry.value, path, [...keys, key]))];
}

const spots = Object.keys(completeDocuments)
  .filter((path) => path.endsWith('.yaml'))
  .flatMap(spotsOf);

/** The places whose keys are the user's own. */
const open: readonly RegExp[] = [
  /^(?:owners(?:\.sales\.contact)?|variables|connections|secrets|stored|pools|target\.providers|(?:defaults\.)?task_types|inputs|inputs\.owner_of\.properties)$/u,
  /^groups(?:\.stage\.groups)?$/u,
  /(?:^|\.)(?:arguments|parameters|env)$/u,
  /^tasks$/u,
];

function isOpen({ name }: Spot): boolean {
  return open.some((pattern) => pattern.test(name));
}

test('the complete documents have no finding', () => {
  expect(compiledFiles(completeDocuments).findings).toEqual([]);
});

/** The repository with a stretch of one document exchanged. */
function changed({ path }: Spot, start: number, end: number, text: string): readonly string[] {
  const before = completeDocuments[path] ?? '';
  return compiledFiles({ ...completeDocuments, [path]: before.slice(0, start) + text + before.slice(end) }).findings;
}

function positionOf({ path, tree: { source } }: Spot, offset: number): string {
  const { line, column } = positionAt(source, offset);
  return `${path}:${line}:${column}`;
}

describe('a key that nothing knows is one finding at the key', () => {
  const maps = spots.filter((spot) => spot.tree.kind === 'dict' && !isOpen(spot));

  test('there are maps of every kind to try', () => {
    expect(maps.length).toBeGreaterThan(60);
  });

  test.each(maps.map((spot) => [spot.path, spot.name, spot] as const))('%s: in %s', (_path, _name, spot) => {
    if (spot.tree.kind !== 'dict') throw new Error('no map');
    const { source } = spot.tree;
    const first = spot.tree.entries.values().next().value?.key;
    if (first === undefined) throw new Error(`The map ${spot.name} has no key.`);
    const isFlow = source.text[spot.tree.start] === '{';
    const column = first.start - (source.text.lastIndexOf('\n', first.start - 1) + 1);
    const findings = changed(spot, first.start, first.start, isFlow ? 'zzz: 1, ' : `zzz: 1\n${' '.repeat(column)}`);
    expect(findings).toEqual([`${positionOf(spot, first.start)} unknown-key`]);
  });
});

/** Scalars that are free data of the user's own, or that may be of any type; a marker that is none is told at its key. */
const anyType =
  /^(?:variables\..*|tasks\..*\.arguments\..*|task\.arguments\..*|inputs\.[a-z]+\.(?:default|examples\.\d+|enum\.\d+)|.*\$add)$/u;

/** Scalars in whose place a map, or a list, may stand: what is wrong in those is told inside of them. */
const shortForMap = /\.after\.\d+$/u;
const oneOfList = /schedule\.cron$/u;

describe('a value of the wrong type is one finding at the value', () => {
  const leaves = spots.filter((spot) => spot.tree.kind === 'leaf' && !anyType.test(spot.name));

  test('there are scalars of every kind to try', () => {
    expect(leaves.length).toBeGreaterThan(150);
  });

  const noMap = leaves.filter((spot) => !shortForMap.test(spot.name));
  const noList = leaves.filter((spot) => !oneOfList.test(spot.name));

  test.each(noMap.map((spot) => [spot.path, spot.name, spot] as const))('%s: a map at %s', (_path, _name, spot) => {
    const findings = changed(spot, spot.tree.start, spot.tree.end, '{ zzz: 1 }');
    const at = positionOf(spot, spot.tree.start);
    expect(findings.map((line) => line.split(' ')[0])).toEqual([
      expect.stringMatching(new RegExp(`^${at.replaceAll('.', '\\.')}$`, 'u')),
    ]);
  });

  test.each(noList.map((spot) => [spot.path, spot.name, spot] as const))('%s: a list at %s', (_path, _name, spot) => {
    const findings = changed(spot, spot.tree.start, spot.tree.end, '[zzz]');
    expect(findings.map((line) => line.split(' ')[0])).toEqual([positionOf(spot, spot.tree.start)]);
  });
});

describe('a value of the wrong type in the place of a map or a list is one finding at the value', () => {
  const others = spots.filter(
    (spot) => spot.tree.kind !== 'leaf' && spot.name !== 'the document' && !anyType.test(spot.name),
  );

  test.each(others.map((spot) => [spot.path, spot.name, spot] as const))('%s: true at %s', (_path, _name, spot) => {
    const before = spot.tree.source.text;
    const isFlow = /[{[]/u.test(before[spot.tree.start] ?? '');
    const findings = changed(spot, spot.tree.start, spot.tree.end, isFlow ? 'true' : 'true\n');
    expect(findings.map((line) => line.split(' ')[0])).toEqual([positionOf(spot, spot.tree.start)]);
  });
});
