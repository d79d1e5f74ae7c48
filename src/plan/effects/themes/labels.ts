import { text } from '../../../tree/tree.ts';
import { classes } from '../classes.ts';
import type { Seen, Sentences, Told } from '../seen.ts';
import { differences, isTrue, itemsOf } from '../values.ts';
import { capital, named, names, plain } from '../words.ts';

/** What people read and search by, and what only the compiler reads. */
export const labels: Sentences = [
  ['description', (seen) => wording(seen, 'description')],
  ['docs', (seen) => wording(seen, 'documentation')],
  ['tasks.*.description', (seen) => wording(seen, 'description')],
  ['tasks.*.docs', (seen) => wording(seen, 'documentation')],
  ['airflow.doc_md_file', (seen) => wording(seen, 'documentation')],
  ['runbook', runbook],
  ['owner', owner],
  ['tasks.*.owner', owner],
  ['domain', domain],
  ['tags', tags],
  ['tier', tier],
  ['groups.**', () => 'Tasks are drawn in other groups.'],
  ['tasks.*.group', group],
  ['airflow.dag_display_name', shownName],
  ['tasks.*.airflow.task_display_name', shownName],
  ['kind', () => 'Nothing changes at run time.'],
  ['environments', presence],
  ['tasks.*.environments', presence],
  ['waivers', waivers],
  ['tasks.*.waivers', waivers],
  ['tasks.*.idempotent', idempotent],
  ['task_defaults.**', ({ key }) => `Nothing changes by the default ${named(key)} itself: the tasks that use it tell.`],
];

function wording({ who, before, after }: Seen, what: string): string {
  if (after === undefined) return `The ${what} of ${who} is no longer shown.`;
  return before === undefined ? `The ${what} of ${who} is now shown.` : `Another ${what} of ${who} is shown.`;
}

function runbook({ before, after }: Seen): Told | string {
  if (after === undefined)
    return {
      effect: 'Alerts no longer name a runbook.',
      risk: 'medium',
      reason: 'who is on call has to know what to do',
    };
  return before === undefined ? 'Alerts now name a runbook.' : 'Alerts name another runbook.';
}

function owner({ who, before, after }: Seen): string {
  const [old, fresh] = [text(before), text(after)];
  if (fresh === undefined) return `${capital(who)} no longer has an owner of its own.`;
  return `${capital(who)} belongs to ${named(fresh)}${old === undefined ? '' : ` instead of ${named(old)}`}.`;
}

function domain({ before, after }: Seen): string {
  const [old, fresh] = [text(before), text(after)];
  if (fresh === undefined) return `The pipeline no longer has the tag of the domain ${named(old ?? '')}.`;
  return `The pipeline is found by the domain ${named(fresh)}${old === undefined ? '' : ` instead of ${named(old)}`}.`;
}

function tags({ before, after, pipelines }: Seen): Told | string {
  const all = differences(itemsOf(before), itemsOf(after));
  // A domain is a tag too, whether it is among the tags or not.
  const came = all.came.filter((tag) => tag !== pipelines.before?.domain);
  const went = all.went.filter((tag) => tag !== pipelines.after?.domain);
  if (all.came.length + all.went.length > 0 && came.length + went.length === 0)
    return { effect: 'The pipeline has the same tags, as its domain is one of them.', ...classes.none };
  const parts = [
    ...(came.length === 0 ? [] : [`is now found by ${names(came)}`]),
    ...(went.length === 0 ? [] : [`is no longer found by ${names(went)}`]),
  ];
  return `The pipeline ${parts.join(' and ') || 'has the same tags in another order'}.`;
}

function tier({ before, after }: Seen): Told {
  const [old, fresh] = [text(before) ?? 'standard', text(after) ?? 'standard'];
  const effect = `The pipeline counts as ${plain(fresh)} instead of ${plain(old)}: standards and risks are judged by that.`;
  if (old === 'critical') return { effect, risk: 'medium', reason: 'less is asked of it from now on' };
  return { effect, risk: 'low', reason: 'what it does stays the same' };
}

function group({ who, before, after }: Seen): string {
  const [old, fresh] = [text(before), text(after)];
  if (fresh === undefined) return `${capital(who)} is no longer drawn in the group ${named(old ?? '')}.`;
  return `${capital(who)} is drawn in the group ${named(fresh)}${old === undefined ? '' : ` instead of ${named(old)}`}.`;
}

function shownName({ who, after }: Seen): string {
  const fresh = text(after);
  return `${capital(who)} is shown ${fresh === undefined ? 'by its id' : `as ${named(fresh)}`}; its id stays.`;
}

/** Where something comes or goes by this, that is told by itself. */
function presence({ who }: Seen): string {
  return `Here, ${who} stays; other environments may tell that it comes or goes.`;
}

function idempotent({ who, after }: Seen): string {
  const stays = 'its runs stay the same.';
  if (after === undefined) return `Nobody says any more whether running ${who} again does harm; ${stays}`;
  return `Running ${who} again is now said to do ${isTrue(after) ? 'no harm' : 'harm'}; ${stays}`;
}

function waivers({ who }: Seen): string {
  return `Other findings of ${who} are let pass; its runs stay the same.`;
}
