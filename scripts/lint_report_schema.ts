import type { JsonSchema } from '../src/language/json_schema.ts';
import { closed, orNull } from '../src/edge/report/forms.ts';

/** The form of what `dagwright lint --format json` prints. A change that breaks its readers has another version. */
export function lintReportSchema(): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const position = { type: 'integer', minimum: 1 };
const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };

const place = { file: text, line: position, column: position, endLine: position, endColumn: position };

const finding = {
  severity: { enum: ['error', 'warning', 'info'] },
  code: { ...text, description: 'The id of the rule, or the kind of a mistake.' },
  message: text,
  ...place,
  help: orNull(text),
  related: { type: 'array', items: closed({ message: text, ...place }) },
  environments: { ...orNull({ type: 'array', items: text }), description: 'Those in which it is so; null: all.' },
  pipeline: orNull(text),
  task: orNull(text),
  fingerprint: { ...text, description: 'Stays the same when lines move.' },
};

const waiver = closed({ reason: text, until: day, ticket: orNull(text) });

const schema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://dagwright.dev/schema/report/lint.schema.json',
  title: 'Report of dagwright lint',
  ...closed({
    version: { const: 1 },
    today: { ...day, description: 'The day on which waivers were judged.' },
    findings: { type: 'array', items: closed(finding), description: 'Without those of the baseline.' },
    known: { type: 'array', items: closed(finding), description: 'Those of the baseline.' },
    gone: { type: 'array', items: text, description: 'Fingerprints of the baseline that no finding has any more.' },
    waived: { type: 'array', items: closed({ ...finding, waiver }) },
    counts: closed({ errors: count, warnings: count, infos: count, files: count }),
    pipelines: { ...count, description: 'How many there are.' },
    judged: { ...count, description: 'How many of them could be judged, in all of their environments.' },
  }),
};
