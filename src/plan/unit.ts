import type { Pipeline, Task } from '../model/pipeline.ts';
import type { Change, ChangePlace } from '../model/plan.ts';
import { child, placeOf, type Tree, type Value } from '../tree/tree.ts';
import type { Place, Source } from '../text/source.ts';
import { withoutCredentials } from '../credentials/credentials.ts';
import { placeOfCause } from './cause.ts';
import { compareUnit, type CausedDifference, type UnitSide } from './compare_unit.ts';
import type { Difference, TaskSchemas } from './difference.ts';
import { classes, type Judgement } from './effects/classes.ts';
import { judgeChange } from './effects/judge_change.ts';
import type { RawChange } from './raw_change.ts';
import { reachesNoRun } from './reach.ts';
import { shownValue } from './shown_value.ts';
import { causeKey, type ToldChange } from './told_change.ts';

/** What comparing a unit needs to know of both sides. */
export interface UnitContext {
  readonly environment: string;
  readonly pipeline: string;
  readonly types: TaskSchemas;
  readonly isChanged: (source: Source) => boolean;
  /** The minor version of Airflow that will run it. */
  readonly airflow: string;
  /** Whether the environment gives names another meaning, which is told of the environment. */
  readonly hasOtherSettings: boolean;
}

/** All changes of a pipeline that both sides have. */
export function changedUnit(before: UnitSide, after: UnitSide, context: UnitContext): readonly ToldChange[] {
  const { differences, renamedTasks, indirect } = compareUnit(before, after, context);
  const pipeline = sidesOf(before.pipeline, after.pipeline);
  return [
    ...differences.map((one) => differenceTold(one, pipeline, context)),
    ...[...renamedTasks].map(([from, to]) => taskRenamed(from, to, after, context)),
    ...(context.hasOtherSettings ? [] : indirect.map((task) => indirectlyChanged(task, after, context))),
  ];
}

/** A pipeline that comes, or goes. */
export function wholeUnit(action: 'added' | 'removed', side: UnitSide, context: UnitContext): ToldChange {
  const own = action === 'added' ? { after: side.tree } : { before: side.tree };
  const pipeline = action === 'added' ? sidesOf(undefined, side.pipeline) : sidesOf(side.pipeline, undefined);
  const verdict = judged(
    { subject: 'pipeline', environment: context.environment, path: [], pipeline, ...own },
    context,
  );
  const place = { ...placeAt(side.tree), ...(action === 'removed' ? { isBefore: true as const } : {}) };
  return told({ path: '', ...verdict, place }, `${action} ${context.pipeline}`, context);
}

function differenceTold(found: CausedDifference, pipeline: Sides, context: UnitContext): ToldChange {
  const { path, before, after, cause } = found;
  const raw: RawChange = {
    subject: 'pipeline',
    environment: context.environment,
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
  const values = valuesOf(found);
  const place = placeOfCause(cause);
  const general = generalPath(path);
  const isUnreached = reachesNoRun(path, pipeline, context.airflow);
  const verdictOn = (of: RawChange): Judgement => (isUnreached ? unreached(of, context) : judged(of, context));
  const change: Change = { path: path.join('.'), ...values, ...verdictOn({ ...raw, pipeline }), ...placed(place) };
  const { effect } = general === path ? change : verdictOn({ ...raw, path: general });
  return {
    environment: context.environment,
    pipelines: [context.pipeline],
    change,
    // What a reference stands for is what others share, or what is written around it; what comes of both is each one's own.
    cause: `${isUnreached ? 'unreached ' : ''}${causeKey(place, general.join('.'), cause?.part ?? cause?.written ?? values)}`,
    general: { path: general.join('.'), effect },
    ...(cause?.part === undefined ? {} : { part: cause.part }),
    ...(cause?.written === undefined ? {} : { written: cause.written }),
  };
}

/** What reaches no run changes none, whatever its key would decide. */
function unreached(raw: RawChange, context: UnitContext): Judgement {
  const verdict = judged(raw, context);
  if (verdict.reason === classes.none.reason) return verdict;
  const [first, task] = raw.path;
  const subject = first !== 'tasks' ? 'the pipeline' : task === '*' ? 'these tasks' : `"${task}"`;
  return { effect: `What is made of ${subject} is the same: no run changes.`, ...classes.none };
}

/** No sentence holds what seems to be a credential. */
function judged(raw: RawChange, { types }: UnitContext): Judgement {
  const verdict = judgeChange(raw, types);
  return { ...verdict, effect: withoutCredentials(verdict.effect, raw.path) };
}

function valuesOf({ path, before, after }: Difference): { before?: Value; after?: Value } {
  return {
    ...(before === undefined ? {} : { before: shownValue(before, path) }),
    ...(after === undefined ? {} : { after: shownValue(after, path) }),
  };
}

/** The same key in any task. */
function generalPath(path: readonly string[]): readonly string[] {
  return path[0] === 'tasks' && path.length > 2 ? ['tasks', '*', ...path.slice(2)] : path;
}

/** A pipeline that is called otherwise from now on. */
export function renamedPipeline(from: string, after: UnitSide, keepsId: boolean, context: UnitContext): ToldChange {
  const isCritical = after.pipeline?.tier === 'critical';
  const effect = keepsId
    ? `The pipeline "${from}" is called "${context.pipeline}" from now on. Airflow knows it by the same id as before, so its runs go on.`
    : `The pipeline "${from}" is called "${context.pipeline}" from now on: to Airflow it is a new DAG. Its run history and the states of its tasks stay with "${from}", and whoever waits for that one waits in vain.`;
  const verdict: Pick<Change, 'risk' | 'reason'> = keepsId
    ? { risk: 'low', reason: 'the id in Airflow stays as it is' }
    : {
        risk: isCritical ? 'critical' : 'high',
        reason: 'run history and task state are lost, and with them what keeps data from being loaded again',
      };
  const change: Change = {
    path: 'id',
    before: from,
    after: context.pipeline,
    effect,
    ...verdict,
    place: placeAt(after.tree),
  };
  return told(change, `renamed ${from}`, context);
}

function taskRenamed(from: string, to: string, after: UnitSide, context: UnitContext): ToldChange {
  return told(
    {
      path: `tasks.${to}`,
      before: from,
      after: to,
      effect: `The task "${from}" is called "${to}" from now on: to Airflow it is a new task, and what is known of earlier runs of "${from}" (states, tries, logs) is no longer shown with it.`,
      risk: 'medium',
      reason: 'run history and task state do not move to the new name, and a run that is under way does the task again',
      place: taskPlace(to, after),
    },
    `task ${from} ${to}`,
    context,
  );
}

/** What a task names is another thing now: a pipeline that it waits for, or starts. */
function indirectlyChanged(task: Task, after: UnitSide, context: UnitContext): ToldChange {
  const { operation, id } = task;
  const isWait = operation.kind === 'wait' && operation.for.kind === 'pipeline';
  const effect = isWait
    ? `"${id}" waits for other runs of "${operation.for.dagId}" than before: when that one runs has changed.`
    : `"${id}" does something else although nothing is changed in it: what it names is another thing now.`;
  const reason = isWait
    ? 'a wait that looks for the wrong run waits in vain, or lets too early'
    : 'it follows from a change elsewhere, which its own spec does not show';
  const change: Change = { path: `tasks.${id}`, effect, risk: isWait ? 'medium' : 'high', reason };
  return told({ ...change, place: taskPlace(id, after) }, `indirect ${id}`, context);
}

/** Where the name of a task is written. */
function taskPlace(id: string, { tree }: UnitSide): ChangePlace {
  const tasks = child(tree, 'tasks');
  const entry = tasks?.kind === 'dict' ? tasks.entries.get(id) : undefined;
  return placeAt(entry?.key ?? tree);
}

/** A change that no other pipeline can share; environments do where it is the same there. */
function told(change: Change, what: string, { environment, pipeline }: UnitContext): ToldChange {
  const cause = JSON.stringify([pipeline, what, change.effect, change.risk]);
  return { environment, pipelines: [pipeline], change, cause, general: { path: change.path, effect: change.effect } };
}

type Sides = NonNullable<RawChange['pipeline']>;

function sidesOf(before: Pipeline | undefined, after: Pipeline | undefined): Sides {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function placed(place: ChangePlace | undefined): Pick<Change, 'place'> {
  return place === undefined ? {} : { place };
}

/** The place of a value; of a whole document that of its name. */
function placeAt(tree: Tree): ChangePlace {
  const place: Place = placeOf(child(tree, 'id') ?? tree);
  return placeOfCause({ place, isBefore: false }) ?? { path: place.source.path, line: 1, column: 1 };
}
