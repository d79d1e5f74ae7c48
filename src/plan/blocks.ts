import type { Change, Consequence, PlanBlock, ToldConsequence, Touched } from '../model/plan.ts';
import { compareRisks, worstOf, type ToldChange } from './told_change.ts';
import { compareText } from '../text/compare_text.ts';

/** A consequence, and the unit that has it. */
export interface UnitConsequence {
  readonly environment: string;
  readonly pipeline: string;
  readonly consequence: Consequence;
}

/**
 * Gathers changes by their cause, and causes by what they touch: one place that changes four hundred pipelines is one
 * change with their names. Consequences stand with the change that brings them. Worst first.
 *
 * @param environments their ids, in the order of promotion
 */
export function blocksOf(
  changes: readonly ToldChange[],
  consequences: readonly UnitConsequence[],
  environments: readonly string[],
): readonly PlanBlock[] {
  const blocks = new Map<string, Draft>();
  for (const group of groupedBy(changes, ({ cause }) => cause)) {
    const touches = touchesOf(group, environments);
    const key = JSON.stringify(touches);
    const draft = blocks.get(key) ?? { touches, changes: [], consequences: [] };
    draft.changes.push(changeOf(group));
    blocks.set(key, draft);
  }
  place(consequences, [...blocks.values()], environments);
  return [...blocks.values()].map(finished).toSorted(compareBlocks);
}

interface Draft {
  readonly touches: readonly Touched[];
  readonly changes: Change[];
  readonly consequences: ToldConsequence[];
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function touchesOf(
  group: readonly { readonly environment: string; readonly pipelines: readonly string[] }[],
  environments: readonly string[],
): readonly Touched[] {
  return environments.flatMap((environment) => {
    const own = group.filter((one) => one.environment === environment);
    if (own.length === 0) return [];
    return [{ environment, pipelines: [...new Set(own.flatMap(({ pipelines }) => pipelines))].toSorted(compareText) }];
  });
}

/** One change for all of a cause: told of the one thing that it changes, or of all in general. Its risk is the worst. */
function changeOf(group: readonly ToldChange[]): Change {
  const worst = group.toSorted((left, right) => compareRisks(left.change.risk, right.change.risk))[0] as ToldChange;
  const isOne = group.every(({ change }) => isSameChange(change, worst.change));
  return isOne ? worst.change : { ...worst.change, ...generally(group, worst) };
}

function isSameChange(left: Change, right: Change): boolean {
  return sayingOf(left) === sayingOf(right);
}

function sayingOf({ path, effect, before, after }: Change): string {
  return JSON.stringify([path, effect, before, after]);
}

/** What one place does to several tasks or keys. Where keys differ, it is told of the reference that reaches them. */
function generally(group: readonly ToldChange[], { general, part, written = {}, change }: ToldChange): Partial<Change> {
  const paths = [...new Set(group.map((one) => one.general.path))].toSorted(compareText);
  if (part === undefined && group.every((one) => one.change.path === change.path)) return written;
  if (part === undefined) return { path: listed(paths), effect: general.effect, ...written };
  const { name, before, after } = part;
  const count = new Set(group.map((one) => `${one.pipelines.join()} ${one.change.path}`)).size;
  const effect = `What "${name}" stands for is another value: ${count} keys of pipelines and tasks are made of it (${listed(paths)}).`;
  return { path: name, before, after, effect, reason: change.reason };
}

const mostPaths = 4;

function listed(paths: readonly string[]): string {
  const rest = paths.length - mostPaths;
  return `${paths.slice(0, mostPaths).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Each consequence goes to the worst block that touches its unit and has a change of the same part. */
function place(
  consequences: readonly UnitConsequence[],
  blocks: readonly Draft[],
  environments: readonly string[],
): void {
  const ofUnit = new Map<string, Draft[]>();
  for (const block of blocks)
    for (const { environment, pipelines } of block.touches)
      for (const pipeline of pipelines) push(ofUnit, `${environment}\0${pipeline}`, block);
  const placed = new Map<Draft, UnitConsequence[]>();
  for (const one of consequences) {
    // A pipeline that is not changed itself may still have to do with one that is.
    const near = ofUnit.get(`${one.environment}\0${one.pipeline}`) ?? blocks.filter((block) => isIn(block, one));
    const block =
      near.find(({ changes }) => changes.some(({ path }) => isSamePart(path, one.consequence.path))) ?? near[0];
    if (block !== undefined) push(placed, block, one);
  }
  for (const [block, own] of placed)
    for (const group of groupedBy(own, ({ consequence }) => JSON.stringify(consequence)))
      block.consequences.push(toldOf(group, environments));
}

function isIn({ touches }: Draft, { environment }: UnitConsequence): boolean {
  return touches.some((one) => one.environment === environment);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function isSamePart(path: string, other: string): boolean {
  return path.split('.')[0] === other.split('.')[0];
}

function toldOf(group: readonly UnitConsequence[], environments: readonly string[]): ToldConsequence {
  const [first] = group as readonly [UnitConsequence];
  const parts = group.map(({ environment, pipeline }) => ({ environment, pipelines: [pipeline] }));
  return { ...first.consequence, touches: touchesOf(parts, environments) };
}

function finished({ touches, changes, consequences }: Draft): PlanBlock {
  const risk = worstOf([...changes, ...consequences].map((one) => one.risk)) ?? 'low';
  return { touches, risk, changes: byRisk(changes), consequences: byRisk(consequences) };
}

function byRisk<T extends Pick<Change, 'risk'>>(items: readonly T[]): readonly T[] {
  return items.toSorted((left, right) => compareRisks(left.risk, right.risk));
}

/** Worst first, then those that touch most, then by name. */
function compareBlocks(left: PlanBlock, right: PlanBlock): number {
  return (
    compareRisks(left.risk, right.risk) || sizeOf(right) - sizeOf(left) || compareText(nameOf(left), nameOf(right))
  );
}

function sizeOf({ touches }: PlanBlock): number {
  return touches.reduce((sum, { pipelines }) => sum + pipelines.length, 0);
}

function nameOf({ touches }: PlanBlock): string {
  return JSON.stringify(touches.map(({ pipelines, environment }) => [pipelines[0] ?? '', environment]));
}
