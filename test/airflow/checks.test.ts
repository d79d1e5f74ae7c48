import { describe, expect, test } from 'vitest';
import { findingsOf } from './findings_of.ts';

const refused: readonly (readonly [name: string, airflow: string, pipeline: string, says: string])[] = [
  [
    'a task called like a word of Python',
    '3.3',
    'tasks: { import: { type: noop } }',
    `pipelines/orders.yaml:3:10: error: A task cannot be called "import": it is a word of Python. [python-keyword]
  3 | tasks: { import: { type: noop } }
    |          ^^^^^^
  help: Call it "import_task"; \`airflow: { task_id: import }\` keeps the id of a migrated task.

1 error in 1 file
`,
  ],
  [
    'a module called like a word of Python',
    '3.3',
    'tasks: { load: { type: python, callable: "shop.class:run" } }',
    `pipelines/orders.yaml:3:42: error: "shop.class:run" of the task "load" cannot be imported: "class" is a word of Python. [python-keyword]
  3 | tasks: { load: { type: python, callable: "shop.class:run" } }
    |                                          ^^^^^^^^^^^^^^^^
  help: Give it a name that Python can import, in a module of your own.

1 error in 1 file
`,
  ],
  [
    'a class in a module called like a word of Python',
    '3.3',
    'tasks: { load: { type: native, class: shop.lambda.Operator } }',
    `pipelines/orders.yaml:3:39: error: "shop.lambda.Operator" of the task "load" cannot be imported: "lambda" is a word of Python. [python-keyword]
  3 | tasks: { load: { type: native, class: shop.lambda.Operator } }
    |                                       ^^^^^^^^^^^^^^^^^^^^
  help: Give it a name that Python can import, in a module of your own.

1 error in 1 file
`,
  ],
  [
    'a function called like a word of Python',
    '3.3',
    'tasks: { load: { type: native, class: shop.Operator, arguments: { done: [{ $callable: "shop:pass" }] } } }',
    `pipelines/orders.yaml:3:65: error: "shop:pass" of the task "load" cannot be imported: "pass" is a word of Python. [python-keyword]
  3 | …{ load: { type: native, class: shop.Operator, arguments: { done: [{ $callable: "shop:pass" }] } } …
    |                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Give it a name that Python can import, in a module of your own.

1 error in 1 file
`,
  ],
  [
    'an object of a class in a module called like a word of Python',
    '3.3',
    'tasks: { load: { type: python, callable: "shop:run", arguments: { size: { deep: { $new: shop.with.Size } } } } }',
    `pipelines/orders.yaml:3:65: error: "shop.with.Size" of the task "load" cannot be imported: "with" is a word of Python. [python-keyword]
  3 | …: { type: python, callable: "shop:run", arguments: { size: { deep: { $new: shop.with.Size } } } } …
    |                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Give it a name that Python can import, in a module of your own.

1 error in 1 file
`,
  ],
  [
    'two tasks with one id',
    '3.3',
    'tasks: { load: { type: noop }, store: { type: noop, airflow: { task_id: load } } }',
    `pipelines/orders.yaml:3:73: error: The tasks "load" and "store" have the same id "load" in Airflow. [id-twice]
  3 | tasks: { load: { type: noop }, store: { type: noop, airflow: { task_id: load } } }
    |                                                                         ^^^^
  help: Give one of them another id.

1 error in 1 file
`,
  ],
  [
    'a group with the id of a task',
    '3.3',
    'groups: { stage: { groups: { files: {} } } }\ntasks: { load: { type: noop, group: stage.files }, stage__files: { type: noop } }',
    `pipelines/orders.yaml:3:30: error: The group "stage.files" and the task "stage__files" have the same id "stage__files" in Airflow. [group-like-task]
  3 | groups: { stage: { groups: { files: {} } } }
    |                              ^^^^^
  help: Give the group another id: it keeps no history.

1 error in 1 file
`,
  ],
  [
    'two groups with one id',
    '3.3',
    'groups: { stage: { groups: { files: {} } }, stage__files: {} }\ntasks: { load: { type: noop, group: stage.files }, store: { type: noop, group: stage__files } }',
    `pipelines/orders.yaml:3:45: error: The groups "stage.files" and "stage__files" have the same id "stage__files" in Airflow. [group-twice]
  3 | groups: { stage: { groups: { files: {} } }, stage__files: {} }
    |                                             ^^^^^^^^^^^^
  help: Rename one.

1 error in 1 file
`,
  ],
  [
    'an id that is too long',
    '3.3',
    `groups: { ${'a'.repeat(200)}: { groups: { ${'b'.repeat(60)}: {} } } }\ntasks: { load: { type: noop, group: ${'a'.repeat(200)}.${'b'.repeat(60)} } }`,
    `pipelines/orders.yaml:3:225: error: The id of the group "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" has 262 characters in Airflow, which takes 250. [id-too-long]
  3 | …aaaaaaaaaaaaaaaaaaa: { groups: { bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: {} …
    |                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Shorten the ids of the groups.

1 error in 1 file
`,
  ],
  [
    'an argument that a key says',
    '3.3',
    'tasks: { load: { type: native, class: shop.Operator, arguments: { retry_delay: { $duration: 5m } } } }',
    `pipelines/orders.yaml:3:67: error: The argument "retry_delay" of the task "load" is made from the task's own keys. [argument-has-key]
  3 | …ks: { load: { type: native, class: shop.Operator, arguments: { retry_delay: { $duration: 5m } } } …
    |                                                                 ^^^^^^^^^^^
  help: Write \`retries: { delay: 5m }\` beside "type".

1 error in 1 file
`,
  ],
  [
    'a pool with blanks on Airflow 2',
    '2.11',
    'tasks: { load: { type: noop, pool: late work } }',
    `pipelines/orders.yaml:3:36: error: The task "load" cannot use the pool "late work": Airflow 2.11 takes no blanks in the pool of a task. [blank-in-pool]
  3 | tasks: { load: { type: noop, pool: late work } }
    |                                    ^^^^^^^^^
  help: Use a pool whose name holds letters, digits, dots, dashes and underscores only.

1 error in 1 file
`,
  ],
  [
    'a limit of tasks that several runs share on Airflow 2',
    '2.11',
    'max_active_tasks: 4\nmax_active_runs: 3\ntasks: { load: { type: noop } }',
    `pipelines/orders.yaml:3:19: warning: On Airflow 2.11 "max_active_tasks" bounds all runs of the pipeline together, and 3 may be active. [limit-of-all-runs]
  3 | max_active_tasks: 4
    |                   ^
  help: Write \`max_active_runs: 1\`, or a limit for all of them.

1 warning in 1 file
`,
  ],
  [
    'a class for another version',
    '3.3',
    'tasks: { load: { type: native, class: { "2": shop.Operator } } }',
    `pipelines/orders.yaml:3:39: error: The task "load" names no class for Airflow 3, which "only" runs. [class-missing]
  3 | tasks: { load: { type: native, class: { "2": shop.Operator } } }
    |                                       ^^^^^^^^^^^^^^^^^^^^^^
  help: Add "3": with the full name of the class there.

1 error in 1 file
`,
  ],
  [
    'a class that Airflow 3 moved',
    '3.3',
    'tasks: { load: { type: native, class: airflow.operators.bash.BashOperator, templated: [bash_command], arguments: { bash_command: "true" } } }',
    `pipelines/orders.yaml:3:39: warning: Airflow 3 has "airflow.operators.bash.BashOperator" under its old name for a while only. [class-moved]
  3 | …: { load: { type: native, class: airflow.operators.bash.BashOperator, templated: [bash_command], a…
    |                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write airflow.providers.standard.operators.bash.BashOperator; where both versions are in use: class: { "2": …, "3": … }.

1 warning in 1 file
`,
  ],
  [
    'a misspelt argument under "templated"',
    '3.3',
    'tasks: { load: { type: native, class: shop.Operator, templated: [qurey], arguments: { query: "SELECT 1" } } }',
    `pipelines/orders.yaml:3:65: warning: "templated" names "qurey", which is not among the arguments of the task "load". Did you mean "query"? [templated-not-given]
  3 | …oad: { type: native, class: shop.Operator, templated: [qurey], arguments: { query: "SELECT 1" } } …
    |                                                        ^^^^^^^
  help: Name an argument that the class renders.

1 warning in 1 file
`,
  ],
];

describe('what Airflow or Python cannot take', () => {
  test.each(refused)('%s', (_, airflow, pipeline, says) => {
    expect(findingsOf(airflow, pipeline)).toBe(says);
  });
});

const taken: readonly (readonly [name: string, airflow: string, pipeline: string])[] = [
  [
    'soft words and builtins of Python as ids',
    '3.3',
    'tasks: { match: { type: noop }, type: { type: noop }, print: { type: noop }, case: { type: noop } }',
  ],
  ['a group without a task, called like a task', '3.3', 'groups: { load: {} }\ntasks: { load: { type: noop } }'],
  [
    'a limit of tasks on Airflow 3, which counts by run',
    '3.3',
    'max_active_tasks: 4\nmax_active_runs: 3\ntasks: { load: { type: noop } }',
  ],
  ['a pool with blanks on Airflow 3', '3.3', 'tasks: { load: { type: noop, pool: late work } }'],
  [
    'an argument called like a word of Python',
    '3.3',
    'tasks: { load: { type: python, callable: "shop:run", arguments: { from: 1, class: 2 } } }',
  ],
];

describe('what both can take', () => {
  test.each(taken)('%s', (_, airflow, pipeline) => {
    expect(findingsOf(airflow, pipeline)).toBe('no findings\n');
  });
});
