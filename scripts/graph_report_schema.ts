import type { JsonSchema } from '../src/language/json_schema.ts';
import { closed, orNull } from './report_forms.ts';

/** The form of what `dagwright graph --format json` prints. A change that breaks its readers has another version. */
export function graphReportSchema(): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

const text = { type: 'string' };

const node = closed({
  id: text,
  name: { ...text, description: 'What it is called in the project, or elsewhere.' },
  kind: { enum: ['task', 'pipeline', 'asset', 'external'] },
  detail: { ...orNull(text), description: 'The type of a task, the schedule of a pipeline.' },
  group: { ...orNull(text), description: 'The id of the group that it lies in.' },
});

const edge = closed({
  from: { ...text, description: 'The id of the node that comes first.' },
  to: text,
  label: { ...orNull(text), description: 'How it depends; null: when all before it succeeded.' },
});

const group = closed({
  id: text,
  name: text,
  parent: { ...orNull(text), description: 'The id of the group around it.' },
});

const schema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://dagwright.dev/schema/report/graph.schema.json',
  title: 'Report of dagwright graph',
  ...closed({
    version: { const: 1 },
    environment: text,
    pipeline: { ...orNull(text), description: 'Null: all pipelines of the environment.' },
    nodes: { type: 'array', items: node, description: 'In an order in which no edge leads back, where there is one.' },
    edges: { type: 'array', items: edge },
    groups: { type: 'array', items: group },
  }),
};
