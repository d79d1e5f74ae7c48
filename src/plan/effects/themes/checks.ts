import { text } from '../../../tree/tree.ts';
import type { Seen, Sentence, Sentences, Told } from '../seen.ts';
import { isTrue, numberOf } from '../values.ts';
import { capital, counted, named } from '../words.ts';

/** Which data a check lets pass. */
export const checks: Sentences = [
  ['tasks.*.rows.at_least', bound('fewer than', 'rows', 'up')],
  ['tasks.*.rows.at_most', bound('more than', 'rows', 'down')],
  ['tasks.*.rows.exactly', bound('other than', 'rows', 'none')],
  ['tasks.*.columns.*.nulls', nulls],
  ['tasks.*.columns.*.unique', unique],
  ['tasks.*.columns.*.min', bound('values below', 'in the column', 'up')],
  ['tasks.*.columns.*.max', bound('values above', 'in the column', 'down')],
  ['tasks.*.columns.*.distinct.at_least', bound('fewer than', 'different values in the column', 'up')],
  ['tasks.*.columns.*.distinct.at_most', bound('more than', 'different values in the column', 'down')],
  ['tasks.*.columns.*.distinct.exactly', bound('other than', 'different values in the column', 'none')],
  ['tasks.*.table', table],
];

const stricter = { risk: 'medium', reason: 'data that passed before may now fail the run' } as const;
const unseen = { risk: 'high', reason: 'what was looked at is not looked at any more' } as const;
const looser = { risk: 'high', reason: 'data that failed before now passes' } as const;

/** @param grows whether a greater or a lesser number lets less pass */
function bound(how: string, of: string, grows: 'up' | 'down' | 'none'): Sentence {
  return ({ who, path, before, after }) => {
    const [old, fresh] = [numberOf(before), numberOf(after)];
    const what = path[2] === 'columns' ? `${of} ${named(path[3] ?? '')}` : of;
    if (fresh === undefined)
      return { effect: `${capital(who)} no longer fails for ${how} ${old ?? 'so many'} ${what}.`, ...looser };
    const instead = old === undefined ? '' : `; before, ${how} ${old}`;
    const effect = `${capital(who)} fails for ${how} ${fresh} ${what}${instead}.`;
    if (old === undefined || grows === 'none') return { effect, ...stricter };
    return { effect, ...(fresh > old === (grows === 'up') ? stricter : looser) };
  };
}

function nulls({ who, path, before, after }: Seen): Told {
  const [old, fresh] = [numberOf(before), numberOf(after)];
  const column = named(path[3] ?? '');
  if (fresh === undefined) return { effect: `${capital(who)} no longer minds empty values in ${column}.`, ...looser };
  const effect = `${capital(who)} fails for more than ${counted(fresh, 'empty value')} in ${column}${old === undefined ? '' : `; before, more than ${old}`}.`;
  return { effect, ...(old !== undefined && fresh > old ? looser : stricter) };
}

function unique({ who, path, after }: Seen): Told {
  const column = named(path[3] ?? '');
  if (isTrue(after)) return { effect: `${capital(who)} fails where two rows have the same ${column}.`, ...stricter };
  return { effect: `${capital(who)} no longer minds rows with the same ${column}.`, ...looser };
}

function table({ who, before, after }: Seen): Told {
  const [old, fresh] = [text(before), text(after)];
  if (fresh === undefined)
    return { effect: `${capital(who)} no longer looks at the table ${named(old ?? '')}.`, ...unseen };
  const instead = old === undefined ? '' : ` instead of ${named(old)}`;
  return { effect: `${capital(who)} looks at the table ${named(fresh)}${instead}.`, ...unseen };
}
