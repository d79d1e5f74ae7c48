import { pipelineSchema } from '../language/pipeline.ts';
import type { Target } from '../model/builtins.ts';
import type { Environment } from '../model/environment.ts';
import type { Param } from '../model/pipeline.ts';
import type { Schedule } from '../model/schedule.ts';
import type { Report } from '../text/diagnostic.ts';
import { child, type Dict, type Leaf, type Tree } from '../tree/tree.ts';
import type { Text } from '../values/text.ts';
import { without } from '../validate/prune.ts';
import { withDefaults } from './defaults.ts';
import { newAllowance } from './fill/allowance.ts';
import type { FillContext } from './fill/context.ts';
import { hasFailed } from './fill/failed.ts';
import { fill, fillValue } from './fill/fill.ts';
import { isSound, type Unit } from './layers.ts';
import { readParams } from './params.ts';
import { runRules, type RunFacts } from './run_rules.ts';
import { readSchedule } from './schedule.ts';
import { pipelineScope } from './scopes.ts';

/** A pipeline's own keys, filled, and what they say of its runs; its tasks are filled when that is known. */
export interface Settings {
  readonly tree: Dict;
  readonly schedule: Schedule | undefined;
  readonly params: ReadonlyMap<string, Param>;
  /** What filling its tasks needs. */
  readonly fill: FillContext;
  readonly facts: RunFacts;
}

/** Fills the references of a pipeline's own keys and reads its schedule and its parameters. */
export function fillSettings(
  unit: Unit,
  merged: Dict,
  context: { readonly environment: Environment; readonly target: Target; readonly report: Report },
): Settings {
  const { environment, target, report } = context;
  const before = {
    scope: pipelineScope(merged, unit.id, environment, unit.project),
    report,
    texts: new Map<Leaf, Text>(),
    jinja: target.jinja(environment.airflow, 'scheduled'),
    fillValue,
    active: [],
    allowance: newAllowance(),
    failed: new Set<Tree>(),
  };
  const unknown = { schedule: undefined, params: undefined };
  const filled = fill(merged, pipelineSchema, { ...before, run: runRules(unknown, environment) }) as Dict;
  const right = without(filled, before.failed);
  const tree = withDefaults(right, pipelineSchema, 'pipeline');
  const isWhole = isSound(unit) && !hasFailed(child(filled, 'schedule'), before.failed);
  const schedule = readSchedule(child(tree, 'schedule'), { isWhole, airflow: environment.airflow, report });
  const params = readParams(child(tree, 'params'), schedule, report);
  const facts = { schedule, params: isSound(unit) ? new Set(params.keys()) : undefined };
  const scope = pipelineScope(tree, unit.id, environment, unit.project);
  const hasSlots = schedule?.kind !== 'manual' && schedule?.kind !== 'assets';
  const jinja = target.jinja(environment.airflow, hasSlots ? 'scheduled' : 'unscheduled');
  return { tree, schedule, params, facts, fill: { ...before, scope, jinja, run: runRules(facts, environment) } };
}
