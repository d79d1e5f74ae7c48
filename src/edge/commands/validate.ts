import { builtins } from '../../builtins/index.ts';
import { compile } from '../../compile.ts';
import { judgeDocuments } from '../../judge_documents.ts';
import { hasErrors, type Diagnostic } from '../../text/diagnostic.ts';
import { sparingly } from '../host/engine.ts';
import { sharedSnapshot } from '../host/shared_snapshot.ts';
import { counted, countLine, countsOf } from '../report/counts.ts';
import { jsonReport } from '../report/json.ts';
import { openThreads } from '../threads/open_threads.ts';
import type { Console, ExitCode, Format } from './console.ts';
import { printFindings, printJson } from './findings.ts';
import { openProject, type Opened, type ProjectOptions } from './open_project.ts';
import { openProgress } from './progress.ts';
import { unitsLine } from './units.ts';

export interface ValidateOptions extends ProjectOptions {
  readonly format: Format;
  /** Documents are judged by themselves; what they come to in an environment is not. */
  readonly asWritten?: boolean;
}

/** What was judged, in words, and what was found. */
interface Judged {
  readonly judged: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Judges all documents and, unless told not to, each pipeline in each of its environments; writes nothing. */
export function validate(console: Console, options: ValidateOptions): ExitCode {
  const project = openProject(console, options);
  if (project === 2) return 2;
  const { judged, diagnostics } = options.asWritten === true ? asWritten(project) : inEnvironments(project, console);
  printFindings(diagnostics, options.format, console);
  if (options.format === 'json') printJson(jsonReport(diagnostics), console);
  if (options.format === 'text') console.stdout.write(`Looked at ${judged}: ${countLine(countsOf(diagnostics))}.\n`);
  return hasErrors(diagnostics) ? 1 : 0;
}

function asWritten({ snapshot }: Opened): Judged {
  const { value, diagnostics } = judgeDocuments(snapshot, builtins);
  return { judged: `${counted(value?.pipelines.size ?? 0, 'pipeline')} as written`, diagnostics };
}

function inEnvironments(project: Opened, console: Console): Judged {
  const progress = openProgress(console);
  const shared = sharedSnapshot(project.snapshot);
  const perform = sparingly(openThreads(project.root, shared, console));
  const { value, diagnostics } = compile(shared.snapshot, builtins, progress.step, perform);
  progress.end();
  return { judged: unitsLine(value), diagnostics };
}
