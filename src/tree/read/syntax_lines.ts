import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Fault, inQuotes, lineAbove, onLine } from './fault.ts';
import { mistake, quoted } from './findings.ts';

const aboutIndentation = /tab characters|indentation|end of the stream or a doc|':' after a mapping key|multiline key/u;

/** A tab among what a line begins with. */
export function tabs(fault: Fault): Diagnostic | undefined {
  const found = /^[ \-?:]*(\t[\t ]*)/u.exec(fault.line);
  if (found?.[1] === undefined || !aboutIndentation.test(fault.reason)) return undefined;
  const place = onLine(fault, found[0].length - found[1].length, found[0].length);
  return mistake(
    'tab-indentation',
    place,
    'This line is indented with a tab; YAML takes only spaces for that.',
    'Replace each tab by spaces.',
  );
}

/** `query: | select 1`. */
export function blockHeader(fault: Fault): Diagnostic | undefined {
  if (!/line break is expected|of a block scalar|chomping|indentation width/u.test(fault.reason)) return undefined;
  const message = 'After "|" or ">" the text begins on the next line.';
  const help = 'Move it to the next line and indent it, or put the whole value in quotes.';
  return mistake('yaml-syntax', onLine(fault, fault.before.length), message, help);
}

/** `cron: *\/5 * * * *`, `name: @orders`: characters that mean something to YAML where a value begins. */
export function firstCharacter(fault: Fault): Diagnostic | undefined {
  if (!/bad indentation|name of an|should not have|end of the stream or a doc/u.test(fault.reason)) return undefined;
  const start = valueStart(fault.line);
  const first = fault.line.charAt(start);
  if (start > fault.before.length || first === '') return undefined;
  if (']},'.includes(first)) {
    const message = `This "${first}" belongs to no list or map in brackets.`;
    return mistake('yaml-syntax', onLine(fault, start, start + 1), message, 'Remove it, or put the text in quotes.');
  }
  if (first === '-' && fault.line[start + 1] === ' ' && /: +$/u.test(fault.line.slice(0, start)))
    return listOnKeyLine(fault, start);
  if (!'@`%*&!'.includes(first)) return undefined;
  const text = fault.line.slice(start).trimEnd();
  const message = `A text that begins with "${first}" must be in quotes.`;
  return mistake('yaml-syntax', onLine(fault, start), message, `Write ${inQuotes(text)}.`);
}

function listOnKeyLine(fault: Fault, start: number): Diagnostic {
  const message = 'A list with "-" begins on the line after its key.';
  return mistake('yaml-syntax', onLine(fault, start), message, 'Move the item to the next line, or write [a, b] here.');
}

/** Where the value of a line begins: after its dashes and its key. */
function valueStart(line: string): number {
  return /^[ \t]*(?:- +)*(?:[^\s"'#:]+: +)?/u.exec(line)?.[0].length ?? 0;
}

/** `retries:3`, or a line without any colon, among the keys of a map. */
export function missingColon(fault: Fault): Diagnostic | undefined {
  if (fault.reason.startsWith('a whitespace character is expected')) {
    return noSpace(onLine(fault, fault.before.length - 1, fault.before.length), 'this ":"');
  }
  const isHere = fault.reason.startsWith("expected ':'");
  const isAbove =
    /multiline key/u.test(fault.reason) || (fault.reason.startsWith('end of the stream') && fault.character === ':');
  if (!isHere && !isAbove) return undefined;
  const indent = fault.line.length - fault.line.trimStart().length;
  const { line, place } = isHere ? { line: fault.line.trim(), place: onLine(fault, indent) } : lineAbove(fault);
  if (/^[^\s:]+:\S/u.test(line)) return noSpace(place, `the ":" in ${quoted(line)}`);
  const message = `${quoted(line)} is no key with a value: it has no ":".`;
  return mistake(
    'yaml-syntax',
    place,
    message,
    'Write "key: value". Text over several lines begins after "|" or is indented more than its key.',
  );
}

function noSpace(place: Diagnostic['place'], colon: string): Diagnostic {
  return mistake('yaml-syntax', place, `A space is missing after ${colon}.`, 'Write "key: value".');
}

/** `description: Loads: the data`. */
export function colonInValue(fault: Fault): Diagnostic | undefined {
  const start = valueStart(fault.line);
  const hasKey = fault.line.slice(0, start).trimEnd().endsWith(':');
  if (fault.character !== ':' || start >= fault.before.length || !hasKey) return undefined;
  const text = fault.line.slice(start).trimEnd();
  return mistake(
    'yaml-syntax',
    onLine(fault, start),
    'A value with ": " in it must be in quotes.',
    `Write ${inQuotes(text)}.`,
  );
}

/** List items among keys, or keys among list items. */
export function mixed(fault: Fault): Diagnostic | undefined {
  if (!fault.reason.startsWith('end of the stream or a doc') || fault.before.trim() !== '') return undefined;
  const isItem = /^- |^-$/u.test(fault.line.trim());
  const message = isItem
    ? 'This list item stands where a key belongs.'
    : 'This line continues nothing that stands above it.';
  return mistake(
    'yaml-syntax',
    onLine(fault, fault.before.length),
    message,
    'Look at its indentation, and at the line above.',
  );
}

export function indentation(fault: Fault): Diagnostic | undefined {
  if (!/bad indentation|deficient indentation/u.test(fault.reason)) return undefined;
  const indent = fault.line.length - fault.line.trimStart().length;
  const place = onLine(fault, indent);
  const isDeeper = fault.character === ':' && fault.before.trim() !== '';
  const message = isDeeper
    ? 'This line is indented like a part of the value above it, but that value is complete.'
    : 'The indentation of this line fits none of the lines above it.';
  return mistake('yaml-syntax', place, message, 'Indent it exactly like the lines that it belongs with.');
}
