import { builtins } from '../../builtins/index.ts';
import { compile } from '../../compile.ts';
import { hasErrors } from '../../text/diagnostic.ts';
import { sparingly } from '../host/engine.ts';
import { sharedSnapshot } from '../host/shared_snapshot.ts';
import { countLine, countsOf } from '../report/counts.ts';
import { jsonReport } from '../report/json.ts';
import { openThreads } from '../threads/open_threads.ts';
import type { Console, ExitCode, Format } from './console.ts';
import { printFindings, printJson } from './findings.ts';
import { openProject, type ProjectOptions } from './open_project.ts';
import { openProgress } from './progress.ts';
import { unitsLine } from './units.ts';

export interface ValidateOptions extends ProjectOptions {
  readonly format: Format;
}

/** Judges all documents, and each pipeline in each of its environments; writes nothing. */
export function validate(console: Console, options: ValidateOptions): ExitCode {
  const project = openProject(console, options);
  if (project === 2) return 2;
  const progress = openProgress(console);
  const shared = sharedSnapshot(project.snapshot);
  const perform = sparingly(openThreads(project.root, shared, console));
  const { value, diagnostics } = compile(shared.snapshot, builtins, progress.step, perform);
  progress.end();
  printFindings(diagnostics, options.format, console);
  if (options.format === 'json') printJson(jsonReport(diagnostics), console);
  if (options.format === 'text')
    console.stdout.write(`Looked at ${unitsLine(value)}: ${countLine(countsOf(diagnostics))}.\n`);
  return hasErrors(diagnostics) ? 1 : 0;
}
