import { expect, test } from 'vitest';
import { findingsOf } from '../airflow/findings_of.ts';

const tasks = 'tasks: { load: { type: noop } }';

/** What is printed of a pipeline on one version of Airflow. */
function findings(airflow: string, pipeline: string): string {
  return `\n${findingsOf(airflow, pipeline)}`;
}

test('keys that only later versions have', () => {
  expect(findings('3.1', `airflow: { allowed_run_types: [manual] }\n${tasks}`)).toBe(`
pipelines/orders.yaml:3:31: error: Airflow 3.1 has no lists of allowed runs: that takes 3.2 or later. [needs-version]
  3 | airflow: { allowed_run_types: [manual] }
    |                               ^^^^^^^^
  help: Leave \`allowed_run_types\` out of this environment.

1 error in 1 file
`);
});

test('what Airflow 3 will lose is told at the line that asks for it', () => {
  expect(
    findings(
      '3.1',
      `airflow:\n  email: [sales@example.com]\n  email_on_retry: false\n  access_control: { Analysts: [can_read] }\n${tasks}`,
    ),
  ).toBe(`
pipelines/orders.yaml:4:10: warning: Airflow 3.1 warns of mails that Airflow sends by itself: Airflow 4 will not have them. [leaves-with-4]
  4 |   email: [sales@example.com]
    |          ^^^^^^^^^^^^^^^^^^^
  help: Write \`notify: { failure: […] }\` with a channel of the environment: it is the same on every version.

pipelines/orders.yaml:6:19: warning: Airflow 3.1 warns of rights of roles on single DAGs: Airflow 4 will not have them. [leaves-with-4]
  6 |   access_control: { Analysts: [can_read] }
    |                   ^^^^^^^^^^^^^^^^^^^^^^^^
  help: Give the roles their rights in the auth manager.

2 warnings in 1 file
`);
});

test('a key of Airflow that the language has not', () => {
  expect(
    findings(
      '2.11',
      'airflow: { sla_miss_callback: sales.alerts }\ntasks: { load: { type: noop, airflow: { queu: large } } }',
    ),
  ).toBe(`
pipelines/orders.yaml:3:12: error: Unknown key "sla_miss_callback" in "airflow". [unknown-key]
  3 | airflow: { sla_miss_callback: sales.alerts }
    |            ^^^^^^^^^^^^^^^^^
  help: Known keys: access_control, allowed_run_types, dag_display_name, dag_id, doc_md_file, email, email_on_failure, email_on_retry, owner_links, params_ui.

pipelines/orders.yaml:4:41: error: Unknown key "queu" in "tasks.load.airflow". Did you mean "queue"? [unknown-key]
  4 | tasks: { load: { type: noop, airflow: { queu: large } } }
    |                                         ^^^^
  help: Known keys: do_xcom_push, executor, executor_config, inlets, queue, run_as_user, task_display_name, task_id, weight_rule.

2 errors in 1 file
`);
});

test('an address of an owner that Airflow would not load', () => {
  expect(
    findings('2.11', `airflow: { owner_links: { sales: "https:///sales", billing: "ftp://example.com" } }\n${tasks}`),
  ).toBe(`
pipelines/orders.yaml:3:34: error: "airflow.owner_links.sales" is "https:///sales"; it must be an address that begins with https:// or mailto:. [wrong-form]
  3 | airflow: { owner_links: { sales: "https:///sales", billing: "ftp://example.com" } }
    |                                  ^^^^^^^^^^^^^^^^

pipelines/orders.yaml:3:61: error: "airflow.owner_links.billing" is "ftp://example.com"; it must be an address that begins with https:// or mailto:. [wrong-form]
  3 | airflow: { owner_links: { sales: "https:///sales", billing: "ftp://example.com" } }
    |                                                             ^^^^^^^^^^^^^^^^^^^

2 errors in 1 file
`);
});

test('a form of parameters that are not there, or are no text', () => {
  expect(
    findings(
      '3.3',
      `params: { day: { type: string, default: "2026-01-01" }, limit: { type: integer, default: 1 } }\nairflow: { params_ui: { dya: { format: date }, limit: { format: date } } }\n${tasks}`,
    ),
  ).toBe(`
pipelines/orders.yaml:4:25: error: The runs of this pipeline have no parameter "dya". Did you mean "day"? [unknown-param]
  4 | airflow: { params_ui: { dya: { format: date }, limit: { format: date } } }
    |                         ^^^
  help: Declare it under "params" of the pipeline.

pipelines/orders.yaml:4:65: error: The parameter "limit" is no text, so it cannot be entered as "date". [format-without-text]
  4 | airflow: { params_ui: { dya: { format: date }, limit: { format: date } } }
    |                                                                 ^^^^
  help: Write \`type: string\` in the parameter, or leave \`format\` out.

2 errors in 1 file
`);
});

test('a documentation file that is not there', () => {
  expect(findings('3.3', `airflow: { doc_md_file: orders.md }\n${tasks}`)).toBe(`
pipelines/orders.yaml:3:25: error: The file "orders.md" does not exist. [file-missing]
  3 | airflow: { doc_md_file: orders.md }
    |                         ^^^^^^^^^
  help: Create it, or correct the path.

1 error in 1 file
`);
});

test('values of the run where Airflow renders nothing', () => {
  expect(
    findings(
      '3.3',
      'airflow: { dag_display_name: "Orders of ${{ run.date }}" }\ntasks: { load: { type: noop, airflow: { executor_config: { image: "${{ run.id }}" } } } }',
    ),
  ).toBe(`
pipelines/orders.yaml:3:45: error: "run.date" is known only when the task runs, and nothing renders it here. [run-value-here]
  3 | airflow: { dag_display_name: "Orders of \${{ run.date }}" }
    |                                             ^^^^^^^^
  help: Write a value that is the same for every run.

pipelines/orders.yaml:4:72: error: "run.id" is known only when the task runs, and nothing renders it here. [run-value-here]
  4 | tasks: { load: { type: noop, airflow: { executor_config: { image: "\${{ run.id }}" } } } }
    |                                                                        ^^^^^^
  help: Write a value that is the same for every run.

2 errors in 1 file
`);
});

test('a weight rule that Airflow has not, and an id that it would not take', () => {
  expect(
    findings(
      '3.3',
      'airflow: { dag_id: sales/daily }\ntasks: { load: { type: noop, airflow: { weight_rule: up, task_id: "Load Orders" } } }',
    ),
  ).toBe(`
pipelines/orders.yaml:3:20: error: "airflow.dag_id" is "sales/daily"; it must be made of letters, digits, dots, dashes and underscores. [wrong-form]
  3 | airflow: { dag_id: sales/daily }
    |                    ^^^^^^^^^^^

pipelines/orders.yaml:4:54: error: "tasks.load.airflow.weight_rule" is "up"; it must be "absolute", "downstream" or "upstream". [unknown-value]
  4 | tasks: { load: { type: noop, airflow: { weight_rule: up, task_id: "Load Orders" } } }
    |                                                      ^^

pipelines/orders.yaml:4:67: error: "tasks.load.airflow.task_id" is "Load Orders"; it must be made of letters, digits, dots, dashes and underscores. [wrong-form]
  4 | tasks: { load: { type: noop, airflow: { weight_rule: up, task_id: "Load Orders" } } }
    |                                                                   ^^^^^^^^^^^^^

3 errors in 1 file
`);
});

test('an argument of a native task that one of its keys writes too', () => {
  expect(
    findings(
      '3.3',
      'tasks:\n  load:\n    type: native\n    class: sales.operators.Load\n    arguments: { queue: small, on_failure_callback: { $callable: "sales:page" } }\n    airflow: { queue: large }',
    ),
  ).toBe(`
pipelines/orders.yaml:7:18: error: The argument "queue" of the task "load" is also made from its "airflow.queue". [argument-twice]
  7 |     arguments: { queue: small, on_failure_callback: { $callable: "sales:page" } }
    |                  ^^^^^
  help: Write one of them.

1 error in 1 file
`);
});
