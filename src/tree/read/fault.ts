import type { Diagnostic } from '../../text/diagnostic.ts';
import { lineText, type Place, positionAt, type Source } from '../../text/source.ts';
import type { SyntaxFault } from './events.ts';

/** A fault of the syntax with the line where the parser stopped. */
export interface Fault extends SyntaxFault {
  readonly source: Source;
  /** Number of the line, from 1. */
  readonly number: number;
  readonly line: string;
  readonly lineStart: number;
  /** The line up to the fault. */
  readonly before: string;
  /** The character at the fault; empty at the end of the text. */
  readonly character: string;
}

/** Says a fault in the author's words, where it is one that the function knows. */
export type Explain = (fault: Fault) => Diagnostic | undefined;

export function faultOf(source: Source, syntaxFault: SyntaxFault): Fault {
  const { reason } = syntaxFault;
  const offset = Math.min(syntaxFault.offset, source.text.length);
  const { line: number, column } = positionAt(source, offset);
  const line = lineText(source, number);
  const lineStart = offset - column + 1;
  return {
    source,
    reason,
    offset,
    number,
    line,
    lineStart,
    before: line.slice(0, column - 1),
    character: source.text.charAt(offset),
  };
}

/** The part of the fault's line from a column (from 0) up to another one, or up to the end of what is written there. */
export function onLine(fault: Fault, from: number, to: number = fault.line.trimEnd().length): Place {
  const start = Math.min(from, fault.line.length);
  const end = Math.max(start, Math.min(to, fault.line.length));
  return { source: fault.source, start: fault.lineStart + start, end: fault.lineStart + end };
}

/** The last line above the fault's that is not blank, and where it starts. */
export function lineAbove(fault: Fault): { line: string; place: Place } {
  let number = fault.number - 1;
  while (number > 1 && lineText(fault.source, number).trim() === '') number -= 1;
  const line = lineText(fault.source, number);
  const end = fault.source.text.lastIndexOf(line, fault.lineStart - 1) + line.trimEnd().length;
  const start = end - line.trim().length;
  return { line: line.trim(), place: { source: fault.source, start, end } };
}

/** A way to write a text in quotes that says the same. */
export function inQuotes(text: string): string {
  if (!text.includes('"') && !text.includes('\\')) return `"${text}"`;
  return `'${text.replaceAll("'", "''")}'`;
}
