import type { Diagnostic, Report } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import { placeOf, type Tree } from '../tree/tree.ts';

/** The findings that there were when a project took up its standards, by their fingerprints. */
export type Baseline = ReadonlySet<string>;

/** What is new, what is old, and what is no longer there. */
export interface Compared {
  /** Not in the baseline: those fail. */
  readonly fresh: readonly Diagnostic[];
  readonly known: readonly Diagnostic[];
  /** Fingerprints of the baseline that no finding has. */
  readonly gone: readonly string[];
}

/** Compares findings with a baseline. What no rule tells, such as a mistake in a spec, is always new. */
export function compareWithBaseline(
  diagnostics: readonly Diagnostic[],
  fingerprintOf: (finding: Diagnostic) => string,
  baseline: Baseline,
): Compared {
  const isKnown = (one: Diagnostic): boolean => isOfRule(one) && baseline.has(fingerprintOf(one));
  const known = diagnostics.filter(isKnown);
  const met = new Set(known.map(fingerprintOf));
  return {
    fresh: diagnostics.filter((one) => !isKnown(one)),
    known,
    gone: [...baseline].filter((fingerprint) => !met.has(fingerprint)),
  };
}

/** True for a finding of a rule: a baseline may hold it. */
export function isOfRule({ about }: Diagnostic): boolean {
  return about !== undefined;
}

/** The text of a baseline: one finding a line and sorted, so that changes of several people merge. */
export function baselineText(fingerprints: readonly string[]): string {
  const findings = [...new Set(fingerprints)].toSorted();
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}

/** Reads a baseline; one that is none is reported, and is empty. */
export function readBaseline(source: Source, report: Report): Baseline {
  const findings = findingsIn(source.text);
  if (findings !== undefined) return new Set(findings);
  report({
    severity: 'error',
    code: 'wrong-baseline',
    message: 'This is no baseline of findings.',
    place: { source, start: 0, end: 0 },
    help: 'Restore it from git, or write it anew: `dagwright lint --write-baseline`.',
  });
  return new Set();
}

/** A baseline that the project names, and that is not there: all of its findings would come back without a word. */
export function missingBaseline(path: string, at: Tree): Diagnostic {
  return {
    severity: 'warning',
    code: 'missing-baseline',
    message: `There is no baseline "${path}": every finding counts as a new one.`,
    place: placeOf(at),
    help: 'Correct the path, or write it: `dagwright lint --write-baseline`.',
  };
}

function findingsIn(text: string): readonly string[] | undefined {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('version' in value) || value.version !== 1 || !('findings' in value)) return undefined;
  const { findings } = value;
  return Array.isArray(findings) && findings.every((one) => typeof one === 'string') ? findings : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
