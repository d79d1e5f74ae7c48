import { hasErrors } from '../../text/diagnostic.ts';
import { counted } from '../report/counts.ts';
import { jsonReport } from '../report/json.ts';
import { build, folderOf, type Build } from './build.ts';
import type { Console, ExitCode, Format } from './console.ts';
import { printFindings, printJson } from './findings.ts';
import { openProject, type ProjectOptions } from './open_project.ts';
import { jsonOutput, pathLines } from './output_lines.ts';

export interface CompileOptions extends ProjectOptions {
  readonly format: Format;
}

/** Writes the files of each pipeline and environment, and removes own ones that nothing stands for any more. */
export function compileCommand(console: Console, options: CompileOptions): ExitCode {
  const project = openProject(console, options);
  if (project === 2) return 2;
  const built = build(project, 'write', options.env ?? [], console);
  printFindings(built.diagnostics, options.format, console);
  if (options.format === 'json')
    printJson({ ...jsonReport(built.diagnostics), output: jsonOutput(built.output) }, console);
  if (options.format === 'text') console.stdout.write(summary(built));
  return hasErrors(built.diagnostics) ? 1 : 0;
}

function summary(built: Build): string {
  const { created, changed, removed, leftovers } = built.output;
  const paths = pathLines([
    ['created', created],
    ['changed', changed],
    ['removed', [...removed, ...leftovers]],
  ]);
  return [
    ...paths,
    ...(paths.length === 0 ? [] : ['']),
    ...folderLines(built),
    `Compiled ${built.units}.`,
    ...(built.isWhole
      ? []
      : ['What has errors was not written, and nothing was removed: correct the errors, then compile again.']),
    '',
  ].join('\n');
}

/** One line for each folder: how many files it should hold, and what happened to them. */
function folderLines({ files, output }: Build): readonly string[] {
  const counts = {
    created: countByFolder(output.created),
    changed: countByFolder(output.changed),
    removed: countByFolder([...output.removed, ...output.leftovers]),
    refused: countByFolder(output.refused.map((refusal) => refusal.path)),
  };
  const folders = [...new Set([...files.keys(), ...counts.removed.keys()])];
  const width = Math.max(0, ...folders.map((folder) => folder.length));
  return folders.map((folder) => {
    const of = (kind: keyof typeof counts): number => counts[kind].get(folder) ?? 0;
    const all = files.get(folder) ?? 0;
    const parts = [
      [of('created'), 'created'],
      [of('changed'), 'changed'],
      [all - of('created') - of('changed') - of('refused'), 'unchanged'],
      [of('removed'), 'removed'],
      [of('refused'), 'refused'],
    ] as const;
    const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
    return `${folder.padEnd(width)}  ${counted(all, 'file')}: ${told.join(', ')}`;
  });
}

function countByFolder(paths: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(folderOf({ path }), (counts.get(folderOf({ path })) ?? 0) + 1);
  return counts;
}
