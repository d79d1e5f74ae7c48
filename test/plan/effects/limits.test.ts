import { expect, test } from 'vitest';
import { told, toldOfEnvironment } from './judged.ts';
import { withKeys, withSettings } from './specs.ts';

test.each([
  [
    '',
    'pool: warehouse',
    [
      'medium tasks.load.pool: "load" waits for a free slot of the pool "warehouse". [it may wait longer, and others wait for it]',
    ],
  ],
  [
    'pool: warehouse',
    '',
    [
      'medium tasks.load.pool: "load" takes no slot of the pool "warehouse" any more: the pool no longer bounds it. [what the pool protects may get more at once than it bears]',
    ],
  ],
  [
    'pool: warehouse',
    'pool: { name: warehouse, slots: 2 }',
    [
      'medium tasks.load.pool.slots: A try of "load" takes 2 slots of its pool instead of 1. [it decides how much runs at once]',
    ],
  ],
  [
    '',
    'priority: 5',
    [
      'low tasks.load.priority: When slots are short, "load" is served earlier: its priority is 5 instead of 1. [it is served earlier only while slots are short]',
    ],
  ],
  [
    'priority: 5',
    '',
    [
      'medium tasks.load.priority: When slots are short, "load" is served later: its priority is 1 instead of 5. [it is served later only while slots are short]',
    ],
  ],
  [
    '',
    'max_active: 2',
    [
      'medium tasks.load.max_active: At most 2 of the instances of "load", over all runs, may be under way at once. [the rest waits longer]',
    ],
  ],
  [
    'max_active: 2',
    '',
    [
      'medium tasks.load.max_active: Nothing bounds any more how many instances of "load", over all runs, may be under way at once; 2 might. [what they share may get more at once than it bears]',
    ],
  ],
  [
    'max_active: 2',
    'max_active: 3',
    [
      'medium tasks.load.max_active: At most 3 of the instances of "load", over all runs, may be under way at once instead of 2. [what they share may get more at once than it bears]',
    ],
  ],
  [
    'map: { over: [eu, us] }',
    'map: { over: [eu, us], max_active: 1 }',
    [
      'medium tasks.load.map.max_active: At most 1 of the elements of "load" may be under way at once. [the rest waits longer]',
    ],
  ],
  [
    'type: container, image: "orders:1"',
    'type: container, image: "orders:1", resources: { cpu: 500m, memory: 1Gi }',
    [
      'medium tasks.load.resources: The pod of "load" gets 500m of the CPU, and never more. The pod of "load" gets 1Gi of memory, and never more. [a pod that needs more is slowed down or ended]',
    ],
  ],
  [
    'type: container, image: "orders:1", resources: { memory: 1Gi }',
    'type: container, image: "orders:1"',
    [
      'medium tasks.load.resources: Nothing bounds any more how much of memory the pod of "load" uses. [other pods of the node may be left without]',
    ],
  ],
])('of a task: %j becomes %j', (before, after, expected) => {
  expect(told(withKeys(before), withKeys(after))).toEqual(expected);
});

test.each([
  [
    '',
    'max_active_runs: 4',
    [
      'high max_active_runs: Up to 4 runs may be under way at once instead of 1. [runs that overlap may write the same data]',
    ],
  ],
  [
    'max_active_runs: 4',
    'max_active_runs: 8',
    [
      'medium max_active_runs: Up to 8 runs may be under way at once instead of 4. [more runs share the same workers and connections]',
    ],
  ],
  [
    'max_active_runs: 4',
    '',
    [
      'medium max_active_runs: Up to 1 run may be under way at once instead of 4. [runs may queue up, and data come later]',
    ],
  ],
  [
    'max_active_tasks: 8',
    'max_active_tasks: 4',
    [
      'medium max_active_tasks: At most 4 of the tasks of a run may be under way at once instead of 8. [the rest waits longer]',
    ],
  ],
])('of a pipeline: %j becomes %j', (before, after, expected) => {
  expect(told(withSettings(before), withSettings(after))).toEqual(expected);
});

test.each([
  [
    'slots: 4',
    'slots: 8',
    [
      'medium pools.warehouse.slots: The pool "warehouse" has 8 slots instead of 4. [what the pool protects may get more at once than it bears]',
    ],
  ],
  [
    'slots: 4',
    'slots: 2',
    ['medium pools.warehouse.slots: The pool "warehouse" has 2 slots instead of 4. [its tasks wait longer for a slot]'],
  ],
  [
    'slots: 4',
    'slots: 0',
    [
      'critical pools.warehouse.slots: The pool "warehouse" has no slot any more: no task of it is started. [all tasks of the pool stand still]',
    ],
  ],
  [
    'slots: 4',
    'slots: 4, include_deferred: true',
    [
      'medium pools.warehouse.include_deferred: A task of the pool "warehouse" that waits without a worker keeps its slot. [it decides how much runs at once]',
    ],
  ],
  [
    'pools:',
    'pools:\n  ledger: { slots: 1 }',
    ['low pools.ledger: There is a new pool "ledger" with 1 slot. [it bounds only the tasks that name it]'],
  ],
  [
    '  warehouse: { slots: 4, description: Sessions on the warehouse }',
    '  ledger: { slots: 1 }',
    [
      'low pools.warehouse: The pool "warehouse" is no longer in the file that Airflow imports: there, it stays as it was. [tasks that name it would not compile]',
      'low pools.ledger: There is a new pool "ledger" with 1 slot. [it bounds only the tasks that name it]',
    ],
  ],
])('of an environment: %j becomes %j', (before, after, expected) => {
  expect(toldOfEnvironment(before, after)).toEqual(expected);
});
