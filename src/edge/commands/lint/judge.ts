import { builtins } from '../../../builtins/index.ts';
import { lintProject, type Linted } from '../../../lint_project.ts';
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
}

/** Judges the project that a folder belongs to. Where there is none it is said, and 2 returned. */
export function judge(console: Console, options: JudgeOptions): Judged | 2 {
  const project = openProject(console, options);
  if (project === 2) return 2;
  const progress = openProgress(console);
  const today = options.today ?? new Date(console.now() * 1000).toISOString().slice(0, 10);
  const linted = lintProject(project.snapshot, builtins, { today, step: progress.step });
  progress.end();
  return { ...linted, root: project.root, today };
}
