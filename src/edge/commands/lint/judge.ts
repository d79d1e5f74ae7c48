import { builtins } from '../../../builtins/index.ts';
import {
  compareWithBaseline,
  missingBaseline,
  readBaseline,
  type Baseline,
  type Compared,
} from '../../../lint/baseline.ts';
import { fingerprintsOf } from '../../../lint/fingerprint.ts';
import { lintProject, type Linted } from '../../../lint_project.ts';
import type { Snapshot } from '../../../model/snapshot.ts';
import type { Diagnostic, Report } from '../../../text/diagnostic.ts';
import { comparePlaces } from '../../../text/source.ts';
import type { Console } from '../console.ts';
import { openProject, type ProjectOptions } from '../open_project.ts';
import { openProgress } from '../progress.ts';

export interface JudgeOptions extends ProjectOptions {
  /** `YYYY-MM-DD`; absent: the day of the console's clock, in UTC. */
  readonly today?: string;
}

/** What is known of a project on disk by its standards, and the day on which. */
export interface Judged extends Linted, Compared {
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
  return { root: project.root, today, ...compared(linted, project.snapshot) };
}

function compared(linted: Linted, snapshot: Snapshot): Omit<Judged, 'root' | 'today'> {
  const wrong: Diagnostic[] = [];
  const baseline = baselineIn(snapshot, linted.baseline, (diagnostic) => wrong.push(diagnostic));
  const diagnostics = [...wrong, ...linted.diagnostics];
  const fingerprintOf = fingerprints({ ...linted, diagnostics });
  return { ...linted, diagnostics, fingerprintOf, ...compareWithBaseline(diagnostics, fingerprintOf, baseline) };
}

/** Where there is no file, nothing was there before; one that the project names should be there. */
function baselineIn(snapshot: Snapshot, { path, at }: Linted['baseline'], report: Report): Baseline {
  const reading = snapshot.read(path);
  if (reading.kind === 'missing' && at !== undefined) report(missingBaseline(path, at));
  if (reading.kind === 'missing') return new Set();
  return readBaseline(reading.kind === 'text' ? reading.source : { path, text: '' }, report);
}

/** What is waived counts too: to waive one of two findings of a kind does not rename the other. */
function fingerprints({ diagnostics, waived }: Linted): Judged['fingerprintOf'] {
  const all = [...diagnostics, ...waived].toSorted((left, right) => comparePlaces(left.place, right.place));
  const known = fingerprintsOf(all);
  return (finding) => known.get(finding) ?? '';
}
