import { builtins } from '../../../builtins/index.ts';
import { lintProject } from '../../../lint_project.ts';
import type { Document } from '../../../model/document.ts';
import { readProject } from '../../../project.ts';
import { hasErrors, type Diagnostic } from '../../../text/diagnostic.ts';
import { child, placeOf, text, type Tree } from '../../../tree/tree.ts';
import { counted } from '../../report/counts.ts';
import type { Console, ExitCode } from '../console.ts';
import { printFindings } from '../findings.ts';
import { openProject } from '../open_project.ts';
import { exampleFolder, exampleSnapshot } from './example_snapshot.ts';
import type { LintOptions } from './lint.ts';

/** Judges the examples in the organisation's own rules: a bad one breaks the rule, a good one does not. */
export function testRules(console: Console, { root, today = '2026-01-01', format }: LintOptions): ExitCode {
  const opened = openProject(console, root === undefined ? {} : { root });
  if (opened === 2) return 2;
  const found: Diagnostic[] = [];
  const project = readProject(opened.snapshot, builtins, (diagnostic) => found.push(diagnostic));
  const examples = (project?.rules ?? []).flatMap(examplesOf);
  for (const example of examples) {
    const { diagnostics } = lintProject(exampleSnapshot(opened.snapshot, project, example.spec), builtins, {
      today,
      step: () => undefined,
    });
    found.push(...verdictOn(example, diagnostics));
  }
  printFindings(found, format === 'github' ? format : 'text', console);
  console.stdout.write(
    `Tested ${counted(examples.length, 'example')} of ${counted(project?.rules.length ?? 0, 'rule')}.\n`,
  );
  return hasErrors(found) ? 1 : 0;
}

interface Example {
  readonly rule: string;
  readonly isGood: boolean;
  readonly spec: Tree;
}

function examplesOf({ tree }: Document): readonly Example[] {
  const rule = text(child(tree, 'id')) ?? '';
  return ['good', 'bad'].flatMap((key) => {
    const list = child(child(tree, 'examples'), key);
    return list?.kind === 'list' ? list.items.map((spec) => ({ rule, isGood: key === 'good', spec })) : [];
  });
}

/** What is wrong with an example: it is no pipeline, or the rule says something else of it than its author. */
function verdictOn({ rule, isGood, spec }: Example, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const own = diagnostics.filter(({ place }) => place.source.path.startsWith(exampleFolder));
  const broken = own.find(({ severity, about }) => severity === 'error' && about === undefined);
  const finding = own.find(({ code }) => code === rule);
  const wrong = (message: string): readonly Diagnostic[] => [
    { severity: 'error', code: 'rule-example', message, place: placeOf(spec) },
  ];
  if (broken !== undefined) return wrong(`This is no pipeline: ${broken.message}`);
  if (isGood && finding !== undefined)
    return wrong(`The rule "${rule}" finds something in a good example: ${finding.message}`);
  return isGood || finding !== undefined ? [] : wrong(`The rule "${rule}" finds nothing in a bad example.`);
}
