import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import type { Change } from '../../src/model/plan.ts';
import { changesOf, planned } from './planned.ts';
import { bookshop } from './project.ts';

type Files = Record<string, string>;

interface Task {
  readonly retries: number;
  readonly timeout: string;
  readonly command: string;
  readonly priority: number;
}

interface Spec {
  readonly hour: number;
  readonly timeout: string;
  readonly runs: number;
  readonly tasks: readonly Task[];
}

const task = fc.record({
  retries: fc.integer({ min: 0, max: 4 }),
  timeout: fc.constantFrom('10m', '20m', '1h'),
  command: fc.constantFrom('load', 'load --full', 'extract --day ${{ run.date }}', '${{ var.tool }} --all'),
  priority: fc.integer({ min: 1, max: 5 }),
});

const spec: fc.Arbitrary<Spec> = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  timeout: fc.constantFrom('4h', '6h'),
  runs: fc.integer({ min: 1, max: 3 }),
  tasks: fc.array(task, { minLength: 1, maxLength: 3 }),
});

const specs = fc.array(spec, { minLength: 1, maxLength: 4 });

/** The repository of some specs, with keys in one of two orders. */
function files(all: readonly Spec[], isReversed = false): Files {
  const own = Object.fromEntries(
    all.map((one, index) => [`pipelines/p${index}.yaml`, textOf(`p${index}`, one, isReversed)]),
  );
  const shared = Object.entries(bookshop).filter(([path]) => !path.startsWith('pipelines/'));
  const environments = shared.map(([path, text]): [string, string] => [
    path,
    path.startsWith('environments/') ? `${text}variables: { tool: tool-${path.split('/')[1]} }\n` : text,
  ]);
  return { ...Object.fromEntries(environments), ...own };
}

function textOf(id: string, { hour, timeout, runs, tasks }: Spec, isReversed: boolean): string {
  const keys = ordered(
    [
      `id: ${id}\n`,
      `schedule: { cron: "0 ${hour} * * *", start: 2026-01-01 }\n`,
      `timeout: ${timeout}\n`,
      `max_active_runs: ${runs}\n`,
      `tasks:\n${ordered(tasks.map(taskText), isReversed).join('')}`,
    ],
    isReversed,
  );
  return `kind: Pipeline\n${keys.join('')}`;
}

function taskText({ retries, timeout, command, priority }: Task, index: number): string {
  return `  t${index}: { type: bash, retries: { count: ${retries} }, timeout: ${timeout}, command: '${command}', priority: ${priority} }\n`;
}

function ordered<T>(items: readonly T[], isReversed: boolean): readonly T[] {
  return isReversed ? items.toReversed() : items;
}

/** All files that compiling makes, by path. */
function compiled(of: Files): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  compile(memorySnapshot(of), builtins, ({ path, text }) => made.set(path, text));
  return made;
}

/** The DAG files that are not the same, as `environment pipeline`. */
function changedFiles(before: Files, after: Files): readonly string[] {
  const [left, right] = [compiled(before), compiled(after)];
  const paths = [...new Set([...left.keys(), ...right.keys()])].filter((path) => path.includes('/dags/'));
  return paths
    .filter((path) => left.get(path) !== right.get(path))
    .map(unitOf)
    .toSorted();
}

function unitOf(path: string): string {
  const [, environment = '', , file = ''] = path.split('/');
  return `${environment} ${file.replace(/\.py$/u, '')}`;
}

test('what does not change has no plan', () => {
  fc.assert(
    fc.property(specs, fc.boolean(), (all, isReversed) => {
      expect(planned(files(all), files(all, isReversed))).toMatchObject({ units: [], blocks: [], risk: undefined });
    }),
    { numRuns: 40 },
  );
});

/** Edits of one value each: the path of the change that is expected in each environment. */
const edits: Readonly<Record<string, (of: Spec) => { readonly spec: Spec; readonly path: string } | undefined>> = {
  hour: (of) => ({ spec: { ...of, hour: (of.hour + 1) % 24 }, path: 'schedule.cron' }),
  runs: (of) => ({ spec: { ...of, runs: of.runs + 1 }, path: 'max_active_runs' }),
  timeout: (of) => ({ spec: { ...of, timeout: of.timeout === '4h' ? '6h' : '4h' }, path: 'timeout' }),
  retries: (of) => onFirst(of, (first) => ({ ...first, retries: first.retries + 1 }), 'retries.count'),
  command: (of) => onFirst(of, (first) => ({ ...first, command: `${first.command} --again` }), 'command'),
  priority: (of) => onFirst(of, (first) => ({ ...first, priority: first.priority + 1 }), 'priority'),
};

function onFirst(of: Spec, change: (first: Task) => Task, key: string): { spec: Spec; path: string } | undefined {
  const [first, ...rest] = of.tasks;
  return first === undefined
    ? undefined
    : { spec: { ...of, tasks: [change(first), ...rest] }, path: `tasks.t0.${key}` };
}

const edit = fc.record({ pipeline: fc.nat({ max: 3 }), what: fc.constantFrom(...Object.keys(edits)) });

/** The specs after some edits, each pipeline and key edited once at most, and the changes that they are. */
function editedSpecs(all: readonly Spec[], chosen: readonly { readonly pipeline: number; readonly what: string }[]) {
  const after = [...all];
  const expected = new Set<string>();
  for (const { pipeline, what } of chosen) {
    const index = pipeline % all.length;
    const made = edits[what]?.(after[index] as Spec);
    if (made === undefined || expected.has(`p${index} ${made.path}`)) continue;
    after[index] = made.spec;
    expected.add(`p${index} ${made.path}`);
  }
  return { after, expected };
}

test('single edits give exactly their changes, and each file that changes is told', () => {
  fc.assert(
    fc.property(specs, fc.array(edit, { maxLength: 4 }), (all, chosen) => {
      const { after, expected } = editedSpecs(all, chosen);
      const plan = planned(files(all), files(after));
      const told = plan.blocks.flatMap(({ touches, changes }) =>
        touches.flatMap(({ environment, pipelines }) =>
          pipelines.flatMap((pipeline) => changes.map(({ path }) => `${environment} ${pipeline} ${path}`)),
        ),
      );
      const wanted = ['dev', 'stage', 'prod'].flatMap((environment) =>
        [...expected].map((one) => `${environment} ${one}`),
      );
      expect(told.toSorted()).toEqual(wanted.toSorted());
      expect(plan.units.map(({ environment, pipeline }) => `${environment} ${pipeline}`).toSorted()).toEqual(
        changedFiles(files(all), files(after)),
      );
    }),
    { numRuns: 60 },
  );
});

test('a plan and the plan back mirror each other', () => {
  fc.assert(
    fc.property(specs, fc.array(edit, { maxLength: 4 }), fc.nat({ max: 2 }), (all, chosen, left) => {
      const after = editedSpecs(all, chosen).after.slice(0, Math.max(1, all.length - left));
      const there = changesOf(planned(files(all), files(after)));
      const back = changesOf(planned(files(after), files(all)));
      expect(back.map(mirrored).toSorted()).toEqual(there.map(direct).toSorted());
    }),
    { numRuns: 40 },
  );
});

function direct({ path, before, after, touches }: Change & { readonly touches: string }): string {
  return JSON.stringify([path, before ?? null, after ?? null, touches]);
}

function mirrored(change: Change & { readonly touches: string }): string {
  const { path, before = null, after = null, touches } = change;
  return JSON.stringify([path, after, before, touches]);
}

test('a variable that changes is one change, whatever is made of it', () => {
  const all: readonly Spec[] = Array.from({ length: 4 }, (_, index) => ({
    hour: index,
    timeout: '4h',
    runs: 1,
    tasks: [{ retries: 1, timeout: '10m', priority: 1, command: `\${{ var.tool }} --part ${index}` }],
  }));
  const before = files(all);
  const path = 'environments/prod/environment.yaml';
  const plan = planned(before, { ...before, [path]: (before[path] ?? '').replace('tool-prod', 'other') });
  expect(changesOf(plan)).toMatchObject([{ before: 'tool-prod', after: 'other', touches: 'prod: p0, p1, p2, p3' }]);
});
