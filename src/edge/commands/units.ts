import type { Release } from '../../model/release.ts';
import { counted } from '../report/counts.ts';

/** `6 pipelines in 3 environments`, with how often a pipeline is in an environment where that says more. */
export function unitsLine(releases: readonly Release[]): string {
  const units = releases.flatMap((release) => release.facts);
  const pipelines = new Set(units.map((unit) => unit.id)).size;
  const all = pipelines * releases.length;
  const pairs = units.length === all ? '' : ` (${units.length} of ${all} pairs)`;
  return `${counted(pipelines, 'pipeline')} in ${counted(releases.length, 'environment')}${pairs}`;
}
