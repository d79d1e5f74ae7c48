import { sortDiagnostics, type Diagnostic, type Report } from './text/diagnostic.ts';

/** Collects what all stages find. */
export interface Findings {
  readonly report: Report;
  /** For what is found in one environment: the same finding in several of them is told once. */
  within(environment: string): Report;
  /** Everything found, sorted; `environments` are those of the project, in its order. */
  all(environments: readonly string[]): readonly Diagnostic[];
}

/** A new collection. */
export function findings(): Findings {
  const general: Diagnostic[] = [];
  const local = new Map<string, { readonly diagnostic: Diagnostic; readonly environments: Set<string> }>();
  return {
    report: (diagnostic) => general.push(diagnostic),
    within: (environment) => (diagnostic) => {
      const key = keyOf(diagnostic);
      const known = local.get(key) ?? { diagnostic, environments: new Set() };
      known.environments.add(environment);
      local.set(key, known);
    },
    all(environments) {
      const known = new Set(general.map(keyOf));
      const merged = [...local].flatMap(([key, found]) =>
        known.has(key) ? [] : [named(found.diagnostic, found.environments, environments)],
      );
      return sortDiagnostics([...general, ...merged]);
    },
  };
}

function keyOf({ place, code, message }: Diagnostic): string {
  return `${place.source.path}\0${place.start}\0${place.end}\0${code}\0${message}`;
}

function named(diagnostic: Diagnostic, found: ReadonlySet<string>, all: readonly string[]): Diagnostic {
  if (found.size === all.length) return diagnostic;
  const environments = all.filter((id) => found.has(id));
  return { ...diagnostic, message: `${diagnostic.message} (in ${environments.join(' and ')})`, environments };
}
