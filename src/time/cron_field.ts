import { refusedItem } from './cron_item_forms.ts';
import { cronProblem, type CronProblem, type Span } from './cron_problem.ts';
import { fieldRanges, valueIn, type Field, type FieldName, type FieldRange } from './cron_range.ts';
import { listText } from './cron_text.ts';

/** An item of a field's list that was read. `L` alone has no values. */
interface Item {
  readonly kind: 'item';
  readonly values: readonly number[];
  readonly lastDay?: boolean;
}

/** Reads one field that begins at an offset of the cron. */
export function parseField(name: FieldName, text: string, start: number): Field | CronProblem {
  const range = fieldRanges[name];
  const values = new Set<number>();
  let lastDay = false;
  let at = start;
  const items = text.split(',');
  for (const part of items) {
    const item = parseItem(range, part, spanOf(part, at, start), items.length > 1);
    if (item.kind === 'problem') return item;
    for (const value of item.values) values.add(value);
    lastDay ||= item.lastDay === true;
    at += part.length + 1;
  }
  const full = values.size === range.high - range.low + 1;
  const sorted = [...values].toSorted((left, right) => left - right);
  return { ...range, kind: 'field', text, start, end: start + text.length, values: sorted, lastDay, full };
}

/** The item's place; an empty one is shown by the comma beside it. */
function spanOf(part: string, at: number, fieldStart: number): Span {
  if (part !== '') return { start: at, end: at + part.length };
  return at > fieldStart ? { start: at - 1, end: at } : { start: at, end: at + 1 };
}

function parseItem(range: FieldRange, text: string, span: Span, inList: boolean): Item | CronProblem {
  const refused = refusedItem(range, text, span, inList);
  if (refused !== undefined) return refused;
  if (range.name === 'day' && text.toLowerCase() === 'l') return { kind: 'item', values: [], lastDay: true };
  const [head = '', stepText] = text.split('/');
  const step = stepText === undefined ? 1 : Number(stepText);
  if (head === '*') return stepped(range, text, span, { from: range.low, to: range.high, step });
  const [fromText = '', toText] = head.split('-');
  const from = valueIn(range, fromText);
  const to = toText === undefined ? from : endOf(range, toText);
  if (from === undefined || to === undefined)
    return unreadable(range, from === undefined ? fromText : (toText ?? ''), text, span);
  if (toText === undefined && stepText !== undefined)
    return openStep(range, text, span, {
      from: from % 7 === 0 && range.name === 'weekday' ? 0 : from,
      to: range.high,
      step,
    });
  if (toText !== undefined && (from >= to || (range.name === 'weekday' && from === 0 && to === 7)))
    return flatRange(range, text, span, { from, to, step });
  return stepped(range, text, span, { from, to, step });
}

interface Steps {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

function stepped(range: FieldRange, text: string, span: Span, { from, to, step }: Steps): Item | CronProblem {
  if (step === 0) {
    return cronProblem(span, {
      message: `The step of the ${range.name} "${text}" is 0.`,
      help: `Write a step from 1 to ${to - from}.`,
    });
  }
  if (to > from && step > to - from) {
    const message = `The step of the ${range.name} "${text}" is larger than its range: only ${from} would match.`;
    return cronProblem(span, { message, replacement: String(from) });
  }
  const values: number[] = [];
  // Sunday is 0 and 7.
  for (let value = from; value <= to; value += step) values.push(range.name === 'weekday' ? value % 7 : value);
  return { kind: 'item', values };
}

/** `5/15`: releases disagree where it ends, and on `59/15` altogether. */
function openStep(range: FieldRange, text: string, span: Span, { from, to, step }: Steps): CronProblem {
  if (step === 0)
    return cronProblem(span, { message: `The step of the ${range.name} "${text}" is 0.`, replacement: String(from) });
  const replacement = from === to || step > to - from ? String(from) : `${from}-${to}/${step}`;
  return cronProblem(span, {
    message: `The ${range.name} "${text}" has a step but no end, which Airflow's releases read differently.`,
    replacement,
  });
}

/** `22-4` and `5-5`: refused by some releases, or read as the whole field. */
function flatRange(range: FieldRange, text: string, span: Span, { from, to, step }: Steps): CronProblem {
  const size = range.high - range.low + 1;
  if (from % 7 === to % 7 && range.name === 'weekday' && from !== to) {
    return cronProblem(span, {
      message: `The weekday "${text}" begins and ends on Sunday.`,
      replacement: step === 1 ? '*' : `*/${step}`,
    });
  }
  if (from === to) {
    const message = `The range "${text}" begins and ends with the same ${range.name}; some releases of Airflow read it as every ${range.name}.`;
    return cronProblem(span, { message, replacement: String(from) });
  }
  const values: number[] = [];
  for (let value = from; value <= to + size; value += Math.max(step, 1)) values.push(value);
  const upper = listText(values.filter((value) => value <= range.high));
  const lower = listText(values.filter((value) => value > range.high).map((value) => value - size));
  const message = `The range "${text}" runs backwards; some releases of Airflow refuse that.`;
  return cronProblem(span, { message, replacement: [...upper, ...lower].join(',') });
}

function unreadable(range: FieldRange, part: string, text: string, span: Span): CronProblem {
  const long = range.longWords.find((word) => part.length > 3 && word.startsWith(part.toLowerCase()));
  if (long !== undefined) {
    const message = `The ${range.name} "${part}" is written with three letters.`;
    return cronProblem(span, { message, replacement: text.replace(part, long.slice(0, 3)) });
  }
  const [first, second] = range.longWords.map((word) => `"${word.slice(0, 3)}"`);
  const words = first === undefined ? '' : `, or names: ${first}, ${second} and so on`;
  const limits = `from ${range.low} to ${range.name === 'weekday' ? '7 (0 and 7 are Sunday)' : range.high}`;
  const isNumber = /^\d+$/.test(part);
  const what = isNumber ? 'is out of range' : `has "${part}", which is no ${range.name}`;
  return cronProblem(span, {
    message: part === text && !isNumber ? `"${text}" is no ${range.name}.` : `The ${range.name} "${text}" ${what}.`,
    help: `Write numbers ${limits}${words}.`,
  });
}

function endOf(range: FieldRange, text: string): number | undefined {
  return range.name === 'day' && text.toLowerCase() === 'l' ? 31 : valueIn(range, text);
}
