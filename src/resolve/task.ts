import type { NoopTask } from '../generated/types.ts';
import type { Environment } from '../model/environment.ts';
import type { Operation } from '../model/operation.ts';
import type { Retries, Task } from '../model/pipeline.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { parseDuration } from '../time/duration.ts';
import { child, placeOf, text, valueOf, type Dict, type Tree } from '../tree/tree.ts';
import { checkEffective, withHistory } from '../validate/effective.ts';
import { taskJudge } from '../validate/judges.ts';
import { without } from '../validate/prune.ts';
import { withDefaults } from './defaults.ts';
import { readFiles } from './files.ts';
import { hasFailed } from './fill/failed.ts';
import { fill } from './fill/fill.ts';
import { inputScope } from './scopes.ts';
import type { LayeredTask } from './task_layers.ts';
import { typedValue } from './typed_value.ts';
import type { UnitContext } from './unit_context.ts';

/** A task with its references filled. Where it is right it has an operation; else what is wrong was reported. */
export interface ResolvedTask {
  readonly id: string;
  readonly tree: Dict;
  readonly operation: Operation | undefined;
}

/** Fills a task's references, judges what came out, and lowers it to its operation. */
export function resolveTask(layered: LayeredTask, context: UnitContext): ResolvedTask {
  const { id, form } = layered;
  const builtin = form.kind === 'own' ? form.builtin : form;
  const areInputsRight = checkInputs(layered, context);
  const scope =
    form.kind === 'own' ? inputScope(layered.inputs ?? form.defaults, form, context.fill.scope) : context.fill.scope;
  const within: UnitContext = { ...context, fill: { ...context.fill, scope } };
  const filled = fill(layered.tree, builtin.schema, within.fill);
  const right = without(filled as Dict, within.fill.failed);
  const tree = withDefaults(right, builtin.schema, `task.${builtin.type}`);
  readFiles(tree, builtin.schema, within);
  const isFormSound = form.kind === 'builtin' || form.sound;
  const isIncomplete = context.isIncomplete || !isFormSound || !areInputsRight || hasFailed(filled, within.fill.failed);
  const known = { isIncomplete };
  const subject = { tree, schema: builtin.schema, path: ['tasks', id], missingAt: layered.written };
  const isRight = checkEffective(subject, taskJudge('effective', builtin), known, context.report) && areInputsRight;
  checkPool(tree, context);
  checkConnection(tree, context);
  return { id, tree, operation: isRight && !isIncomplete ? lower(id, tree, builtin.type, context) : undefined };
}

/** What was written for the inputs of an organisation's type, judged as that type asks. */
function checkInputs({ id, form, inputs, written }: LayeredTask, context: UnitContext): boolean {
  if (form.kind === 'builtin' || inputs === undefined) return true;
  const type = child(written, 'type');
  const entries = new Map(inputs.entries);
  if (type?.kind === 'leaf') entries.set('type', { key: type, value: type });
  const filled = fill({ ...inputs, entries }, form.schema, { ...context.fill, texts: new Map() }) as Dict;
  const { failed } = context.fill;
  const subject = { tree: without(filled, failed), schema: form.schema, path: ['tasks', id], missingAt: written };
  const known = { isIncomplete: context.isIncomplete || hasFailed(filled, failed) };
  return checkEffective(subject, taskJudge('effective', form), known, context.report);
}

function lower(id: string, tree: Dict, type: string, context: UnitContext): Operation | undefined {
  const builtin = context.types.get(type);
  if (builtin === undefined) throw new Error(`resolve: the type "${type}" of task "${id}" is not registered`);
  const { zone, report, environment } = context;
  const value = typedValue(tree, builtin.schema, { texts: context.fill.texts, zone, report });
  return builtin.lower(value, { id, tree, environment, report });
}

function checkPool(tree: Dict, { environment, report }: UnitContext): void {
  const pool = { key: 'pools', known: environment.pools, otherwise: ': the task would never be scheduled' };
  checkDeclared(child(child(tree, 'pool'), 'name'), 'pool', pool, environment, report);
}

function checkConnection(tree: Dict, { environment, report }: UnitContext): void {
  const connection = { key: 'connections', known: environment.connections, otherwise: '' };
  checkDeclared(child(tree, 'connection'), 'connection', connection, environment, report);
}

/** Reports a name that the environment does not declare under one of its keys. */
function checkDeclared(
  name: Tree | undefined,
  what: string,
  declared: { readonly key: string; readonly known: ReadonlyMap<string, unknown>; readonly otherwise: string },
  environment: Environment,
  report: Report,
): void {
  const written = text(name);
  if (name === undefined || written === undefined || !environment.isComplete || declared.known.has(written)) return;
  const diagnostic: Diagnostic = {
    severity: 'error',
    code: `unknown-${what}`,
    message: `There is no ${what} "${written}"${declared.otherwise}.${didYouMean(written, declared.known.keys())}`,
    place: placeOf(name),
    help: `Declare it under "${declared.key}" in environments/<id>/environment.yaml.`,
  };
  report(withHistory(diagnostic, name));
}

/** A task of the model, from an effective value that was found right. */
export function taskOf(
  resolved: ResolvedTask & { readonly operation: Operation },
  after: readonly string[],
  owner: string | undefined,
): Task {
  const value = valueOf(resolved.tree) as unknown as CommonValue;
  return {
    id: resolved.id,
    tree: resolved.tree,
    ...given('description', value.description),
    ...given('docs', value.docs),
    ...given('owner', value.owner ?? owner),
    after,
    when: value.when ?? 'all_success',
    group: value.group?.split('.') ?? [],
    retries: retriesOf(value.retries),
    ...given('timeout', seconds(value.timeout)),
    ...(value.pool === undefined ? {} : { pool: { name: value.pool.name, slots: value.pool.slots ?? 1 } }),
    priority: value.priority ?? 1,
    ...given('taskId', value.airflow?.task_id),
    operation: resolved.operation,
  };
}

type CommonValue = NoopTask;

function retriesOf(value: CommonValue['retries']): Retries {
  return {
    count: value?.count ?? 0,
    delay: seconds(value?.delay) ?? 300,
    backoff: value?.backoff ?? 'constant',
    ...given('maxDelay', seconds(value?.max_delay)),
  };
}

/** The seconds of a duration whose form was judged before. */
export function seconds(duration: string | undefined): number | undefined {
  return duration === undefined ? undefined : parseDuration(duration);
}

/** A key with its value, or no key. */
export function given<Key extends string, Type>(key: Key, value: Type | undefined): { readonly [name in Key]?: Type } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [name in Key]?: Type });
}
