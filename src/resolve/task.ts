import type { Schema } from '../language/schema.ts';
import type { Environment } from '../model/environment.ts';
import type { Operation } from '../model/operation.ts';
import type { Mapping } from '../model/pipeline.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Dict, type Entry, type Tree } from '../tree/tree.ts';
import type { RunValue } from '../values/text.ts';
import { checkEffective, withHistory } from '../validate/effective.ts';
import { interpret } from '../validate/interpret.ts';
import { taskJudge } from '../validate/judges.ts';
import { without } from '../validate/prune.ts';
import { withDefaults } from './defaults.ts';
import { readFiles } from './files.ts';
import { hasFailed } from './fill/failed.ts';
import { fill } from './fill/fill.ts';
import type { Scope } from './fill/scope.ts';
import { itemScope, readOver, refuseItemInCommonKeys, shownItemScope, type Over } from './mapping.ts';
import { neighbourOf, type Neighbour } from './neighbours.ts';
import type { OutputUse } from './output_use.ts';
import { runRules } from './run_rules.ts';
import { inputScope } from './scopes.ts';
import type { LayeredTask } from './task_layers.ts';
import { typedValue } from './typed_value.ts';
import type { Unfilled } from './unfilled.ts';
import type { UnitContext } from './unit_context.ts';

/** A task with its references filled. Where it is right it has an operation; else what is wrong was reported. */
export interface ResolvedTask {
  readonly id: string;
  readonly tree: Dict;
  readonly operation: Operation | undefined;
  readonly map?: Mapping;
  /** What it puts out for tasks after it. */
  readonly output: 'text' | 'json' | undefined;
}

/** Fills a task's references, judges what came out, and lowers it to its operation: once, or for each element. */
export function resolveTask(layered: LayeredTask, context: UnitContext, asked: OutputUse[]): ResolvedTask {
  const builtin = layered.form.kind === 'own' ? layered.form.builtin : layered.form;
  const mapped = readMap(layered, builtin.schema, withTaskRules(layered, context, asked, false));
  const hasItem = mapped?.over?.kind === 'output';
  const within = withTaskRules(layered, context, asked, hasItem);
  // Of a task whose elements are not known nothing more is said: what it does with them cannot be judged.
  if (mapped !== undefined && mapped.over === undefined)
    return finished(layered, { tree: resolveShown(mapped.rest, within) }, undefined, mapped, context);
  if (mapped?.over?.kind !== 'written') {
    const made = resolveOnce(mapped?.rest ?? layered, within);
    return finished(layered, made, made.operation, mapped, context);
  }
  const rest = { ...mapped.rest, tree: refuseItemInCommonKeys(mapped.rest.tree, context.report) };
  const made = mapped.over.items.map((item) => resolveOnce(rest, withItem(item, within)));
  const operations = made.flatMap(({ operation }) => operation ?? []);
  const shown = resolveShown(mapped.rest, within);
  const whole = operations.length === made.length ? operations[0] : undefined;
  return finished(layered, { ...made[0], tree: shown }, whole, { ...mapped, operations }, context);
}

function finished(
  { id }: LayeredTask,
  made: { readonly tree: Dict },
  operation: Operation | undefined,
  mapped: (Mapped & { readonly operations?: readonly Operation[] }) | undefined,
  context: UnitContext,
): ResolvedTask {
  const type = context.types.get(text(child(made.tree, 'type')) ?? '');
  const tree = mapped === undefined ? made.tree : withEntry(made.tree, 'map', mapped.entry);
  const map = mapped === undefined ? undefined : mappingOf(mapped);
  const output = operation === undefined ? undefined : type?.output?.(operation);
  return { id, tree, operation, ...(map === undefined ? {} : { map }), output };
}

function mappingOf({
  entry,
  over,
  operations = [],
}: Mapped & { readonly operations?: readonly Operation[] }): Mapping | undefined {
  const most = child(entry.value, 'max_active');
  const maxActive = most?.kind === 'leaf' && typeof most.value === 'number' ? { maxActive: most.value } : {};
  if (over === undefined) return undefined;
  return over.kind === 'written'
    ? { kind: 'written', operations, ...maxActive }
    : { kind: 'output', task: over.task, ...maxActive };
}

/** A `map` with its references filled, and the task without it. */
interface Mapped {
  readonly entry: Entry;
  readonly over: Over | undefined;
  readonly rest: LayeredTask;
}

function readMap(layered: LayeredTask, schema: Schema, context: UnitContext): Mapped | undefined {
  const entry = layered.tree.entries.get('map');
  if (entry === undefined) return undefined;
  const entries = new Map(layered.tree.entries);
  entries.delete('map');
  const rest = { ...layered, tree: { ...layered.tree, entries } };
  const filled = fill(entry.value, schema.properties?.['map'] ?? {}, context.fill) ?? entry.value;
  const isKnown = !hasFailed(filled, context.fill.failed) && checkMap(filled, layered, schema, context);
  const written: Unfilled = { tree: entry.value, scope: context.fill.scope, templated: true };
  const over = isKnown ? readOver(filled, written, context.fill.texts, context.report) : undefined;
  return { entry: { ...entry, value: filled }, over, rest };
}

function checkMap(map: Tree, { id, tree, written }: LayeredTask, schema: Schema, context: UnitContext): boolean {
  const entry = tree.entries.get('map');
  if (entry === undefined) return true;
  const whole: Dict = { ...tree, entries: new Map([['map', { ...entry, value: map }]]) };
  const within: Schema = { type: 'object', properties: { map: schema.properties?.['map'] ?? {} } };
  const subject = { tree: whole, schema: within, path: ['tasks', id], missingAt: written };
  return checkEffective(subject, interpret(within, 'effective'), { isIncomplete: false }, context.report);
}

function withEntry(dict: Dict, key: string, entry: Entry): Dict {
  return { ...dict, entries: new Map([...dict.entries, [key, entry]]) };
}

function withTaskRules({ id }: LayeredTask, context: UnitContext, asked: OutputUse[], hasItem: boolean): UnitContext {
  const facts = { hasItem, askOutput: (value: RunValue) => asked.push({ by: id, value }) };
  return { ...context, fill: { ...context.fill, run: runRules(context.facts, context.environment, facts) } };
}

function withItem(item: Unfilled, context: UnitContext): UnitContext {
  const scope = itemScope(item, context.fill.scope);
  return { ...context, fill: { ...context.fill, scope, itemIsWritten: true } };
}

function silent(): void {}

/** The task as people see it as a whole: with `item` where each element will stand. Nothing is judged again. */
function resolveShown(layered: LayeredTask, context: UnitContext): Dict {
  const scope = shownItemScope(context.fill.scope);
  const fillContext = { ...context.fill, scope, report: silent, itemIsWritten: true as const };
  const { form } = layered;
  const within = {
    ...context,
    report: silent,
    fill: { ...fillContext, ...scopeOf(layered, { ...context, fill: fillContext }) },
  };
  const { tree } = fillTask(layered, { ...context, report: silent, fill: fillContext });
  return readFiles(tree, (form.kind === 'own' ? form.builtin : form).schema, within).tree;
}

function fillTask(layered: LayeredTask, context: UnitContext): { readonly filled: Dict; readonly tree: Dict } {
  const { form } = layered;
  const builtin = form.kind === 'own' ? form.builtin : form;
  const { scope } = scopeOf(layered, context);
  const filled = fill(layered.tree, builtin.schema, { ...context.fill, scope }) as Dict;
  const right = without(filled, context.fill.failed);
  return { filled, tree: withDefaults(right, builtin.schema, `task.${builtin.type}`) };
}

function scopeOf({ form, inputs }: LayeredTask, { fill: { scope } }: UnitContext): { readonly scope: Scope } {
  return { scope: form.kind === 'own' ? inputScope(inputs ?? form.defaults, form, scope) : scope };
}

function resolveOnce(
  layered: LayeredTask,
  context: UnitContext,
): { readonly tree: Dict; readonly operation: Operation | undefined } {
  const { id, form } = layered;
  const builtin = form.kind === 'own' ? form.builtin : form;
  const areInputsRight = checkInputs(layered, context);
  const within: UnitContext = { ...context, fill: { ...context.fill, ...scopeOf(layered, context) } };
  const { filled, tree: withoutFiles } = fillTask(layered, context);
  const { tree, areRead: areFilesRead } = readFiles(withoutFiles, builtin.schema, within);
  const isFormSound = form.kind === 'builtin' || form.sound;
  const isIncomplete = context.isIncomplete || !isFormSound || !areInputsRight || hasFailed(filled, within.fill.failed);
  const known = { isIncomplete };
  const subject = { tree, schema: builtin.schema, path: ['tasks', id], missingAt: layered.written };
  const isRight = checkEffective(subject, taskJudge('effective', builtin), known, context.report) && areInputsRight;
  checkPool(tree, context);
  checkConnection(tree, context);
  return {
    tree,
    operation: isRight && areFilesRead && !isIncomplete ? lower(id, tree, builtin.type, context) : undefined,
  };
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
  const { zone, report, environment, facts } = context;
  const value = typedValue(tree, builtin.schema, { texts: context.fill.texts, zone, report });
  const neighbour = (name: Tree): Neighbour | undefined => neighbourOf(name, context);
  const pipeline = context.unit.id;
  return builtin.lower(value, { id, pipeline, tree, environment, report, zone, schedule: facts.schedule, neighbour });
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
