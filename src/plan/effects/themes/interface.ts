import { text } from '../../../tree/tree.ts';
import type { Seen, Sentences, Told } from '../seen.ts';
import { isTrue } from '../values.ts';
import { capital, named } from '../words.ts';

/** What runs may be given, and what tasks hand on. */
export const interfaces: Sentences = [
  ['params.*', param],
  ['params.*.default', initial],
  ['params.*.description', ({ path }) => `The parameter ${named(path[1] ?? '')} is described in other words.`],
  ['params.*.title', ({ path }) => `The parameter ${named(path[1] ?? '')} has another title.`],
  ['params.*.examples', ({ path }) => `The parameter ${named(path[1] ?? '')} has other examples.`],
  ['params.*.**', allowed],
  ['airflow.params_ui.**', () => 'The form in which runs are started looks different.'],
  ['airflow.owner_links.**', () => 'The links of owners lead elsewhere.'],
  ['airflow.access_control.**', access],
  ['tasks.*.output', output],
  ['tasks.*.airflow.do_xcom_push', keepsOutput],
  ['tasks.*.airflow.run_as_user', ({ who }) => `${capital(who)} is run as another user of the worker.`],
  ['tasks.*.templated', ({ who }) => `Airflow renders other arguments of ${who} as templates.`],
  ['tasks.*.airflow.inlets', ({ who }) => `Lineage shows that ${who} reads other assets; its runs stay the same.`],
];

function param({ path, before, after }: Seen): Told | undefined {
  const name = named(path[1] ?? '');
  if (after === undefined)
    return {
      effect: `Runs are no longer given the parameter ${name}; who passes it is refused.`,
      risk: 'high',
      reason: 'who starts runs with it can start none any more',
    };
  if (before !== undefined) return undefined;
  return { effect: `Runs may now be given the parameter ${name}.`, risk: 'low', reason: 'nobody has to give it yet' };
}

/** A default may be any value: it is not shown. */
function initial({ path, before, after }: Seen): Told | string {
  const name = named(path[1] ?? '');
  if (after === undefined)
    return {
      effect: `The parameter ${name} has no default any more: who starts a run has to give it.`,
      risk: 'high',
      reason: 'runs that are started without it are refused',
    };
  if (before === undefined) return `Runs that are not given the parameter ${name} now have a default of it.`;
  return `Runs that are not given the parameter ${name} have another value of it.`;
}

function allowed({ path }: Seen): Told {
  return {
    effect: `The parameter ${named(path[1] ?? '')} takes other values than before.`,
    reason: 'who passes a value that is not taken any more is refused',
  };
}

function access({ path }: Seen): string {
  const role = path[2];
  return `${role === undefined ? 'Roles' : `The role ${named(role)}`} may do other things with the pipeline in Airflow.`;
}

function output({ who, after }: Seen): Told {
  const how = text(after) === 'json' ? 'JSON, of which tasks after it read parts' : 'text';
  return { effect: `What ${who} puts out is read as ${how}.`, reason: 'tasks after it read something else' };
}

function keepsOutput({ who, after }: Seen): Told {
  if (after === undefined || isTrue(after))
    return {
      effect: `What ${who} puts out is kept for tasks after it.`,
      risk: 'low',
      reason: 'nothing that was there is missing',
    };
  return { effect: `What ${who} puts out is not kept any more.`, reason: 'tasks that read it find nothing' };
}
