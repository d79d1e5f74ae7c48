import type { Environment } from '../../../../model/environment.ts';
import type { Pipeline, Task } from '../../../../model/pipeline.ts';
import { concatenate, jinja, literal, type Text } from '../../../../values/text.ts';
import type { Capabilities } from '../capabilities.ts';
import { jinjaOutput, jinjaString } from '../values/jinja_syntax.ts';

/** What a message is about. */
export interface Subject {
  readonly outcome: 'failure' | 'success';
  readonly pipeline: Pipeline;
  readonly environment: Environment;
  readonly capabilities: Capabilities;
  /** The task that it is about; absent: the run as a whole. */
  readonly task?: Task;
}

/** Characters that people wrote, or an expression that Airflow evaluates when it sends the message. */
export type Part = { readonly written: string } | { readonly expression: string };

/** A line of a message. */
export interface Line {
  readonly label: string;
  readonly part: Part;
}

/** The first line: what happened to what, and where. */
export function headline({ outcome, pipeline, environment, task }: Subject): string {
  const what = task === undefined ? pipeline.id : `${pipeline.id}.${task.id}`;
  return `${outcome === 'failure' ? 'Failed' : 'Succeeded'}: ${what} in ${environment.id}`;
}

/**
 * What a person on call asks first. What is there when a message is sent differs: Airflow 3 tells the callbacks of a
 * DAG its id and its run's only, where it knows no task instance of the run, and the links of Airflow 3.0 are known to
 * workers only. So each name is asked for before it is used; the id of the run is always there.
 */
export function detailLines({ pipeline, task, capabilities }: Subject): readonly Line[] {
  const { runbook, schedule } = pipeline;
  const owner = task?.owner ?? pipeline.owner;
  return [
    ...(owner === undefined ? [] : [{ label: 'Owner', part: { written: owner } }]),
    { label: 'Tier', part: { written: pipeline.tier } },
    { label: 'Run', part: { expression: 'run_id' } },
    ...(task?.map === undefined ? [] : [{ label: 'Element', part: { expression: 'ti.map_index' } }]),
    { label: 'Slot', part: { expression: slotOf(schedule.zone) } },
    ...(runbook === undefined ? [] : [{ label: 'Runbook', part: { written: runbook } }]),
    task === undefined
      ? { label: 'Page', part: { expression: linkOf(pageOfRun(capabilities)) } }
      : { label: 'Log', part: { expression: linkOf('ti.log_url') } },
  ];
}

/** The moment at which the run was due: the end of its window, or the moment itself. */
function slotOf(zone: string): string {
  const due = 'dag_run.data_interval_end or dag_run.logical_date or dag_run.run_after';
  const local = `dag.start_date.instance(${due}).in_timezone(${jinjaString(zone)}) | ts`;
  return `(${local}) if dag_run is defined and dag_run else 'that of the run'`;
}

function linkOf(link: string): string {
  return `${link} if ti is defined and ti.log_url | default else 'in the user interface of Airflow'`;
}

/** The link of any of its tasks goes through the page of the run. */
function pageOfRun({ major }: Capabilities): string {
  return `ti.log_url.split(${jinjaString(major === 2 ? '&task_id=' : '/tasks/')})[0]`;
}

/** The message as plain text. */
export function plainMessage(subject: Subject): Text {
  return inLines(headline(subject), detailLines(subject), ({ label, part }) =>
    concatenate(literal(`${label}: `), 'written' in part ? literal(part.written) : jinja(jinjaOutput(part.expression))),
  );
}

/** The message where `&`, `<` and `>` are markup. */
export function slackMessage(subject: Subject): Text {
  return inLines(escaped(headline(subject)), detailLines(subject), markup);
}

/** The message as HTML. */
export function htmlMessage(subject: Subject): Text {
  const lines = inLines(`<b>${escaped(headline(subject))}</b>`, detailLines(subject), markup);
  return lines.map((piece) =>
    piece.kind === 'literal' ? { ...piece, text: piece.text.replaceAll('\n', '<br>\n') } : piece,
  );
}

function inLines(first: string, details: readonly Line[], lineOf: (line: Line) => Text): Text {
  return concatenate(literal(first), ...details.flatMap((line) => [literal('\n'), lineOf(line)]));
}

function markup({ label, part }: Line): Text {
  return concatenate(
    literal(`${label}: `),
    'written' in part ? literal(escaped(part.written)) : jinja(escapedOutput(part)),
  );
}

function escapedOutput({ expression }: { readonly expression: string }): string {
  return jinjaOutput(/^[\w.]+$/u.test(expression) ? `${expression} | e` : `(${expression}) | e`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
