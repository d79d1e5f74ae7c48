import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { child } from '../../src/tree/tree.ts';
import { compiled, environment, overlay, type Files } from './repository.ts';

/** The places that can set a key of a task of the organisation's type `invoice_query`, lowest first. */
const places = [
  'project defaults.task',
  'task of the outer folder',
  'task of the folder',
  'extended environment defaults.task',
  'environment defaults.task',
  'project defaults.task_types.native',
  'task_types.native of the outer folder',
  'task_types.native of the folder',
  'extended environment defaults.task_types.native',
  'environment defaults.task_types.native',
  'the type’s own task',
  'project defaults.task_types.invoice_query',
  'task_types.invoice_query of the outer folder',
  'task_types.invoice_query of the folder',
  'extended environment defaults.task_types.invoice_query',
  'environment defaults.task_types.invoice_query',
  'task_defaults of the pipeline',
  'task_defaults of the overlay',
  'the task',
  'extended environment overrides.task',
  'environment overrides.task',
  'the overlay’s keys of the task',
] as const;

/** A repository in which each of these places sets `priority`, to its number in the list from 10 on. */
function layered(used: readonly string[]): Files {
  const at = (place: (typeof places)[number]): string =>
    used.includes(place) ? `{ priority: ${places.indexOf(place) + 10} }` : '{ }';
  return {
    'dagwright.yaml': `kind: Project
id: commerce
environments: [prod]
defaults:
  task: ${at('project defaults.task')}
  task_types: { native: ${at('project defaults.task_types.native')}, invoice_query: ${at('project defaults.task_types.invoice_query')} }
`,
    'pipelines/_defaults.yaml': `kind: Defaults
task: ${at('task of the outer folder')}
task_types: { native: ${at('task_types.native of the outer folder')}, invoice_query: ${at('task_types.invoice_query of the outer folder')} }
`,
    'pipelines/sales/_defaults.yaml': `kind: Defaults
task: ${at('task of the folder')}
task_types: { native: ${at('task_types.native of the folder')}, invoice_query: ${at('task_types.invoice_query of the folder')} }
`,
    'environments/dev/environment.yaml': undefined,
    'environments/cloud/environment.yaml': `kind: Environment
id: cloud
defaults:
  task: ${at('extended environment defaults.task')}
  task_types: { native: ${at('extended environment defaults.task_types.native')}, invoice_query: ${at('extended environment defaults.task_types.invoice_query')} }
overrides: { task: ${at('extended environment overrides.task')} }
`,
    'environments/prod/environment.yaml': environment(
      'prod',
      '2.11',
      `extends: cloud
defaults:
  task: ${at('environment defaults.task')}
  task_types: { native: ${at('environment defaults.task_types.native')}, invoice_query: ${at('environment defaults.task_types.invoice_query')} }
overrides: { task: ${at('environment overrides.task')} }
`,
    ),
    'pipelines/types/invoice_query.yaml': `kind: TaskType
id: invoice_query
task: { type: native, class: billing.operators.QueryOperator, ${at('the type’s own task').slice(2)}
`,
    'pipelines/orders.yaml': undefined,
    'pipelines/sales/orders.yaml': `kind: Pipeline
id: orders
task_defaults: ${at('task_defaults of the pipeline')}
tasks: { load: { type: invoice_query, ${at('the task').slice(2)} }
`,
    ...overlay(`task_defaults: ${at('task_defaults of the overlay')}
tasks: { load: ${at('the overlay’s keys of the task')} }
`),
  };
}

describe('the nine positions of a task', () => {
  test('without any layer a key has the default of the schema', () => {
    const { findings, task } = compiled(layered([]));
    expect(findings).toEqual([]);
    expect(task('prod', 'load').priority).toBe(1);
  });

  test.each(places.map((place, index) => [place, index] as const))('%s lies over all places below it', (_, index) => {
    const { findings, task } = compiled(layered(places.slice(0, index + 1)));
    expect(findings).toEqual([]);
    expect(task('prod', 'load').priority).toBe(index + 10);
  });

  test('FINE-PRINT 11: of any places the highest wins, and what it replaced is remembered down to the lowest', () => {
    fc.assert(
      fc.property(fc.subarray([...places], { minLength: 1 }), (used) => {
        const { task } = compiled(layered(used));
        const chain: unknown[] = [];
        for (let at = child(task('prod', 'load').tree, 'priority'); at !== undefined; at = at.replaced)
          chain.push(at.kind === 'leaf' ? at.value : at);
        expect(chain).toEqual(used.map((place) => places.indexOf(place) + 10).toReversed());
      }),
    );
  });

  test('an own task of the type keeps what it says against the defaults of its builtin type', () => {
    const { task } = compiled({
      'dagwright.yaml': `kind: Project
id: commerce
environments: [dev, prod]
defaults: { task_types: { native: { retries: { count: 1, delay: 1m } } } }
`,
      'pipelines/types/invoice_query.yaml': `kind: TaskType
id: invoice_query
task: { type: native, class: billing.operators.QueryOperator, retries: { count: 4 } }
`,
      'pipelines/orders.yaml': 'kind: Pipeline\nid: orders\ntasks: { load: { type: invoice_query } }\n',
    });
    expect(task('dev', 'load').retries).toEqual({ count: 4, delay: 60, backoff: 'constant' });
  });
});
