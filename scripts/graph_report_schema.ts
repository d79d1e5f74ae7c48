import { edgeForm, groupForm, nodeForm } from '../src/edge/report/graph_forms.ts';
import { closed, orNull } from '../src/edge/report/forms.ts';
import type { JsonSchema } from '../src/language/json_schema.ts';

/** The form of what `dagwright graph --format json` prints. A change that breaks its readers has another version. */
export function graphReportSchema(): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

const text = { type: 'string' };

const schema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://dagwright.dev/schema/report/graph.schema.json',
  title: 'Report of dagwright graph',
  ...closed({
    version: { const: 1 },
    environment: text,
    pipeline: { ...orNull(text), description: 'Null: all pipelines of the environment.' },
    nodes: {
      type: 'array',
      items: closed(nodeForm),
      description: 'In an order in which no edge leads back, where there is one.',
    },
    edges: { type: 'array', items: closed(edgeForm) },
    groups: { type: 'array', items: closed(groupForm) },
  }),
};
