import { codeOf, type Code } from '../../../lint/code/code.ts';
import { codesOf } from '../../../lint/code/codes_of.ts';
import type { Task } from '../../../model/pipeline.ts';
import type { Rule, RuleContext } from '../../../model/rule.ts';
import { readStatements } from '../../../sql/read_statements.ts';
import { readTokens } from '../../../sql/read_tokens.ts';
import type { Tree } from '../../../tree/tree.ts';
import { foreignNames, type ForeignNames, type OwnName } from './names_of.ts';

/** What is tried out in one environment changes the data of another. */
export const otherEnvironmentName: Rule = {
  id: 'other-environment-name',
  area: 'environments',
  summary: 'What a pipeline reaches in an environment belongs to that environment.',
  levels: { recommended: 'warning', strict: 'error' },
  check({ tasks }, context) {
    const names = foreignNames(context.environment, context.environments);
    for (const task of tasks) {
      for (const { code, path } of textsOf(task)) judgeText(task, path, code, names, context);
      judgeTables(task, names, context);
    }
  },
};

/** Keys that say something to people, or name what belongs to dagwright. */
const told: ReadonlySet<string> = new Set([
  'description',
  'docs',
  'waivers',
  'type',
  'after',
  'group',
  'owner',
  'when',
]);

function textsOf({ tree }: Task): readonly { readonly path: string; readonly code: Code }[] {
  return [...tree.entries].flatMap(([key, { value }]) => (told.has(key) ? [] : leavesOf(value, key)));
}

function leavesOf(tree: Tree, path: string): readonly { readonly path: string; readonly code: Code }[] {
  if (tree.kind === 'leaf') return typeof tree.value === 'string' ? [{ path, code: codeOf(tree) }] : [];
  if (tree.kind === 'list') return tree.items.flatMap((item, index) => leavesOf(item, `${path}.${index}`));
  return [...tree.entries].flatMap(([key, { value }]) => leavesOf(value, `${path}.${key}`));
}

function judgeText(task: Task, path: string, code: Code, { texts }: ForeignNames, context: RuleContext): void {
  for (const name of texts) {
    const start = wholeAt(code.text, name.name);
    if (start !== -1) tell(task, path, name, { code, start, end: start + name.name.length }, context);
  }
}

/** Where a name stands by itself, and not as a part of a longer one. */
function wholeAt(text: string, name: string): number {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const isPart = /[\w.-]/u.test(text[at - 1] ?? ' ') || /[\w-]/u.test(text[at + name.length] ?? ' ');
    if (!isPart) return at;
  }
  return -1;
}

function judgeTables(task: Task, { schemas }: ForeignNames, context: RuleContext): void {
  for (const one of codesOf(task)) {
    if (
      one.language !== 'sql' ||
      !mayName(one.code.text, schemas) ||
      readStatements(one.code.text, one.dialect).length === 0
    )
      continue;
    const tokens = readTokens(one.code.text, one.dialect);
    for (const [index, { kind, text, start, end }] of tokens.entries()) {
      const isFirst = tokens[index + 1]?.text === '.' && tokens[index - 1]?.text !== '.';
      const schema = isFirst && (kind === 'word' || kind === 'name') ? schemas.get(text.toLowerCase()) : undefined;
      if (schema !== undefined) tell(task, one.path, schema, { code: one.code, start, end }, context);
    }
  }
}

/** Most texts name no schema of another environment, and are not read. */
function mayName(sql: string, schemas: ReadonlyMap<string, OwnName>): boolean {
  const lower = sql.toLowerCase();
  return [...schemas.keys()].some((name) => lower.includes(name));
}

interface Stretch {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
}

function tell(
  task: Task,
  path: string,
  { name, environment, reference }: OwnName,
  at: Stretch,
  { report }: RuleContext,
): void {
  const message = `"${name}" is the "${reference}" of the environment "${environment}": the task "${task.id}" reaches it from another one.`;
  const help = `Write \`\${{ ${reference} }}\`, which means in each environment what belongs there.`;
  report(task, path, message, { place: at.code.placeOf(at.start, at.end), key: name, help });
}
