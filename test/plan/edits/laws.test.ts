import { describe, expect, test } from 'vitest';
import { parseDocument, visit } from 'yaml';
import type { Change, Plan, Touched } from '../../../src/model/plan.ts';
import { classes } from '../../../src/plan/effects/classes.ts';
import { changesOf } from '../planned.ts';
import { keysOfLanguage, neutral } from './keys.ts';
import { ownerOf } from './emitted.ts';
import { planOf, triedEdits, type TriedEdit } from './tried.ts';

const tried = triedEdits();

/** Every third of them, where another plan has to be made of each. */
const some = tried.filter((_, index) => index % 3 === 0);

/** Changes of keys after which the files can be the same, by the key and why. */
const sameFiles: ReadonlyMap<string, string> = new Map([
  ['Pipeline.airflow.email_on_failure', 'Airflow mails unless it is told not to: to say so is to say nothing'],
]);

/** Keys whose value cannot be another one, or be missing, with all else as it is in the corpus. */
const notByItself: readonly string[] = [
  'Pipeline.kind',
  'Pipeline.owner',
  'Pipeline.schedule.assets.all[].asset',
  'Pipeline.schedule.assets.all[].all',
  'Pipeline.schedule.assets.any[].any',
  'Pipeline.params.*.nullable',
  'Environment.kind',
  'Environment.id',
  'Environment.extends',
  'Environment.channels.*.notifier.any',
  'Environment.kubernetes.connection',
  'task.type',
  'task.waivers',
  'task.waivers[].rule',
  'task.waivers[].reason',
  'task.waivers[].until',
  'task.waivers[].ticket',
  'Pipeline.tasks.branch.file',
  'Pipeline.tasks.branch.options',
  'Pipeline.tasks.branch.options.true',
  'Pipeline.tasks.branch.options.false',
  'Pipeline.tasks.check.file',
  'Pipeline.tasks.container.kubernetes.service_account',
  'Pipeline.tasks.container.kubernetes.image_pull_secrets',
  'Pipeline.tasks.gate.file',
  'Pipeline.tasks.http.connection',
  'Pipeline.tasks.native.class.any',
  'Pipeline.tasks.native.templated',
  'Pipeline.tasks.python.file',
  'Pipeline.tasks.wait.for.match.dates',
  'Pipeline.tasks.wait.for.match.window',
  'Pipeline.tasks.wait.for.match.latest',
  'Pipeline.tasks.wait.for.match.offset',
];

/** What a plan tells, once for each environment and pipeline; no pipeline where the environment itself changes. */
function toldIn({ blocks }: Plan): readonly { readonly change: Change; readonly unit: string }[] {
  return blocks.flatMap(({ changes, touches }) =>
    touches.flatMap((touched) => unitsOf(touched).flatMap((unit) => changes.map((change) => ({ change, unit })))),
  );
}

function unitsOf({ environment, pipelines }: Touched): readonly string[] {
  return (pipelines.length === 0 ? [''] : pipelines).map((pipeline) => `${environment} ${pipeline}`);
}

/** Whether a plan says that a change changes no run. */
function saysNothing({ reason }: Change): boolean {
  return reason === classes.none.reason || reason === 'no pipeline does anything else for it';
}

function nameOf({ edit }: TriedEdit): string {
  return `${edit.kind} ${edit.key} in ${edit.file}`;
}

describe('each value of the corpus that is changed or taken out', () => {
  test('changes no file that the plan does not explain', () => {
    const unexplained = tried.flatMap((one) => {
      const told = toldIn(one.plan).filter(({ change }) => !saysNothing(change));
      const units = new Set(told.map(({ unit }) => unit));
      const environments = new Set(toldIn(one.plan).map(({ unit }) => unit.split(' ')[0]));
      const former = one.plan.units.map(({ environment, renamedFrom }) => `${environment} ${renamedFrom ?? ''}`);
      return one.files
        .map(ownerOf)
        .filter(({ environment, pipeline }) => {
          const unit = `${environment} ${pipeline ?? ''}`;
          return pipeline === undefined ? !environments.has(environment) : !units.has(unit) && !former.includes(unit);
        })
        .map(({ environment, pipeline = 'its own files' }) => `${nameOf(one)}: ${environment} ${pipeline}`);
    });
    expect(unexplained).toEqual([]);
  });

  test('changes the files of whom the plan names', () => {
    const idle = tried.flatMap((one) => {
      const owners = one.files.map(ownerOf);
      const changed = new Set(owners.map(({ environment, pipeline = '' }) => `${environment} ${pipeline}`));
      const isMade = (unit: string): boolean => changed.has(unit) || changed.has(`${unit.split(' ')[0]} `);
      return toldIn(one.plan)
        .filter(({ change, unit }) => !saysNothing(change) && !isMade(unit))
        .map(({ change, unit }) => ({
          key: one.edit.key,
          said: `${nameOf(one)}: ${unit} ${change.path}: ${change.effect}`,
        }));
    });
    expect(idle.filter(({ key }) => !sameFiles.has(key)).map(({ said }) => said)).toEqual([]);
    expect([...sameFiles.keys()].filter((key) => !idle.some((one) => one.key === key))).toEqual([]);
  });

  test('changes nothing where the plan is empty', () => {
    const quiet = tried.filter(({ plan }) => plan.risk === undefined);
    expect(quiet.length).toBeGreaterThan(20);
    for (const one of quiet) expect(one.files, nameOf(one)).toEqual([]);
  });

  test('is the same change the other way round', () => {
    for (const one of some) {
      const back = planOf(one.after, one.before);
      const mirrored = changesOf(back ?? one.plan);
      // A pipeline that has another name is told by its new one.
      const isRenamed = one.plan.units.some(({ action }) => action === 'renamed');
      const there = changesOf(one.plan).map((told) => contentOf(isRenamed ? { ...told, touches: '' } : told));
      const here = mirrored.map((told) => contentBack(isRenamed ? { ...told, touches: '' } : told));
      expect(here.toSorted(), nameOf(one)).toEqual(there.toSorted());
    }
  });

  test('is the same change where the keys of the document stand in another order', () => {
    for (const one of some) {
      const { file, text } = one.edit;
      const plan = planOf(one.before, { ...one.after, [file]: reversed(text) });
      const [there, here] = [plan ?? one.plan, one.plan].map((of) => changesOf(of).map(contentOf).toSorted());
      expect(there, nameOf(one)).toEqual(here);
    }
  });

  test('has every key of the language among them', () => {
    const edited = new Set(tried.map(({ edit }) => neutral(edit.key)));
    const missing = keysOfLanguage().filter((key) => ![...edited].some((one) => isWithin(one, key)));
    expect(missing).toEqual(notByItself);
  });
});

function isWithin(edited: string, key: string): boolean {
  return edited === key || edited.startsWith(`${key}.`) || edited.startsWith(`${key}[`);
}

type ToldOf = ReturnType<typeof changesOf>[number];

/** What a change says of values; the words and places of either direction differ. */
function contentOf({ path, before = null, after = null, touches }: ToldOf): string {
  return JSON.stringify([path, before, after, touches], inOneOrder);
}

function contentBack({ path, before = null, after = null, touches }: ToldOf): string {
  return JSON.stringify([path, after, before, touches], inOneOrder);
}

function inOneOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** Maps of the user's own data: they may become text, or arguments, in their order. */
const ordered = ['variables', 'arguments'];

/** The same document with the keys of each map in the other order. */
function reversed(text: string): string {
  const document = parseDocument(text);
  visit(document, {
    Pair: (_, { key }) => (ordered.includes(String(key)) ? visit.SKIP : undefined),
    Map(_, map) {
      map.items = map.items.toReversed();
    },
  });
  return String(document);
}
