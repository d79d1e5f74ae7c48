import { kindSchemas } from '../language/kinds.ts';
import type { Document } from '../model/document.ts';
import type { TaskForms } from '../model/task_type.ts';
import type { Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { expand } from '../tree/expand.ts';
import { isDeletion } from '../tree/merge.ts';
import { dictAt } from '../tree/make.ts';
import { child, placeOf, text, type Dict, type Entry, type Leaf, type Tree } from '../tree/tree.ts';
import { kindJudge, taskJudge } from './judges.ts';
import { kindOf, pathName } from './names.ts';
import { checkPartialTask, type Speaker } from './partial_task.ts';
import { checkWritten, type Checked } from './written.ts';

/** The types that tasks may name. */
export interface KnownForms {
  readonly forms: TaskForms;
  /** Types whose documents could not be used, which was reported: that they are not known is said of no task. */
  readonly broken: ReadonlySet<string>;
}

/** Judges a document by itself and writes its shorthands out. What is wrong is reported and left out of its tree. */
export function checkDocument(document: Document, forms: KnownForms, tell: Report): Document {
  // A key that seems to be missing may be one that could not be read.
  const report: Report = (diagnostic) => {
    if (document.sound || diagnostic.code !== 'missing-key') tell(diagnostic);
  };
  const schema = kindSchemas[document.kind];
  const tree = expand(document.tree, schema) as Dict;
  const own = document.kind === 'Overlay' ? withoutFixedKeys(tree, report) : { tree, sound: true };
  const checked = checkWritten({ tree: own.tree, schema, path: [] }, kindJudge('written', document.kind), report);
  const parts = partsOf(document, forms, report);
  let { tree: result, sound } = checked;
  sound &&= own.sound && document.sound;
  for (const part of parts) {
    const changed = changeAt(result, part.path, part.check);
    result = changed.tree;
    sound &&= changed.sound;
  }
  return { ...document, tree: result, sound };
}

/** What makes a pipeline what it is cannot be overlaid. */
function withoutFixedKeys(tree: Dict, report: Report): Checked {
  const entries = new Map(tree.entries);
  for (const key of ['id', 'environments']) {
    const entry = entries.get(key);
    if (entry === undefined) continue;
    entries.delete(key);
    report({
      severity: 'error',
      code: 'cannot-be-overlaid',
      message: `The "${key}" of a pipeline cannot be overlaid.`,
      place: placeOf(entry.key),
      help: `Change it in the pipeline itself; an overlay names its pipeline with "pipeline".`,
    });
  }
  return { tree: { ...tree, entries }, sound: entries.size === tree.entries.size };
}

/** Parts of a document that are judged by the types of tasks, and how. `*` stands for each key of a map. */
interface Part {
  readonly path: readonly string[];
  readonly check: (tree: Tree, path: readonly string[], key: Leaf) => { tree: Tree; sound: boolean };
}

function partsOf(document: Document, known: KnownForms, report: Report): readonly Part[] {
  const { forms } = known;
  const task: Part['check'] = (tree, path) => asMap(tree, path, report, (dict) => checkTask(dict, path, known, report));
  const shared =
    (speaker: Speaker): Part['check'] =>
    (tree, path) =>
      asMap(tree, path, report, (dict) => checkPartialTask(dict, path, speaker, forms, report));
  const change: Part['check'] = (tree, path, key) =>
    (child(tree, '$add') === undefined ? shared('overlay') : task)(tree, path, key);
  const byType: Part['check'] = (tree, path, key) =>
    asMap(tree, path, report, (dict) => checkOfType(dict, path, key, known, report));
  const below = (path: readonly string[]): readonly Part[] => [
    { path: [...path, 'task'], check: shared('default') },
    { path: [...path, 'task_types', '*'], check: byType },
  ];
  switch (document.kind) {
    case 'Project':
      return below(['defaults']);
    case 'Defaults':
      return below([]);
    case 'Environment':
      return [...below(['defaults']), { path: ['overrides', 'task'], check: shared('default') }];
    case 'Pipeline':
      return [
        { path: ['task_defaults'], check: shared('default') },
        { path: ['tasks', '*'], check: task },
      ];
    case 'Overlay':
      return [
        { path: ['task_defaults'], check: shared('default') },
        { path: ['tasks', '*'], check: change },
      ];
    case 'Rule':
      return [];
    case 'TaskType':
      return [{ path: ['task'], check: task }];
  }
}

/** A tree with the value at a path judged and exchanged; a value found to be no map at all becomes an empty one. */
function changeAt(tree: Dict, path: readonly string[], check: Part['check'], above: readonly string[] = []): Checked {
  const [first = '', ...rest] = path;
  const keys = first === '*' ? [...tree.entries.keys()] : tree.entries.has(first) ? [first] : [];
  if (keys.length === 0) return { tree, sound: true };
  const entries = new Map(tree.entries);
  let sound = true;
  for (const key of keys) {
    const entry = entries.get(key) as Entry;
    if (isDeletion(entry.value)) continue;
    const changed =
      rest.length === 0
        ? check(entry.value, [...above, key], entry.key)
        : inside(entry.value, rest, check, [...above, key]);
    sound &&= changed.sound;
    if (changed.tree.kind === 'dict') entries.set(key, { key: entry.key, value: changed.tree });
    else entries.set(key, { key: entry.key, value: dictAt(entry.value, new Map()) });
  }
  return { tree: { ...tree, entries }, sound };
}

function inside(
  tree: Tree,
  rest: readonly string[],
  check: Part['check'],
  above: readonly string[],
): { tree: Tree; sound: boolean } {
  return tree.kind === 'dict' ? changeAt(tree, rest, check, above) : { tree, sound: true };
}

function asMap(
  tree: Tree,
  path: readonly string[],
  report: Report,
  check: (dict: Dict) => Checked,
): { tree: Tree; sound: boolean } {
  if (tree.kind === 'dict') return check(tree);
  report({
    severity: 'error',
    code: 'wrong-type',
    message: `"${pathName(path)}" is ${kindOf(tree)}; it must be a map.`,
    place: placeOf(tree),
  });
  return { tree, sound: false };
}

function checkTask(dict: Dict, path: readonly string[], known: KnownForms, report: Report): Checked {
  const written = child(dict, 'type');
  const type = text(written);
  const form = type === undefined ? undefined : known.forms.get(type);
  if (form !== undefined)
    return checkWritten(
      { tree: expand(dict, form.schema) as Dict, schema: form.schema, path },
      taskJudge('written', form),
      report,
    );
  const at = written ?? dict.entries.values().next().value?.key ?? dict;
  if (written !== undefined) tellUnknownType(type ?? kindOf(written), at, path[0] === 'task', known, report);
  else
    report({
      severity: 'error',
      code: 'missing-key',
      message: `The key "type" is missing in "${pathName(path)}".`,
      place: placeOf(at),
      help: typesOf(known),
    });
  return { tree: dict, sound: false };
}

function checkOfType(dict: Dict, path: readonly string[], key: Leaf, known: KnownForms, report: Report): Checked {
  const type = String(key.value);
  const form = known.forms.get(type);
  if (form !== undefined) return checkPartialTask(dict, path, 'default', new Map([[type, form]]), report);
  tellUnknownType(type, key, false, known, report);
  return { tree: dict, sound: false };
}

function tellUnknownType(type: string, at: Tree, isOfType: boolean, known: KnownForms, report: Report): void {
  if (known.broken.has(type)) return;
  report({
    severity: 'error',
    code: 'unknown-task-type',
    message: `"${type}" is no ${isOfType ? 'type that ships with dagwright' : 'type of task'}.${didYouMean(type, known.forms.keys())}`,
    place: placeOf(at),
    help: isOfType ? `A type of the organisation stands for one of these. ${typesOf(known)}` : typesOf(known),
  });
}

function typesOf({ forms }: KnownForms): string {
  return `Types: ${[...forms.keys()].toSorted().join(', ')}.`;
}
