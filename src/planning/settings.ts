import type { Pipeline } from '../model/pipeline.ts';
import type { Change, UnitPlan } from '../model/plan.ts';
import {
  environmentDifferences,
  textsOf,
  textsOfUse,
  type EnvironmentDifference,
} from '../plan/environment_changes.ts';
import { placeOfCause } from '../plan/cause.ts';
import { judgeChange } from '../plan/effects/judge_change.ts';
import { shownValue } from '../plan/shown_value.ts';
import { causeKey, worstOf, type ToldChange } from '../plan/told_change.ts';
import type { PlannedEnvironment } from './planned_environment.ts';
import type { ResolvedUnit } from './environment_side.ts';

/** What changes in the settings of an environment, and whom that touches: known once all pipelines were seen. */
export interface ChangedSettings {
  readonly isEmpty: boolean;
  readonly see: (sides: { readonly before: ResolvedUnit; readonly after: ResolvedUnit }) => void;
  readonly touches: (pipeline: string) => boolean;
  /** A pipeline is as risky as what touches it. */
  readonly withRisk: (plan: UnitPlan) => UnitPlan;
  readonly changes: () => readonly ToldChange[];
}

/** Compares the settings of an environment that both sides have. */
export function changedSettings(planned: Omit<PlannedEnvironment, 'hasOtherSettings'>): ChangedSettings {
  const { before, after, comparison } = planned;
  const found =
    before === undefined || after === undefined
      ? []
      : environmentDifferences(before.environment, after.environment, comparison.isChanged);
  const settings = found.map((difference) => ({
    difference,
    change: changeOf(difference, planned),
    pipelines: new Set<string>(),
  }));
  return {
    isEmpty: settings.length === 0,
    see({ before: old, after: now }) {
      if (settings.length === 0) return;
      const texts = once(() => new Set([old, now].flatMap(({ side }) => [...textsOf(side.pipeline)])));
      const pools = once(() => new Set([old, now].flatMap(({ side }) => poolsOf(side.pipeline))));
      const isOther = once(() => textOf(old) !== textOf(now));
      for (const { difference, pipelines } of settings) if (isTouchedBy(difference)) pipelines.add(now.id);

      function isTouchedBy(difference: EnvironmentDifference): boolean {
        const uses = textsOfUse(difference);
        // How large a pool is stands in no DAG file.
        if (difference.path[0] === 'pools') return uses.some((one) => pools().has(one));
        const isNamed = difference.name === undefined || uses.some((one) => texts().has(one));
        return isNamed && isOther();
      }
    },
    touches: (pipeline) => settings.some(({ pipelines }) => pipelines.has(pipeline)),
    withRisk(plan) {
      const own = settings.filter(({ pipelines }) => pipelines.has(plan.pipeline)).map(({ change }) => change.risk);
      return { ...plan, risk: worstOf([plan.risk, ...own]) ?? plan.risk };
    },
    changes: () =>
      settings.map(({ change, pipelines }) =>
        toldOf(pipelines.size === 0 ? unused(change) : change, [...pipelines], planned.id),
      ),
  };
}

function changeOf(difference: EnvironmentDifference, { id, types }: Pick<PlannedEnvironment, 'id' | 'types'>): Change {
  const { path, before, after, cause } = difference;
  const sides = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  const place = placeOfCause(cause);
  return {
    path: path.join('.'),
    ...(before === undefined ? {} : { before: shownValue(before, path) }),
    ...(after === undefined ? {} : { after: shownValue(after, path) }),
    ...judgeChange({ subject: 'environment', environment: id, path, ...sides }, types),
    ...(place === undefined ? {} : { place }),
  };
}

/** What an environment says and no pipeline makes anything of, so far. */
function unused(change: Change): Change {
  const reason = 'no pipeline does anything else for it';
  return { ...change, effect: `${change.effect} No pipeline changes for it.`, risk: 'low', reason };
}

function poolsOf(pipeline: Pipeline | undefined): readonly string[] {
  return (pipeline?.tasks ?? []).flatMap(({ pool }) => pool?.name ?? []);
}

function toldOf(change: Change, pipelines: readonly string[], environment: string): ToldChange {
  const isUsed = pipelines.length > 0;
  const cause = JSON.stringify(['environment', isUsed, causeKey(change.place, change.path, change)]);
  return { environment, pipelines, change, cause, general: { path: change.path, effect: change.effect } };
}

/** All that is made of a pipeline; nothing where it has mistakes. */
function textOf({ artifacts }: ResolvedUnit): string {
  return artifacts.map(({ path, text }) => `${path}\0${text}`).join('\0');
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
