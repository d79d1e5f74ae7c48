import type { Pipeline } from '../model/pipeline.ts';
import type { Rule } from '../model/rule.ts';
import type { Report } from '../text/diagnostic.ts';
import { holds, waiversOf, type Waiver } from './waivers.ts';

/** The waivers of a project: those that there are, and what has come of them. */
export interface WaiverBook {
  /** Writes down the waivers of a pipeline, and gives those that hold. */
  see(pipeline: Pipeline, report: Report): readonly Waiver[];
  /** Notes that a waiver let something pass. */
  use(waiver: Waiver): void;
  all(): readonly Waiver[];
  /** Those that hold, and let nothing pass in any environment. */
  unused(): readonly Waiver[];
  /** Whether what stands there lets something pass, here or for another pipeline or task that shares it. */
  isUsedSomewhere(waiver: Waiver): boolean;
}

/** An empty book. A waiver that a pipeline has in several environments is one. */
export function waiverBook(rules: readonly Rule[], today: string): WaiverBook {
  const all = new Map<string, Waiver>();
  const idle = new Map<string, Waiver>();
  const used = new Set<string>();
  const usedPlaces = new Set<string>();
  return {
    see(pipeline, report) {
      const written = waiversOf(pipeline);
      const held = written.filter((waiver) => holds(waiver, rules, today, report));
      for (const waiver of written) all.set(keyOf(waiver), waiver);
      for (const waiver of held) idle.set(keyOf(waiver), waiver);
      return held;
    },
    use(waiver) {
      used.add(keyOf(waiver));
      usedPlaces.add(placeKey(waiver));
    },
    all: () => [...all.values()],
    unused: () => [...idle].flatMap(([key, waiver]) => (used.has(key) ? [] : [waiver])),
    isUsedSomewhere: (waiver) => usedPlaces.has(placeKey(waiver)),
  };
}

function keyOf(waiver: Waiver): string {
  return [waiver.pipeline, waiver.task ?? '', placeKey(waiver)].join('\0');
}

function placeKey({ at }: Waiver): string {
  return `${at.source.path}\0${at.start}`;
}
