import type { JsonSchema } from '../../../../language/json_schema.ts';
import { consequenceKinds, risks } from '../../../../model/plan.ts';
import { closed, orNull } from '../../forms.ts';
import { markedGraphForm } from '../../graph_forms.ts';

/** The version of the form that is printed, and read. */
export const planVersion = 1;

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const position = { type: 'integer', minimum: 1 };
const moment = {
  type: 'string',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$',
};
const risk = { enum: risks };
const any = { description: 'A value of YAML. What seems to be a credential is shown as asterisks.' };

function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

const utc = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$' };

const touches = {
  ...listOf(closed({ environment: text, pipelines: listOf(text) })),
  description: 'The pipelines by environment; none where only the environment itself is touched.',
};

const side = closed({
  name: text,
  commit: { ...orNull({ type: 'string', pattern: '^[0-9a-f]{40,64}$' }), description: 'Null: the files on disk.' },
  has_errors: { type: 'boolean', description: 'What has errors is not compiled.' },
  not_compiled: { ...touches, description: 'The pipelines that are not compiled for errors, by environment.' },
});

const place = closed({
  file: text,
  line: position,
  column: position,
  side: { enum: ['base', 'head'], description: 'base: the value is not written any more.' },
});

const change = {
  ...closed({
    path: { ...text, description: 'The key, such as tasks.load.retries.count; empty for a pipeline as a whole.' },
    effect: { ...text, description: 'What happens at run time.' },
    risk,
    reason: { ...text, description: 'Completes "because …".' },
    place: orNull(place),
  }),
};

const changeWithValues = {
  ...change,
  properties: { ...(change['properties'] as object), before: any, after: any },
};

const consequence = closed({
  kind: { enum: consequenceKinds },
  path: { ...text, description: 'The key whose change brings it.' },
  text,
  risk,
  reason: text,
  touches,
});

const run = closed({
  on: { enum: ['before', 'after', 'both'] },
  due: moment,
  due_utc: moment,
  window: orNull(closed({ from: moment, to: moment })),
});

const runsOfSide = listOf(closed({ due: utc, window: orNull(closed({ from: utc, to: utc })) }));

const runs = closed({
  zone_before: { ...orNull(text), description: 'The time zone of the schedule.' },
  zone_after: orNull(text),
  is_same: { type: 'boolean', description: 'Both sides have the same runs.' },
  before: { ...orNull(runsOfSide), description: 'Null: the same as after.' },
  after: runsOfSide,
});

const unit = closed({
  environment: text,
  pipeline: text,
  action: { enum: ['added', 'removed', 'changed', 'renamed'] },
  renamed_from: orNull(text),
  owner: orNull(text),
  tier: { enum: ['critical', 'standard', 'experimental'] },
  risk,
  file: text,
  next_runs: { ...listOf(run), description: 'The first of both sides, as people are shown them.' },
  runs: { ...count, description: 'The place of its runs in the list of runs; the first is 0.' },
  graph: { ...markedGraphForm, description: 'Its tasks, with those that come, go or change marked.' },
});

/** The form of what `dagwright plan --format json` prints. A change that breaks its readers has another version. */
export const planForm: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://dagwright.dev/schema/report/plan.schema.json',
  title: 'Report of dagwright plan',
  ...closed({
    version: { const: planVersion, description: 'A reader refuses one that it does not know.' },
    base: side,
    head: side,
    now: { ...utc, description: 'The moment from which on runs are compared.' },
    risk: { ...orNull(risk), description: 'The worst; null where nothing changes.' },
    environments: listOf(
      closed({ id: text, pipelines: count, added: count, removed: count, changed: count, risk: orNull(risk) }),
    ),
    units: { ...listOf(unit), description: 'Each pipeline that changes in an environment, worst first.' },
    runs: {
      ...listOf(runs),
      description:
        'The runs of the next seven days, or more, as long as they are few. Pipelines with the same share them.',
    },
    blocks: {
      ...listOf(closed({ touches, risk, changes: listOf(changeWithValues), consequences: listOf(consequence) })),
      description: 'What changes, each cause once, worst first.',
    },
    without_effect: { ...listOf(text), description: 'What was edited and changes nothing at run time.' },
  }),
};
