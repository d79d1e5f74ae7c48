import type { JsonSchema } from '../../language/json_schema.ts';
import { closed, orNull } from './forms.ts';

const text = { type: 'string' };

/** The keys of a node of a graph in a report. */
export const nodeForm: JsonSchema = {
  id: text,
  name: { ...text, description: 'What it is called in the project, or elsewhere.' },
  kind: { enum: ['task', 'pipeline', 'asset', 'external'] },
  detail: { ...orNull(text), description: 'The type of a task, the schedule of a pipeline.' },
  group: { ...orNull(text), description: 'The id of the group that it lies in.' },
};

/** The keys of an edge. */
export const edgeForm: JsonSchema = {
  from: { ...text, description: 'The id of the node that comes first.' },
  to: text,
  label: { ...orNull(text), description: 'How it depends; null: when all before it succeeded.' },
};

/** The keys of a group. */
export const groupForm: JsonSchema = {
  id: text,
  name: text,
  parent: { ...orNull(text), description: 'The id of the group around it.' },
};

const mark = { ...orNull({ enum: ['added', 'removed', 'changed'] }), description: 'What the change does with it.' };

/** A graph in which a plan marks what comes, goes and changes. */
export const markedGraphForm: JsonSchema = closed({
  title: text,
  nodes: { type: 'array', items: closed({ ...nodeForm, mark }) },
  edges: { type: 'array', items: closed({ ...edgeForm, mark }) },
  groups: { type: 'array', items: closed(groupForm) },
});
