import { described, type Schema } from './schema.ts';
import { partsWithin, valueForm } from './value_form.ts';

/** What a person or a trigger may pass to a run. */
export const params: Schema = described(
  'Parameters',
  'What a person or another pipeline may pass to a run, by name: `${{ run.params.<name> }}`. The orchestrator asks for them and checks them.',
  {
    impact: 'interface',
    type: 'object',
    keys: {
      type: 'string',
      pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
      patternMeans: 'letters, digits and underscores, and begin with no digit',
      maxLength: 100,
    },
    examples: [{ full_refresh: { type: 'boolean', default: false, description: 'Rebuild the partition.' } }],
    each: {
      type: 'object',
      properties: {
        ...valueForm,
        default: described(
          'Default',
          'The value of runs that are given none. Needed where runs are due by themselves.',
          { impact: 'data', free: true, examples: [false] },
        ),
        nullable: described('May be empty', 'Whether the value may be null.', {
          impact: 'interface',
          type: 'boolean',
          values: 'none',
          default: false,
          examples: [true],
        }),
        ...partsWithin(4),
      },
    },
  },
);
