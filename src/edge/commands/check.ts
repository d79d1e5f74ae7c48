import { hasErrors } from '../../text/diagnostic.ts';
import { layout } from '../../model/layout.ts';
import { isCurrent } from '../host/report.ts';
import { counted } from '../report/counts.ts';
import { jsonReport } from '../report/json.ts';
import { build, type Build } from './build.ts';
import type { Console, ExitCode, Format } from './console.ts';
import { printFindings, printJson } from './findings.ts';
import { openProject, type ProjectOptions } from './open_project.ts';
import { jsonOutput, pathLines } from './output_lines.ts';

export interface CheckOptions extends ProjectOptions {
  readonly format: Format;
}

/** Says whether the output folder holds exactly what compiling would write; changes nothing. */
export function check(console: Console, options: CheckOptions): ExitCode {
  const project = openProject(console, options);
  if (project === 2) return 2;
  const built = build(project, 'compare', options.env ?? [], console);
  const current = isCurrent(built.output) && built.isWhole;
  printFindings(built.diagnostics, options.format, console);
  if (options.format === 'json')
    printJson({ ...jsonReport(built.diagnostics), current, output: jsonOutput(built.output) }, console);
  if (options.format === 'text') console.stdout.write(verdict(built, current));
  if (options.format === 'github' && !current) console.stdout.write(annotation(built));
  return current && !hasErrors(built.diagnostics) ? 0 : 1;
}

function verdict(built: Build, current: boolean): string {
  const { created, changed, unchanged, removed, leftovers } = built.output;
  if (current) return `${layout.generated}/ is current: ${counted(unchanged, 'file')}.\n`;
  const lines = pathLines([
    ['missing', created],
    ['different', changed],
    ['stale', removed],
    ['leftover', leftovers],
  ]);
  if (!built.isWhole && lines.length === 0)
    return `Whether ${layout.generated}/ is current is not known: correct the errors first.\n`;
  const cut = leftovers.length === 0 ? [] : ['A compile was interrupted.'];
  return [`${layout.generated}/ is not current.`, ...lines, ...cut, advice(built), ''].join('\n');
}

function advice({ isWhole }: Build): string {
  return `${isWhole ? 'Run' : 'Correct the errors, then run'} "dagwright compile", and commit what it changes.`;
}

function annotation(built: Build): string {
  const { created, changed, removed, leftovers } = built.output;
  const count = created.length + changed.length + removed.length + leftovers.length;
  return `::error title=not-current::${layout.generated}/ is not current (${counted(count, 'file')}). ${advice(built)}\n`;
}
