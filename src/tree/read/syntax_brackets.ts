import type { Diagnostic } from '../../text/diagnostic.ts';
import { type Fault, onLine } from './fault.ts';
import { mistake, unquotedJinja } from './findings.ts';

const aboutBrackets =
  /missed comma|found ','|deficient indentation|within a flow collection|bad indentation of a mapping|end of the stream or a doc/u;

/** `a: {{ ds }}/x`, and `[${{ run.date }}]`: braces that YAML takes for a map. */
export function jinja(fault: Fault): Diagnostic | undefined {
  if (!aboutBrackets.test(fault.reason)) return undefined;
  if (fault.source.text.startsWith('{{', fault.offset) && fault.reason.startsWith('missed comma')) return inFlow(fault);
  const start = fault.line.search(/\{[{%]/u);
  const before = fault.line.slice(0, start).trimEnd();
  if (start < 0 || /["'#]/u.test(before) || !(before === '' || /[:\-,[{]$/u.test(before))) return undefined;
  return unquotedJinja(onLine(fault, start, closing(fault, start)), fault.line.slice(start, start + 2));
}

function inFlow(fault: Fault): Diagnostic {
  const start = fault.before.length - (fault.before.endsWith('$') ? 1 : 0);
  const opening = fault.line.slice(start, fault.before.length + 2);
  const message = `Inside [ ] and { } a text with "${opening}" must be in quotes.`;
  const place = onLine(fault, start, closing(fault, start));
  const help = `Put the whole text in quotes${opening === '${{' ? '; a lone reference keeps its type there too' : ''}.`;
  return mistake('unquoted-reference', place, message, help);
}

function closing(fault: Fault, start: number): number {
  const end = fault.line.slice(start).search(/[}%]\}/u);
  return end < 0 ? fault.line.trimEnd().length : start + end + 2;
}

/** A bracket that opens and does not close before the text or the indentation ends. */
export function unclosedBracket(fault: Fault): Diagnostic | undefined {
  if (!/deficient indentation|within a flow collection/u.test(fault.reason)) return undefined;
  if (']}'.includes(fault.character || ' ')) return closedTooFarLeft(fault);
  const opening = openBracket(fault.source.text, fault.offset);
  if (opening === undefined) return undefined;
  const bracket = fault.source.text.charAt(opening);
  const place = { source: fault.source, start: opening, end: opening + 1 };
  const help = `Close it with "${bracket === '[' ? ']' : '}'}". Further lines must be indented more than the key.`;
  return mistake('yaml-syntax', place, `The bracket "${bracket}" that opens here is not closed.`, help);
}

function closedTooFarLeft(fault: Fault): Diagnostic {
  const message = `The closing "${fault.character}" must be indented more than the key that the value belongs to.`;
  return mistake(
    'yaml-syntax',
    onLine(fault, fault.before.length, fault.before.length + 1),
    message,
    'Indent it by one level.',
  );
}

/** The last bracket before an offset that has no partner up to there. */
function openBracket(text: string, offset: number): number | undefined {
  let depth = 0;
  for (let index = offset - 1; index >= 0; index -= 1) {
    const character = text[index];
    if (character === ']' || character === '}') depth += 1;
    if (character !== '[' && character !== '{') continue;
    if (depth === 0) return index;
    depth -= 1;
  }
  return undefined;
}

export function comma(fault: Fault): Diagnostic | undefined {
  const place = onLine(fault, fault.before.length, fault.before.length + 1);
  if (fault.reason.startsWith('missed comma')) {
    const help = 'Items in [ ] and { } are separated by ","; a text with brackets, braces or commas needs quotes.';
    return mistake('yaml-syntax', place, 'A "," or a closing bracket is missing before this.', help);
  }
  if (!fault.reason.startsWith('expected the node content')) return undefined;
  return mistake('yaml-syntax', place, 'Nothing stands before this ",".', 'Remove one "," or write the item.');
}
