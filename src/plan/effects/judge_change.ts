import { text, child } from '../../tree/tree.ts';
import type { RawChange } from '../raw_change.ts';
import { classes, unclassified, type Judgement } from './classes.ts';
import { environmentField, pipelineField, type Field, type TaskSchemas } from './field_at.ts';
import { partsOf, together } from './parts.ts';
import { plainSentence } from './plain_sentence.ts';
import type { Seen, SeenTask, Told } from './seen.ts';
import { sentenceAt } from './sentence_at.ts';
import { taskIndex } from './task_index.ts';
import { environmentThemes, pipelineThemes } from './themes/index.ts';
import { named } from './words.ts';

/**
 * Says what a change does at run time, and how much it may hurt. The name of an environment is no reason: which one is
 * the last of the promotion is for the caller to say.
 *
 * @param tasks the schemas of the builtin task types, by type
 */
export function judgeChange(change: RawChange, tasks: TaskSchemas): Judgement {
  const seen = see(change, tasks);
  const themes = change.subject === 'pipeline' ? pipelineThemes : environmentThemes;
  const told = sentenceAt(themes, seen);
  if (told !== undefined) return judged(told, seen.field);
  const parts = partsOf(change);
  if (parts.length > 0) return together(parts.map((part) => judgeChange(part, tasks)));
  return judged(plainSentence(seen), seen.field);
}

function judged(told: Told | string, { impact }: Field): Judgement {
  const verdict = impact === undefined ? unclassified : classes[impact];
  return { ...verdict, ...(typeof told === 'string' ? { effect: told } : told) };
}

function see(change: RawChange, tasks: TaskSchemas): Seen {
  const { path, before, after, subject } = change;
  const task = seenTask(change);
  const pipelines = { before: change.pipeline?.before, after: change.pipeline?.after };
  const schema = task?.type === undefined ? undefined : tasks.get(task.type);
  return {
    change,
    before,
    after,
    path,
    key: path.at(-1) ?? '',
    field: subject === 'pipeline' ? pipelineField(path, schema) : environmentField(path),
    who: task === undefined ? `the ${subject}` : named(task.id),
    task,
    isCritical: pipelines.before?.tier === 'critical' || pipelines.after?.tier === 'critical',
    pipelines,
  };
}

function seenTask({ subject, path, before, after, pipeline }: RawChange): SeenTask | undefined {
  const [first, id] = path;
  if (subject === 'environment' || first !== 'tasks' || id === undefined) return undefined;
  const isWhole = path.length === 2;
  const trees = isWhole ? [after, before] : [taskTree(pipeline?.after, id), taskTree(pipeline?.before, id)];
  const type = trees.map((tree) => text(child(tree, 'type'))).find((word) => word !== undefined);
  return { id, type, before: taskOf(pipeline?.before, id), after: taskOf(pipeline?.after, id) };
}

type Pipelines = NonNullable<RawChange['pipeline']>;

function taskTree(pipeline: Pipelines['before'], id: string): ReturnType<typeof child> {
  return child(child(pipeline?.tree, 'tasks'), id);
}

function taskOf(pipeline: Pipelines['before'], id: string): SeenTask['before'] {
  return pipeline === undefined ? undefined : taskIndex(pipeline).byId.get(id);
}
