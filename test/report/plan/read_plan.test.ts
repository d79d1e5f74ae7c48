import { describe, expect, test } from 'vitest';
import { readPlan } from '../../../src/edge/report/plan/json/read_plan.ts';
import { formsOf, jsonOf, readBack } from './forms.ts';
import { largePlan } from './large_plan.ts';
import { blockOf, changeOf, comparison, daily, graphOf, planOf, sideOf, unitOf } from './plans.ts';
import { hostileStories, story } from './story.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const report = JSON.parse(jsonOf(story())) as Record<string, Json>;

/** Why a text is no plan; an empty text where it is one. */
function problemOf(text: string): string {
  const reading = readPlan(text);
  return reading.kind === 'plan' ? '' : reading.problem;
}

function changed(changes: object): string {
  return JSON.stringify({ ...report, ...changes });
}

describe('a plan that is read again', () => {
  test('is the same in every form, whatever names and texts users choose', () => {
    for (const plan of [story(), planOf({}), ...hostileStories().map((one) => one.plan)])
      expect(formsOf(readBack(jsonOf(plan)))).toEqual(formsOf(plan));
  });

  test('is the same in every form where nothing fits any more', () => {
    const plan = largePlan(300);
    expect(formsOf(readBack(jsonOf(plan)))).toEqual(formsOf(plan));
  });

  test('still says that a side has mistakes', () => {
    const touches = [{ environment: 'prod', pipelines: ['orders', '@octocat'] }];
    const wrong = { hasErrors: true, notCompiled: touches };
    const plan = planOf({ base: { ...sideOf({ name: 'main' }), ...wrong }, head: { name: 'now', ...wrong } });
    expect(formsOf(readBack(jsonOf(plan)))).toEqual(formsOf(plan));
    expect(readBack(jsonOf(plan))).toMatchObject({ base: wrong, head: wrong });
  });

  test('has runs of pipelines that share a schedule once', () => {
    const runs = comparison(daily(2), daily(4));
    const units = Array.from({ length: 50 }, (_, index) => unitOf({ pipeline: `orders_${index}`, runs }));
    const text = jsonOf(planOf({ units: [...units, unitOf({ pipeline: 'stock' })] }));
    expect((JSON.parse(text) as { runs: readonly Json[] }).runs.length).toBe(2);
  });
});

/** What is advised where a plan has another version. */
function helpOf(version: number): string {
  const reading = readPlan(changed({ version }));
  return reading.kind === 'problem' ? reading.help : '';
}

describe('what is no plan', () => {
  test.each([
    ['nothing', '', 'is no JSON, or only a part of it.'],
    ['half of a plan', JSON.stringify(report).slice(0, 500), 'is no JSON, or only a part of it.'],
    ['a list', '[]', 'has no version: it is no plan.'],
    ['a text', '"plan"', 'is no JSON, or only a part of it.'],
    ['something else', '{"tasks": []}', 'has no version: it is no plan.'],
    ['a version in words', '{"version": "1"}', 'has no version: it is no plan.'],
    ['a newer plan', changed({ version: 2 }), 'is a plan of version 2; this dagwright reads version 1.'],
    ['an older plan', changed({ version: 0 }), 'is a plan of version 0; this dagwright reads version 1.'],
    [
      'a key too many',
      changed({ color: 1 }),
      'is no plan of this version: the whole has the key "color", which no plan has.',
    ],
    [
      'a name that means something to JavaScript',
      JSON.stringify(report).replace('{', '{"__proto__": {"risk": "low"},'),
      'is no plan of this version: the whole has the key "__proto__", which no plan has.',
    ],
    ['a key too few', changed({ units: undefined }), 'is no plan of this version: the whole lacks the key "units".'],
    ['another type', changed({ units: {} }), 'is no plan of this version: "units" must be array.'],
    [
      'a word that is no risk',
      changed({ risk: 'huge' }),
      'is no plan of this version: "risk" must be equal to one of the allowed values.',
    ],
    [
      'a day that there is not',
      changed({ now: '2026-02-30T00:00:00Z' }),
      'names a moment that there is not: "2026-02-30T00:00:00Z".',
    ],
    ['runs of nobody', changed({ runs: [] }), 'names the runs number 0, and has 0 of them.'],
    ['much depth', '['.repeat(10_000_000), 'is nested more than 120 deep, as no plan is.'],
  ])('%s is refused with words', (_, text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  test('who reads it is told which version to use', () => {
    expect([0, 2].map(helpOf)).toEqual([
      'It was made by an older dagwright: use the same one in both places, or make the plan again with this one.',
      'It was made by a newer dagwright: use the same one in both places, or make the plan again with this one.',
    ]);
  });

  test.each([
    [
      'a zone',
      { zone_after: 'Mars/Olympus\u001b[2J' },
      'names a time zone that is not known here: "Mars/Olympus␛[2J".',
    ],
    [
      'a moment',
      { after: [{ due: '2026-13-01T00:00:00Z', window: null }] },
      'names a moment that there is not: "2026-13-01T00:00:00Z".',
    ],
  ])('runs at %s that there is not are refused', (_, change, problem) => {
    const [first] = report['runs'] as readonly object[];
    expect(problemOf(changed({ runs: [{ ...first, ...change }] }))).toBe(problem);
  });

  test.each([
    ['twice the same node', graphOf('orders', 'extract'), 'has a graph in which a name stands twice.'],
    [
      'an edge to nowhere',
      { ...graphOf('orders'), edges: [{ from: 'extract', to: 'load' }] },
      'has a graph with an edge at "load", which is not in it.',
    ],
    [
      'a node in no group',
      { ...graphOf('orders'), nodes: [{ id: 'load', kind: 'task', group: 'files' } as const] },
      'has a graph with the group "files", which is not in it.',
    ],
    [
      'a group in itself',
      { ...graphOf('orders'), groups: [{ id: 'files', label: 'files', parent: 'files' }] },
      'has a graph with groups that lie in each other without end.',
    ],
  ])('a graph with %s is refused', (_, graph, problem) => {
    expect(problemOf(jsonOf(planOf({ units: [unitOf({ graph: () => graph })] })))).toBe(problem);
  });

  test('whatever stands in the place of a value, it is refused or can be told in every form', () => {
    let refused = 0;
    for (const text of withOthers(report)) {
      const reading = readPlan(text);
      if (reading.kind === 'problem') refused += 1;
      else for (const form of Object.values(formsOf(reading.plan))) expect(form).not.toBe('');
    }
    expect(refused).toBeGreaterThan(1000);
  });
});

/** Values that nobody expects. */
const others: readonly Json[] = [null, -1, 1.5, 1e300, true, '', '\u001b]0;x\u0007', [], {}, [[]], [{}]];

/** The report with each of its values in turn replaced by each of the others. */
function* withOthers(
  value: Json,
  write: (other: Json) => string = (other) => JSON.stringify(other),
): Generator<string> {
  for (const other of others) yield write(other);
  if (typeof value !== 'object' || value === null) return;
  const few = Array.isArray(value) ? value.slice(0, 2) : value;
  for (const [key, inner] of Object.entries(few) as [string, Json][])
    yield* withOthers(inner, (other) => write(exchanged(value, key, other)));
}

function exchanged(value: Json, key: string, other: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json, at) => (String(at) === key ? other : one));
  return Object.fromEntries([...Object.entries(value ?? {}), [key, other]]) as Json;
}

test('very long texts are told in a moment', () => {
  const long = 'select \u0007 1;\n'.repeat(200_000);
  const change = changeOf({ effect: 'x'.repeat(2_000_000), before: long, after: `${long}-- and more\n` });
  const text = jsonOf(planOf({ blocks: [blockOf({ changes: [change] })], risk: 'low' }));
  const started = performance.now();
  expect(Buffer.byteLength(formsOf(readBack(text))['markdown'] ?? '')).toBeLessThanOrEqual(60_000);
  expect(performance.now() - started).toBeLessThan(20_000);
});
