import type { Change, ChangePlace, PlanBlock, Risk, Side, Touched } from '../../../model/plan.ts';

/** Pipelines that the same environments have in common. */
export interface TouchedGroup {
  readonly environments: readonly string[];
  /** None where only the environments themselves are touched. */
  readonly pipelines: readonly string[];
}

/** What is touched, environments with the same pipelines together. */
export function touchedGroups(touches: readonly Touched[]): readonly TouchedGroup[] {
  const groups = new Map<string, { environments: string[]; pipelines: readonly string[] }>();
  for (const { environment, pipelines } of touches) {
    const key = JSON.stringify(pipelines);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { environments: [environment], pipelines });
    else known.environments.push(environment);
  }
  return [...groups.values()];
}

/** `a, b and c`, or `a, b and 7 more` where there are more than are to be shown. */
export function listed(names: readonly string[], most: number, nameOf: (name: string) => string = itself): string {
  const some = names.slice(0, most).map((name) => nameOf(name));
  const shown = names.length <= most ? some : [...some, `${names.length - most} more`];
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** A name as it is. */
export function itself(name: string): string {
  return name;
}

/** A sentence that ends with one full stop; empty where nothing is said. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** A reason as it stands behind "because", without a full stop. */
export function withoutStop(reason: string): string {
  return reason.trim().replace(/\.$/u, '');
}

/** The place of a change as people write it. */
export function placeText({ path, line, column }: ChangePlace): string {
  return `${path}:${line}:${column}`;
}

/** The first characters of a commit's id. */
export function shortCommit({ commit }: Side): string | undefined {
  return commit?.slice(0, 10);
}

/** The keys that a block changes, each once. */
export function pathsOf({ changes }: PlanBlock): readonly string[] {
  return [...new Set(changes.map(({ path }) => path).filter((path) => path !== ''))];
}

/** True where a change can have other runs follow. */
export function isAboutRuns({ path }: Change): boolean {
  return path === '' || path === 'schedule' || path.startsWith('schedule.');
}

/** How many there are of each risk, worst first: `2 high and 5 low`. */
export function riskCounts(risks: readonly Risk[], order: readonly Risk[]): string {
  const counts = new Map<Risk, number>();
  for (const risk of risks) counts.set(risk, (counts.get(risk) ?? 0) + 1);
  const parts = order.flatMap((risk) => (counts.has(risk) ? [`${counts.get(risk)} ${risk}`] : []));
  return listed(parts, parts.length);
}
