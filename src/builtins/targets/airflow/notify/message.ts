import type { Environment } from '../../../../model/environment.ts';
import type { Pipeline, Task } from '../../../../model/pipeline.ts';
import { jinjaString } from '../values/jinja_syntax.ts';

/** What a message is about. */
export interface Subject {
  readonly outcome: 'failure' | 'success';
  readonly pipeline: Pipeline;
  readonly environment: Environment;
  /** The task that it is about; absent: the run as a whole. */
  readonly task?: Task;
}

/** A line of a message: a template that Airflow renders when it sends it. */
export interface Line {
  readonly label: string;
  readonly template: string;
}

/** The first line: what happened to what, and where. */
export function headline({ outcome, pipeline, environment, task }: Subject): string {
  const what = task === undefined ? pipeline.id : `${pipeline.id}.${task.id}`;
  return plain(`${outcome === 'failure' ? 'Failed' : 'Succeeded'}: ${what} in ${environment.id}`);
}

/**
 * What a person on call asks first. What is there when a message is sent differs: Airflow 3.0 tells the callbacks of a
 * DAG its id and its run's only. So each name is asked for before it is used, and the id of the run is always there.
 */
export function detailLines({ pipeline, task }: Subject): readonly Line[] {
  const { runbook, schedule } = pipeline;
  const owner = task?.owner ?? pipeline.owner;
  return [
    ...(owner === undefined ? [] : [{ label: 'Owner', template: plain(owner) }]),
    { label: 'Tier', template: pipeline.tier },
    { label: 'Run', template: '{{ run_id }}' },
    { label: 'Slot', template: slotTemplate(schedule.zone) },
    ...(runbook === undefined ? [] : [{ label: 'Runbook', template: plain(runbook) }]),
    { label: 'Log', template: "{{ ti.log_url if ti is defined and ti else 'in the user interface of Airflow' }}" },
  ];
}

/** The moment at which the run was due: the end of its window, or the moment itself. */
function slotTemplate(zone: string): string {
  const due = 'dag_run.data_interval_end or dag_run.logical_date or dag_run.run_after';
  const local = `dag.start_date.instance(${due}).in_timezone(${jinjaString(zone)}) | ts`;
  return `{{ (${local}) if dag_run is defined and dag_run else 'that of the run' }}`;
}

/** Characters as they are: nothing that people wrote is rendered. */
export function plain(text: string): string {
  return text.replaceAll(/\{[{%#]|\r|\n/gu, (characters) => `{{ ${jinjaString(characters)} }}`);
}

/** The message as plain text. */
export function messageText(subject: Subject): string {
  const details = detailLines(subject).map(({ label, template }) => `${label}: ${template}`);
  return [headline(subject), ...details].join('\n');
}

/** The message as HTML: what is rendered is escaped, and what people wrote is escaped here. */
export function messageHtml(subject: Subject): string {
  const details = detailLines(subject).map(({ label, template }) => `${label}: ${escaped(template)}`);
  return [`<b>${escaped(headline(subject))}</b>`, ...details].join('<br>\n');
}

function escaped(template: string): string {
  const parts = template.split(/(\{\{.*?\}\})/gu);
  return parts.map((part) => (part.startsWith('{{') ? `{{ (${part.slice(2, -2).trim()}) | e }}` : html(part))).join('');
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
