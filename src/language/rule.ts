import { ruleId } from './lint.ts';
import { described, type Schema } from './schema.ts';

const words = (examples: readonly (readonly string[])[]): Schema => ({
  type: 'array',
  minItems: 1,
  items: { type: 'string', minLength: 1, values: 'none' },
  values: 'none',
  examples,
});

const where: Schema = described('Where', 'What it speaks for, where it is not all of them.', {
  type: 'object',
  values: 'none',
  examples: [{ types: ['sql'], tiers: ['critical'] }],
  properties: {
    types: described('Types', 'The types of the tasks that it speaks for.', words([['sql', 'python']])),
    tiers: described('Tiers', 'The tiers of the pipelines that it speaks for.', {
      type: 'array',
      minItems: 1,
      items: { type: 'string', enum: ['critical', 'standard', 'experimental'], values: 'none' },
      values: 'none',
      examples: [['critical', 'standard']],
    }),
    environments: described('Environments', 'The environments in which it holds.', words([['prod']])),
  },
});

const bound: Schema = { type: ['number', 'string'], values: 'none', examples: [3] };

const check: Schema = described('Check', 'What has to be so: one of these.', {
  type: 'object',
  values: 'none',
  alternatives: [
    ['required'],
    ['pattern'],
    ['one_of'],
    ['range'],
    ['casing'],
    ['unique'],
    ['same_as'],
    ['interval'],
    ['named_in'],
  ],
  needsOne: true,
  examples: [{ required: true }],
  properties: {
    required: described('Required', 'Somebody wrote a value; a default of the language is none.', {
      type: 'boolean',
      const: true,
      values: 'none',
      examples: [true],
    }),
    pattern: described('Pattern', 'A regular expression of RE2 that is found in the text.', {
      type: 'string',
      minLength: 1,
      values: 'none',
      examples: ['^https://wiki\\.example\\.com/'],
    }),
    one_of: described('One of', 'The values that may stand there.', {
      type: 'array',
      minItems: 1,
      items: { type: ['string', 'number', 'boolean'], values: 'none' },
      values: 'none',
      examples: [['sales', 'finance']],
    }),
    range: described('Range', 'The least and the most of a number or a duration.', {
      type: 'object',
      values: 'none',
      examples: [{ at_least: 1, at_most: 5 }],
      properties: {
        at_least: described('At least', 'The least that may stand there.', bound),
        at_most: described('At most', 'The most that may stand there.', { ...bound, examples: ['2h'] }),
      },
    }),
    casing: described('Casing', 'How words are joined in a name.', {
      type: 'string',
      enum: ['kebab-case', 'snake_case', 'camelCase', 'PascalCase', 'UPPER_CASE'],
      values: 'none',
      examples: ['snake_case'],
    }),
    unique: described('Unique', 'No other pipeline of the environment has the same value.', {
      type: 'boolean',
      const: true,
      values: 'none',
      examples: [true],
    }),
    same_as: described('Same as', 'The path of another key that holds the same value.', {
      type: 'string',
      minLength: 1,
      values: 'none',
      examples: ['domain'],
    }),
    interval: described('Interval', 'The least time between two runs that are due one after the other.', {
      type: 'string',
      minLength: 1,
      values: 'none',
      examples: ['15m'],
    }),
    named_in: described('Named in', 'A file of the repository that holds the value in a line of its own.', {
      type: 'string',
      minLength: 1,
      values: 'none',
      examples: ['standards/domains.txt'],
    }),
  },
});

const specs: Schema = {
  type: 'array',
  values: 'none',
  items: { free: true, values: 'none' },
  examples: [[{ domain: 'sales' }]],
};

export const ruleSchema: Schema = described('Rule', 'A standard of the organisation’s own.', {
  type: 'object',
  required: ['kind', 'id', 'description', 'check', 'message'],
  requiredAsWritten: ['kind', 'id', 'description', 'check', 'message'],
  properties: {
    kind: described('Kind', 'What this document is.', {
      type: 'string',
      const: 'Rule',
      values: 'none',
      examples: ['Rule'],
    }),
    id: described('Id', 'What settings and waivers call it.', { ...ruleId, examples: ['domain-unknown'] }),
    description: described('Description', 'What it asks for, in a line.', {
      type: 'string',
      minLength: 1,
      values: 'none',
      examples: ['The domain of a pipeline is one of the catalogue.'],
    }),
    level: described('Level', 'How strictly it is taken, where the project does not say otherwise.', {
      type: 'string',
      enum: ['off', 'info', 'warning', 'error'],
      values: 'none',
      default: 'warning',
      examples: ['error'],
    }),
    subject: described('Subject', 'What it looks at.', {
      type: 'string',
      enum: ['pipeline', 'task'],
      values: 'none',
      default: 'pipeline',
      examples: ['task'],
    }),
    path: described('Path', 'The key that it looks at, such as `retries.count`. Of a list, each item is judged.', {
      type: 'string',
      minLength: 1,
      values: 'none',
      default: 'id',
      examples: ['domain'],
    }),
    where,
    check,
    message: described('Message', 'What is wrong; `{pipeline}`, `{task}`, `{value}` and `{other}` are filled in.', {
      type: 'string',
      minLength: 1,
      values: 'none',
      examples: ['The domain "{value}" of "{pipeline}" is not in the catalogue.'],
    }),
    help: described('Help', 'What to write instead.', {
      type: 'string',
      minLength: 1,
      values: 'none',
      examples: ['Write a domain of standards/domains.txt.'],
    }),
    examples: described('Examples', 'Specs that `dagwright lint --test-rules` judges by this rule.', {
      type: 'object',
      values: 'none',
      examples: [{ good: [{ domain: 'sales' }], bad: [{ domain: 'slaes' }] }],
      properties: {
        good: described('Good', 'Specs in which the rule finds nothing.', specs),
        bad: described(
          'Bad',
          'Specs in which it finds something; a list of specs stands for pipelines beside each other.',
          {
            ...specs,
            examples: [[{ domain: 'slaes' }]],
          },
        ),
      },
    }),
  },
});
