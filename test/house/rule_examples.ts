import { builtins } from '../../src/builtins/index.ts';
import { renderText } from '../../src/edge/report/text.ts';
import { lintProject } from '../../src/lint_project.ts';
import type { Rule } from '../../src/model/rule.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import { exampleProject } from './example_project.ts';
import { blocksOf, completed } from './examples.ts';

/** A spec in the README of a rule, the files beside it, and the findings that are said to come of it. */
export interface RuleExample {
  readonly line: number;
  readonly spec: string;
  /** Path → text; that of `dagwright.yaml` is added to the project's. */
  readonly files: ReadonlyMap<string, string>;
  /** Undefined where no `text` block follows: there are none. */
  readonly findings: string | undefined;
}

/** The examples of a README: a block with a path behind its language is a file of the example that comes next. */
export function ruleExamplesOf(markdown: string): readonly RuleExample[] {
  const examples: RuleExample[] = [];
  let files = new Map<string, string>();
  for (const { line, info, text } of blocksOf(markdown)) {
    const [language, path] = info;
    const last = examples.at(-1);
    if (path !== undefined) files.set(path, text);
    else if (language === 'yaml') {
      examples.push({ line, spec: text, files, findings: undefined });
      files = new Map();
    } else if (language === 'text' && last !== undefined) examples[examples.length - 1] = { ...last, findings: text };
  }
  return examples;
}

/** What `dagwright lint` prints for an example where this rule alone holds, on 2026-06-01. */
export function lintExample(rule: Rule, example: RuleExample): string {
  return lintWith([rule], example, rule.levels.recommended === 'off' ? 'lint: { preset: strict }\n' : '');
}

/** The same where some rules hold. `settings` are added to a project that the example says nothing of. */
export function lintWith(rules: readonly Rule[], { spec, files }: RuleExample, settings = ''): string {
  const project = [exampleProject['dagwright.yaml'], files.get('dagwright.yaml') ?? settings].join('');
  const snapshot = memorySnapshot({
    ...exampleProject,
    ...Object.fromEntries(files),
    'dagwright.yaml': project,
    'pipelines/orders.yaml': completed(spec, ['owner']),
  });
  const alone = { ...builtins, rules };
  const { diagnostics } = lintProject(snapshot, alone, { today: '2026-06-01', step: () => undefined });
  return renderText(diagnostics, { color: false });
}
