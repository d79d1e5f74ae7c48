import { described, type Schema } from '../../../language/schema.ts';
import type { Rule, RuleContext, Subject } from '../../../model/rule.ts';
import { compilePattern, type Pattern } from '../../../text/pattern.ts';

const pipeline = patternOf('Pipeline', 'What the id of a pipeline looks like, as a whole.', '[a-z]+_[a-z_]+');
const task = patternOf('Task', 'What the id of a task looks like, as a whole.', '[a-z][a-z_]*');
const tag = patternOf('Tag', 'What a tag looks like, as a whole.', '[a-z][a-z-]*');

/** Names by one rule are found by it. */
export const namePattern: Rule = {
  id: 'name-pattern',
  area: 'naming',
  summary: 'Ids and tags look as the project wants them.',
  levels: { recommended: 'warning', strict: 'warning' },
  options: { type: 'object', properties: { pipeline, task, tag } },
  check(of, { options, report }) {
    const judge = (kind: string, name: string, subject: Subject, path: string): void => {
      const wanted = options[kind];
      if (typeof wanted !== 'string' || readPattern(wanted)?.matcher(name).matches() !== false) return;
      report(subject, path, `The ${kind} "${name}" does not look as the project wants it: ${wanted}.`, {
        key: `${kind} ${name}`,
        help: 'Rename it; who changes an id gives up the history of its runs, so do it early.',
      });
    };
    judge('pipeline', of.id, of, 'id');
    for (const one of of.tasks) judge('task', one.id, one, '');
    for (const one of of.tags) judge('tag', one, of, 'tags');
  },
  checkProject: judgePatterns,
};

/** A mistake in a pattern is told once, where it is written. */
function judgePatterns({ project, options, report }: Omit<RuleContext, 'environment'>): void {
  for (const [kind, text] of Object.entries(options)) {
    if (typeof text !== 'string' || readPattern(text) !== undefined) continue;
    report(
      project.document.tree,
      `lint.rules.name-pattern.options.${kind}`,
      `"${text}" is no regular expression: no name is judged by it.`,
      { help: 'Write one in the syntax of RE2, such as "[a-z][a-z_]*"; it has no look-ahead and no back-references.' },
    );
  }
}

function patternOf(title: string, description: string, example: string): Schema {
  return described(title, description, { type: 'string', minLength: 1, examples: [example] });
}

const patterns = new Map<string, Pattern | undefined>();

function readPattern(text: string): Pattern | undefined {
  if (!patterns.has(text)) patterns.set(text, compiled(text));
  return patterns.get(text);
}

function compiled(text: string): Pattern | undefined {
  try {
    return compilePattern(text);
  } catch {
    return undefined;
  }
}
