import { environmentId } from './common.ts';
import { described, type Schema } from './schema.ts';

/** How strictly a rule is taken. */
export const levels = ['off', 'info', 'warning', 'error'] as const;

/** The form of a rule's id. */
export const ruleId: Schema = {
  type: 'string',
  pattern: '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$',
  patternMeans: 'the id of a rule, such as owner-missing',
  maxLength: 100,
  values: 'none',
  names: 'rule',
};

/** The level of a rule, and its options. */
export const ruleSetting: Schema = {
  type: 'object',
  shorthand: { key: 'level' },
  values: 'none',
  properties: {
    level: described('Level', 'How strictly the rule is taken; an `error` fails the check.', {
      type: 'string',
      enum: levels,
      values: 'none',
      examples: ['warning'],
    }),
    options: described('Options', 'What the rule lets its users decide; its page lists them.', {
      type: 'object',
      free: true,
      values: 'none',
      examples: [{ at_most: 5 }],
    }),
  },
};

const rules: Schema = described('Rules', 'What is not as the preset has it, by the id of the rule.', {
  type: 'object',
  values: 'none',
  keys: ruleId,
  examples: [{ 'owner-missing': 'error' }],
  definition: 'rules',
  each: ruleSetting,
});

const preset: Schema = described(
  'Preset',
  'Where the levels begin: `strict` asks for more, and more of it as errors.',
  {
    type: 'string',
    enum: ['recommended', 'strict'],
    values: 'none',
    default: 'recommended',
    examples: ['strict'],
  },
);

/** The part of the project that says which standards hold. */
export const lint: Schema = described('Standards', 'How strictly `dagwright lint` judges the pipelines.', {
  type: 'object',
  values: 'none',
  examples: [{ preset: 'strict', rules: { 'timeout-missing': 'error' } }],
  properties: {
    preset,
    rules,
    baseline: described('Baseline', 'The file with the findings that there were before; only others fail.', {
      type: 'string',
      pattern: '^(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\\.json$',
      patternMeans: 'the path of a JSON file of the repository, such as lint-baseline.json',
      values: 'none',
      default: 'lint-baseline.json',
      examples: ['standards/baseline.json'],
    }),
    environments: described('Environments', 'What differs in an environment; it goes above `rules`.', {
      type: 'object',
      values: 'none',
      keys: { ...environmentId, names: 'environment' },
      examples: [{ dev: { rules: { 'runbook-missing': 'off' } } }],
      each: { type: 'object', values: 'none', properties: { preset, rules } },
    }),
    tiers: described('Tiers', 'What differs for pipelines of a tier; it goes above all others.', {
      type: 'object',
      values: 'none',
      examples: [{ experimental: { rules: { 'timeout-missing': 'off' } } }],
      properties: Object.fromEntries(
        ['critical', 'standard', 'experimental'].map((tier) => [
          tier,
          described(`Tier ${tier}`, `What differs for pipelines of the tier ${tier}.`, {
            type: 'object',
            values: 'none',
            properties: { preset, rules },
            examples: [{ rules: { 'timeout-missing': 'off' } }],
          }),
        ]),
      ),
    }),
  },
});

/** What is let pass, and why; on a pipeline or on a task. */
export const waivers: Schema = described(
  'Waivers',
  'Rules that this does not keep, each with the reason and the last day on which that holds.',
  {
    impact: 'none',
    type: 'array',
    values: 'none',
    examples: [
      [{ rule: 'timeout-missing', reason: 'The vendor gives no bound; ask again in spring.', until: '2027-03-31' }],
    ],
    items: {
      type: 'object',
      values: 'none',
      required: ['rule', 'reason', 'until'],
      requiredAsWritten: ['rule', 'reason', 'until'],
      properties: {
        rule: described('Rule', 'The id of the rule.', {
          ...ruleId,
          definition: 'rule_id',
          examples: ['timeout-missing'],
        }),
        reason: described('Reason', 'Why it is right here, for whoever reads it next; at least ten characters.', {
          type: 'string',
          minLength: 10,
          values: 'none',
          examples: ['The vendor gives no bound; ask again in spring.'],
        }),
        until: described('Until', 'The last day on which it is let pass.', {
          type: 'string',
          pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
          patternMeans: 'a date such as 2027-03-31',
          values: 'none',
          examples: ['2027-03-31'],
        }),
        ticket: described('Ticket', 'Where the rest of the story is told.', {
          type: 'string',
          minLength: 1,
          values: 'none',
          examples: ['DATA-1432'],
        }),
      },
    },
  },
);
