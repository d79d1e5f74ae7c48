import type { Schema } from '../language/schema.ts';
import type { Project } from '../model/project.ts';
import type { Rule } from '../model/rule.ts';
import type { Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, type Dict, type Tree } from '../tree/tree.ts';
import { checkEffective } from '../validate/effective.ts';
import { interpret } from '../validate/interpret.ts';

/** Judges what a project says of its standards: rules and environments that it names, and the options of each rule. */
export function checkSettings(project: Project, rules: readonly Rule[], report: Report): void {
  const lint = child(project.document.tree, 'lint');
  checkRules(child(lint, 'rules'), rules, report);
  for (const [id, { key, value }] of entriesOf(child(lint, 'environments'))) {
    if (!project.environments.includes(id)) reportUnknown('environment', id, key, project.environments, report);
    checkRules(child(value, 'rules'), rules, report);
  }
  for (const [, { value }] of entriesOf(child(lint, 'tiers'))) checkRules(child(value, 'rules'), rules, report);
}

function checkRules(settings: Tree | undefined, rules: readonly Rule[], report: Report): void {
  for (const [id, { key, value }] of entriesOf(settings)) {
    const rule = rules.find((one) => one.id === id);
    if (rule === undefined) reportUnknown('rule', id, key, idsOf(rules), report);
    const options = child(value, 'options');
    if (rule !== undefined && options?.kind === 'dict') checkOptions(rule, options, report);
  }
}

function checkOptions(rule: Rule, tree: Dict, report: Report): void {
  const schema: Schema = rule.options ?? { type: 'object', properties: {} };
  const subject = { tree, schema, path: ['lint', 'rules', rule.id, 'options'] };
  checkEffective(subject, interpret(schema, 'effective'), { isIncomplete: true }, report);
}

/** A name that stands for nothing, with the names that there are. */
export function reportUnknown(
  what: 'rule' | 'environment',
  id: string,
  tree: Tree,
  known: readonly string[],
  report: Report,
): void {
  report({
    severity: 'error',
    code: `unknown-${what}`,
    message: `There is no ${what} "${id}".${didYouMean(id, known)}`,
    place: placeOf(tree),
    help:
      what === 'rule'
        ? 'Correct the name, or delete it; `dagwright lint --explain` lists the rules.'
        : `Environments: ${known.join(', ')}.`,
  });
}

/** The ids of rules, sorted. */
export function idsOf(rules: readonly Rule[]): readonly string[] {
  return rules.map(({ id }) => id).toSorted();
}

function entriesOf(tree: Tree | undefined): Dict['entries'] {
  return tree?.kind === 'dict' ? tree.entries : new Map();
}
