import type { Diagnostic } from '../../text/diagnostic.ts';
import { lineText, positionAt } from '../../text/source.ts';
import { EVENT_ID, type ScalarEvent, SCALAR_STYLE, parse } from './events.ts';
import { type Fault, onLine } from './fault.ts';
import { mistake } from './findings.ts';

/** A quote that opens and does not close: the parser sees it only where the text ends or the indentation does. */
export function unclosedQuote(fault: Fault): Diagnostic | undefined {
  const quotes = mayBeOpen(fault.reason);
  for (const quote of quotes) {
    const opening = openingQuote(fault, quote);
    if (opening === undefined) continue;
    const { line, column } = positionAt(fault.source, opening);
    const end = opening - column + 1 + lineText(fault.source, line).trimEnd().length;
    const place = { source: fault.source, start: opening, end };
    return mistake('yaml-syntax', place, `The quote (${quote}) that opens here is not closed.`, closeIt(quote));
  }
  return undefined;
}

function closeIt(quote: string): string {
  return `Close it with ${quote}. Further lines of the text must be indented more than the key.`;
}

function mayBeOpen(reason: string): readonly string[] {
  if (reason.includes('within a double quoted')) return ['"'];
  if (reason.includes('within a single quoted')) return ["'"];
  return reason === 'deficient indentation' ? ['"', "'"] : [];
}

/**
 * Where the quote stands that is open at the fault. A quote is open there if the text up to it reads once the quote is
 * closed, with a few brackets around it: the parser itself decides, since quotes inside plain text are none.
 */
function openingQuote(fault: Fault, quote: string): number | undefined {
  const text = fault.source.text.slice(0, fault.offset).trimEnd();
  for (const brackets of ['', ']', '}', ']}', '}}', ']]', '}]']) {
    const events = parse(text + quote + brackets);
    if ('reason' in events) continue;
    const last = events.findLast((event): event is ScalarEvent => event.type === EVENT_ID.SCALAR && isQuoted(event));
    if (last?.valueEnd === text.length) return last.valueStart - 1;
  }
  return undefined;
}

function isQuoted(event: ScalarEvent): boolean {
  return event.style === SCALAR_STYLE.DOUBLE_QUOTED || event.style === SCALAR_STYLE.SINGLE_QUOTED;
}

/** `'it's'`, `"a" b`: the quote closes before the text does. */
export function afterQuote(fault: Fault): Diagnostic | undefined {
  if (!/bad indentation of a mapping|end of the stream or a doc/u.test(fault.reason)) return undefined;
  const quote = fault.before.trimEnd().at(-1);
  if ((quote !== '"' && quote !== "'") || fault.character === '') return undefined;
  const inside = quote === '"' ? 'write \\" for a quote inside the text' : "write '' for a quote inside the text";
  const message = `The text ends with the quote (${quote}) before this, so nothing may follow.`;
  return mistake(
    'yaml-syntax',
    onLine(fault, fault.before.length),
    message,
    `Put the whole value in quotes; ${inside}.`,
  );
}

export function escape(fault: Fault): Diagnostic | undefined {
  if (!/unknown escape|hexadecimal/u.test(fault.reason)) return undefined;
  const start = fault.before.lastIndexOf('\\');
  const place = onLine(fault, start, fault.before.length + 1);
  const written = fault.line.slice(start, fault.before.length + 1);
  const message = `"${written}" is no escape that double quotes know.`;
  return mistake(
    'yaml-syntax',
    place,
    message,
    'Write "\\\\" for a backslash, or use single quotes, which have no escapes.',
  );
}
