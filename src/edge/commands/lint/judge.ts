import { builtins } from '../../../builtins/index.ts';
import { fingerprintsOf } from '../../../lint/fingerprint.ts';
import { lintProject, type Linted } from '../../../lint_project.ts';
import type { Diagnostic } from '../../../text/diagnostic.ts';
import { comparePlaces } from '../../../text/source.ts';
import type { Console } from '../console.ts';
import { openProject, type ProjectOptions } from '../open_project.ts';
import { openProgress } from '../progress.ts';

export interface JudgeOptions extends ProjectOptions {
  /** `YYYY-MM-DD`; absent: the day of the console's clock, in UTC. */
  readonly today?: string;
}

/** What is known of a project on disk by its standards, and the day on which. */
export interface Judged extends Linted {
  readonly root: string;
  readonly today: string;
  /** What stays the same of a finding, waived or not, when lines move. */
  readonly fingerprintOf: (finding: Diagnostic) => string;
}

/** Judges the project that a folder belongs to. Where there is none it is said, and 2 returned. */
export function judge(console: Console, options: JudgeOptions): Judged | 2 {
  const project = openProject(console, options);
  if (project === 2) return 2;
  const progress = openProgress(console);
  const today = options.today ?? new Date(console.now() * 1000).toISOString().slice(0, 10);
  const linted = lintProject(project.snapshot, builtins, { today, step: progress.step });
  progress.end();
  return { ...linted, root: project.root, today, fingerprintOf: fingerprints(linted) };
}

/** What is waived counts too: to waive one of two findings of a kind does not rename the other. */
function fingerprints({ diagnostics, waived }: Linted): Judged['fingerprintOf'] {
  const all = [...diagnostics, ...waived].toSorted((left, right) => comparePlaces(left.place, right.place));
  const known = fingerprintsOf(all);
  return (finding) => known.get(finding) ?? '';
}
