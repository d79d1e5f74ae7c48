import type { JsonSchema } from './json_schema.ts';
import { ruleSetting } from './lint.ts';
import { described, type Schema } from './schema.ts';

/** What an editor tells of a rule. */
export interface RuleForm {
  readonly id: string;
  /** What it asks for, in a line. */
  readonly summary: string;
  /** An object of keys; absent where nothing is left to its users. */
  readonly options?: Schema;
}

/** The map in which rules are set, as editors know it: the rules by id, each with its own options. */
export function ruleSettings(rules: readonly RuleForm[]): Schema {
  return { type: 'object', values: 'none', properties: Object.fromEntries(sorted(rules).map(settingOf)) };
}

/** The ids of the rules, each with what it asks for. */
export function ruleIds(rules: readonly RuleForm[]): JsonSchema {
  const all = sorted(rules);
  return { type: 'string', enum: all.map(({ id }) => id), enumDescriptions: all.map(({ summary }) => summary) };
}

function sorted(rules: readonly RuleForm[]): readonly RuleForm[] {
  return rules.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

function settingOf({ id, summary, options }: RuleForm): readonly [string, Schema] {
  const { level = {}, options: anyOptions = {} } = ruleSetting.properties ?? {};
  const { title = '', description = '' } = anyOptions;
  const examples = [Object.fromEntries(Object.entries(options?.properties ?? {}).map(exampleOf))];
  const own = options === undefined ? {} : { options: described(title, description, { ...options, examples }) };
  return [id, described(id, summary, { ...ruleSetting, properties: { level, ...own }, examples: ['warning'] })];
}

function exampleOf([key, { examples, default: usual }]: readonly [string, Schema]): readonly [string, unknown] {
  return [key, examples?.[0] ?? usual];
}
