import { didYouMean } from '../../../text/suggest.ts';
import { hasErrors } from '../../../text/diagnostic.ts';
import { wrongUsage, type Console, type ExitCode, type Format } from '../console.ts';
import { printFindings, printJson } from '../findings.ts';
import { openProject } from '../open_project.ts';
import { explanationsBelow } from './explanation.ts';
import { explanationLines } from './explanation_lines.ts';
import { openUnit } from './open_unit.ts';
import { valueAt } from './value_at.ts';

export interface ExplainOptions {
  readonly env: string;
  readonly format: Format;
  readonly root?: string;
}

/** Tells where a value of a pipeline in an environment comes from: every place that had a say in it, winner first. */
export function explain(console: Console, options: ExplainOptions, subject: string): ExitCode {
  const project = openProject(console, { ...options, env: [options.env] });
  if (project === 2) return 2;
  const [id = '', ...path] = subject.split('.');
  const opened = openUnit(project.snapshot, id, options.env);
  if (opened.kind === 'unread') {
    printFindings(opened.diagnostics, 'text', console);
    return 1;
  }
  if (opened.kind === 'unknown') return wrongUsage(console, opened.message, opened.help);
  const found = valueAt(opened.explainer.tree, path);
  if (found.kind === 'unknown') return unknownPath(console, id, found);
  const values = explanationsBelow(path, opened.explainer);
  const head = { pipeline: id, environment: options.env, path: path.join('.') };
  if (options.format === 'json') printJson({ version: 1, ...head, values }, console);
  else console.stdout.write(explanationLines(subject, options.env, values, found.value.tree.kind === 'dict'));
  if (hasErrors(opened.diagnostics))
    console.stderr.write(`There are errors in this project; "dagwright validate" shows them.\n`);
  return 0;
}

function unknownPath(
  console: Console,
  id: string,
  { key, above, keys }: { readonly key: string; readonly above: readonly string[]; readonly keys: readonly string[] },
): 2 {
  const name = [id, ...above].join('.');
  const help = keys.length === 0 ? `It holds one value: explain "${name}".` : `There are: ${keys.join(', ')}.`;
  return wrongUsage(console, `"${name}" has no "${key}".${didYouMean(key, keys)}`, help);
}
