import type { Seen, Sentences, Told } from '../seen.ts';
import { isTrue, numberOf } from '../values.ts';
import { capital, counted, named, plain } from '../words.ts';
import { child, text } from '../../../tree/tree.ts';

/** How much may be under way at once, and who is served first. */
export const limits: Sentences = [
  ['max_active_runs', runs],
  ['max_active_tasks', (seen) => most(seen, 'tasks of a run')],
  ['tasks.*.max_active', (seen) => most(seen, `instances of ${seen.who}, over all runs,`)],
  ['tasks.*.map.max_active', (seen) => most(seen, `elements of ${seen.who}`)],
  ['tasks.*.pool', pool],
  ['tasks.*.pool.name', ({ who, before, after }) => poolChanged(who, text(before), text(after))],
  ['tasks.*.pool.slots', slots],
  ['tasks.*.priority', priority],
  ['tasks.*.resources.*', resources],
];

/** Limits of an environment. */
export const limitsOfEnvironment: Sentences = [
  ['pools.*', wholePool],
  ['pools.*.slots', poolSlots],
  ['pools.*.include_deferred', deferred],
];

function runs({ before, after, isCritical }: Seen): Told {
  const [old, fresh] = [numberOf(before) ?? 1, numberOf(after) ?? 1];
  const effect = `Up to ${counted(fresh, 'run')} may be under way at once instead of ${old}.`;
  if (fresh < old) return { effect, risk: 'medium', reason: 'runs may queue up, and data come later' };
  if (old > 1) return { effect, risk: 'medium', reason: 'more runs share the same workers and connections' };
  return { effect, risk: isCritical ? 'critical' : 'high', reason: 'runs that overlap may write the same data' };
}

function most({ before, after }: Seen, of: string): Told {
  const [old, fresh] = [numberOf(before), numberOf(after)];
  if (fresh === undefined)
    return {
      effect: `Nothing bounds any more how many ${of} may be under way at once${old === undefined ? '' : `; ${old} might`}.`,
      risk: 'medium',
      reason: 'what they share may get more at once than it bears',
    };
  const effect = `At most ${fresh} of the ${of} may be under way at once${old === undefined ? '' : ` instead of ${old}`}.`;
  if (old !== undefined && fresh > old)
    return { effect, risk: 'medium', reason: 'what they share may get more at once than it bears' };
  return { effect, risk: 'medium', reason: 'the rest waits longer' };
}

function pool({ who, before, after }: Seen): Told {
  return poolChanged(who, text(child(before, 'name')), text(child(after, 'name')));
}

function poolChanged(who: string, old: string | undefined, fresh: string | undefined): Told {
  if (fresh === undefined)
    return {
      effect: `${capital(who)} takes no slot of the pool ${named(old ?? '')} any more: the pool no longer bounds it.`,
      risk: 'medium',
      reason: 'what the pool protects may get more at once than it bears',
    };
  const instead = old === undefined ? '' : ` instead of ${named(old)}`;
  const effect = `${capital(who)} waits for a free slot of the pool ${named(fresh)}${instead}.`;
  return { effect, risk: 'medium', reason: 'it may wait longer, and others wait for it' };
}

function slots({ who, before, after }: Seen): string {
  const old = numberOf(before);
  const instead = old === undefined ? '' : ` instead of ${old}`;
  return `A try of ${who} takes ${counted(numberOf(after) ?? 1, 'slot')} of its pool${instead}.`;
}

function priority({ who, before, after }: Seen): Told {
  const [old, fresh] = [numberOf(before) ?? 1, numberOf(after) ?? 1];
  const when = fresh > old ? 'earlier' : 'later';
  const effect = `When slots are short, ${who} is served ${when}: its priority is ${fresh} instead of ${old}.`;
  return { effect, risk: fresh > old ? 'low' : 'medium', reason: `it is served ${when} only while slots are short` };
}

function resources({ who, key, before, after }: Seen): Told {
  const what = key === 'cpu' ? 'of the CPU' : 'of memory';
  const [old, fresh] = [text(before), text(after)];
  if (fresh === undefined)
    return {
      effect: `Nothing bounds any more how much ${what} the pod of ${who} uses.`,
      reason: 'other pods of the node may be left without',
    };
  const instead = old === undefined ? '' : ` instead of ${plain(old)}`;
  return {
    effect: `The pod of ${who} gets ${plain(fresh)} ${what}${instead}, and never more.`,
    reason: 'a pod that needs more is slowed down or ended',
  };
}

function wholePool({ key, before, after }: Seen): Told | undefined {
  if (after === undefined)
    return {
      effect: `The pool ${named(key)} is no longer in the file that Airflow imports: there, it stays as it was.`,
      risk: 'low',
      reason: 'tasks that name it would not compile',
    };
  if (before !== undefined) return undefined;
  const effect = `There is a new pool ${named(key)} with ${counted(numberOf(child(after, 'slots')) ?? 0, 'slot')}.`;
  return { effect, risk: 'low', reason: 'it bounds only the tasks that name it' };
}

function poolSlots({ path, before, after }: Seen): Told {
  const [old, fresh] = [numberOf(before) ?? 0, numberOf(after) ?? 0];
  const name = named(path[1] ?? '');
  if (fresh === 0)
    return {
      effect: `The pool ${name} has no slot any more: no task of it is started.`,
      risk: 'critical',
      reason: 'all tasks of the pool stand still',
    };
  const effect = `The pool ${name} has ${counted(fresh, 'slot')} instead of ${old}.`;
  if (fresh < old) return { effect, risk: 'medium', reason: 'its tasks wait longer for a slot' };
  return { effect, risk: 'medium', reason: 'what the pool protects may get more at once than it bears' };
}

function deferred({ path, after }: Seen): string {
  const what = isTrue(after) ? 'keeps its slot' : 'gives its slot back';
  return `A task of the pool ${named(path[1] ?? '')} that waits without a worker ${what}.`;
}
