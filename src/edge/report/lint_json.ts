import type { Waiver } from '../../lint/waivers.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { jsonFinding, type JsonFinding } from './json.ts';
import type { Counts } from './counts.ts';

/** What `dagwright lint --format json` prints; `schema/report/lint.schema.json` is its form. */
export interface LintReport {
  readonly version: 1;
  /** The day on which waivers were judged. */
  readonly today: string;
  /** Without those of the baseline. */
  readonly findings: readonly LintFinding[];
  /** Those of the baseline. */
  readonly known: readonly LintFinding[];
  /** Fingerprints of the baseline that no finding has any more. */
  readonly gone: readonly string[];
  readonly waived: readonly (LintFinding & { readonly waiver: JsonWaiver })[];
  readonly counts: Counts;
  /** How many pipelines there are. */
  readonly pipelines: number;
  /** How many of them could be judged, in all of their environments. */
  readonly judged: number;
}

export interface LintFinding extends JsonFinding {
  /** Those in which it is so; null: all. */
  readonly environments: readonly string[] | null;
  readonly pipeline: string | null;
  readonly task: string | null;
  /** Stays the same when lines move. */
  readonly fingerprint: string;
}

export interface JsonWaiver {
  readonly reason: string;
  readonly until: string;
  readonly ticket: string | null;
}

/** A finding and its fingerprint, as programs are told of it. */
export function lintFinding(diagnostic: Diagnostic, fingerprint: string): LintFinding {
  return {
    ...jsonFinding(diagnostic),
    environments: diagnostic.environments ?? null,
    pipeline: diagnostic.about?.pipeline ?? null,
    task: diagnostic.about?.task ?? null,
    fingerprint,
  };
}

/** Why something is let pass. */
export function jsonWaiver({ reason, until, ticket }: Waiver): JsonWaiver {
  return { reason, until, ticket: ticket ?? null };
}
