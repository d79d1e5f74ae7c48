import type { Schema } from '../language/schema.ts';
import { keysWithoutDefaults } from '../language/task.ts';
import type { TaskForm, TaskForms } from '../model/task_type.ts';
import type { Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { expand } from '../tree/expand.ts';
import { isMarker } from '../tree/merge.ts';
import { dictAt } from '../tree/make.ts';
import { placeOf, type Dict, type Entry } from '../tree/tree.ts';
import { taskJudge } from './judges.ts';
import { pathName } from './names.ts';
import { checkWritten, type Checked } from './written.ts';

/** Who says something about tasks without a type of their own: a default or an override, or an overlay. */
export type Speaker = 'default' | 'overlay';

/**
 * Judges keys that are meant for tasks of any type: each must be a key of some type, and right for one that has it.
 * Whether the type of a task has the key, and what a task itself must say, is seen when the layers meet.
 */
export function checkPartialTask(
  dict: Dict,
  path: readonly string[],
  speaker: Speaker,
  forms: TaskForms,
  report: Report,
): Checked {
  const entries = new Map<string, Entry>();
  let sound = true;
  for (const [key, entry] of dict.entries) {
    const checked = isMarker(key, entry) ? entry : checkKey(key, entry, path, speaker, forms, report);
    if (checked === undefined) sound = false;
    else entries.set(key, checked);
  }
  return { tree: { ...dict, entries }, sound };
}

function checkKey(
  key: string,
  entry: Entry,
  path: readonly string[],
  speaker: Speaker,
  forms: TaskForms,
  report: Report,
): Entry | undefined {
  const owners = [...forms.values()].filter((form) => Object.hasOwn(form.schema.properties ?? {}, key));
  if (owners.length === 0) {
    report(unknownInAll(key, entry, path, forms));
    return undefined;
  }
  if (speaker === 'default' && keysWithoutDefaults.includes(key)) {
    report(neverShared(key, entry));
    return undefined;
  }
  if (key === 'type' || key === 'environments') return entry;
  return (
    owners.map((form) => keyOf(form, key, entry, path)).find((judged) => judged.sound)?.entry ??
    told(owners[0], key, entry, path, report)
  );
}

/** The finding of the first type that has the key; nothing is kept of the value. */
function told(
  form: TaskForm | undefined,
  key: string,
  entry: Entry,
  path: readonly string[],
  report: Report,
): undefined {
  if (form !== undefined)
    checkWritten({ tree: alone(form.schema, key, entry), schema: form.schema, path }, judgeWithoutType(form), report);
  return undefined;
}

function keyOf(form: TaskForm, key: string, entry: Entry, path: readonly string[]): { entry: Entry; sound: boolean } {
  const tree = alone(form.schema, key, entry);
  const { sound } = checkWritten({ tree, schema: form.schema, path }, judgeWithoutType(form), () => undefined);
  return { entry: tree.entries.get(key) ?? entry, sound };
}

function alone(schema: Schema, key: string, entry: Entry): Dict {
  return expand(dictAt(entry.key, new Map([[key, entry]])), schema) as Dict;
}

function judgeWithoutType(form: TaskForm): ReturnType<typeof taskJudge> {
  const judge = taskJudge('written', form);
  return (tree) => judge(tree).filter((mistake) => mistake.keyword !== 'required' || mistake.instancePath !== '');
}

function unknownInAll(key: string, entry: Entry, path: readonly string[], forms: TaskForms): Parameters<Report>[0] {
  const known = new Set([...forms.values()].flatMap((form) => Object.keys(form.schema.properties ?? {})));
  return {
    severity: 'error',
    code: 'unknown-key',
    message: `Unknown key "${key}" in "${pathName(path)}".${didYouMean(key, known)}`,
    place: placeOf(entry.key),
    help:
      forms.size === 1
        ? `Tasks of the type "${[...forms.keys()].join()}" have no such key.`
        : 'No type of task has this key.',
  };
}

function neverShared(key: string, entry: Entry): Parameters<Report>[0] {
  return {
    severity: 'error',
    code: 'no-default',
    message: `"${key}" is never a default or an override: it makes a task what it is.`,
    place: placeOf(entry.key),
    help: `Write "${key}" in the task itself.`,
  };
}
