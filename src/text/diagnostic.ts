import { comparePlaces, type Place, type Source } from './source.ts';
import { compareText } from './compare_text.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A second place that explains a finding: what was replaced, where the other one is defined. */
export interface Note {
  readonly message: string;
  readonly place: Place;
}

/** One mistake, as its author should read it. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable name of the kind of finding, such as `unknown-key`. */
  readonly code: string;
  /** Names the thing in quotes, says what is wrong in the user's words. */
  readonly message: string;
  /** The place that set the value: an editor jumps there. */
  readonly place: Place;
  readonly related?: readonly Note[];
  /** What to write instead. */
  readonly help?: string;
  /** The environments in which it is so, in the project's order; absent where it is so in all of them. */
  readonly environments?: readonly string[];
  /** What a finding of the standards is about: it stays the same when lines move. */
  readonly about?: About;
  /** What takes the finding away, where a machine can write it. */
  readonly fix?: Fix;
  /** The text at the place may be a password: reports say where it is, and do not show it. */
  readonly isConfidential?: true;
  /** Credentials of the files concerned: reports make them unreadable in the lines that they show. */
  readonly hidden?: readonly string[];
}

/** What a finding is about, by names that do not change with the lines of a file. */
export interface About {
  readonly pipeline?: string;
  readonly task?: string;
  /** The key, such as `retries.count`; empty for the whole. */
  readonly path: string;
  /** What tells findings of one rule at one path apart. */
  readonly key?: string;
}

/** A key of a file that is set to a scalar or, without a value, taken out. */
export interface Fix {
  readonly source: Source;
  /** The keys from the top of the document. */
  readonly path: readonly string[];
  readonly value?: string | number | boolean;
  /** True where a run does the same afterwards. */
  readonly isSafe: boolean;
}

/** How a stage hands on a finding; it goes on with its work afterwards. */
export type Report = (diagnostic: Diagnostic) => void;

/** A stage's result with everything it found on the way. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Orders findings by path, place, code and message, and drops exact repetitions. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = diagnostics.toSorted(compareDiagnostics);
  return sorted.filter((diagnostic, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareDiagnostics(before, diagnostic) !== 0;
  });
}

/** True when at least one finding is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return (
    comparePlaces(left.place, right.place) ||
    compareText(left.code, right.code) ||
    compareText(left.message, right.message)
  );
}
