import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';
import { MAX_DEPTH, type SyntaxFault } from './events.ts';
import { type Explain, type Fault, faultOf } from './fault.ts';
import { mistake } from './findings.ts';
import { afterQuote, escape, unclosedQuote } from './syntax_quotes.ts';
import { comma, jinja, unclosedBracket } from './syntax_brackets.ts';
import { blockHeader, colonInValue, firstCharacter, indentation, missingColon, mixed, tabs } from './syntax_lines.ts';

/** A fault of the syntax as its author should read it. The parser stops at the first one of a file. */
export function syntaxMistake(source: Source, syntaxFault: SyntaxFault): Diagnostic {
  const fault = faultOf(source, syntaxFault);
  for (const explain of explanations) {
    const diagnostic = explain(fault);
    if (diagnostic !== undefined) return diagnostic;
  }
  const place = { source, start: fault.offset, end: Math.min(fault.offset + 1, source.text.length) };
  return mistake('yaml-syntax', place, `This is not YAML: ${fault.reason}.`);
}

/** Those that say most come first: the parser's own reason is often only where the mistake shows. */
const explanations: readonly Explain[] = [
  depth,
  character,
  directive,
  tag,
  tabs,
  jinja,
  unclosedQuote,
  unclosedBracket,
  comma,
  escape,
  blockHeader,
  firstCharacter,
  afterQuote,
  missingColon,
  colonInValue,
  mixed,
  indentation,
];

function depth(fault: Fault): Diagnostic | undefined {
  if (!fault.reason.startsWith('nesting exceeded')) return undefined;
  const place = {
    source: fault.source,
    start: fault.offset,
    end: Math.min(fault.offset + 1, fault.source.text.length),
  };
  const message = `Lists and maps are nested more than ${MAX_DEPTH} deep here.`;
  return mistake('too-deep', place, message, 'Look for brackets that are never closed, or write it flatter.');
}

function character(fault: Fault): Diagnostic | undefined {
  if (!/null byte|non-printable|valid JSON character/u.test(fault.reason)) return undefined;
  const code = fault.character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const place = {
    source: fault.source,
    start: fault.offset,
    end: Math.min(fault.offset + 1, fault.source.text.length),
  };
  return mistake('unreadable-character', place, `The character U+${code} cannot stand in a YAML file.`, 'Remove it.');
}

function directive(fault: Fault): Diagnostic | undefined {
  if (!/directive|tag handle \(|tag prefix|declared suffix/u.test(fault.reason)) return undefined;
  const { source } = fault;
  const found = [...source.text.slice(0, fault.offset).matchAll(/^%\S*/gmu)].at(-1);
  if (found === undefined) return undefined;
  return unknownDirective({ source, start: found.index, end: found.index + found[0].length }, found[0]);
}

/** A line such as `%YAML 1.1` before the document. */
export function unknownDirective(place: Diagnostic['place'], name: string): Diagnostic {
  const message = `The directive "${name}" is not part of the language.`;
  return mistake('directive', place, message, 'Remove the line; files are read as YAML 1.2.');
}

function tag(fault: Fault): Diagnostic | undefined {
  if (fault.reason.startsWith('duplication of a')) {
    const place = {
      source: fault.source,
      start: fault.offset,
      end: Math.min(fault.offset + 1, fault.source.text.length),
    };
    const what = fault.reason.includes('anchor') ? 'anchor' : 'tag';
    return mistake(
      'yaml-syntax',
      place,
      `A value has one ${what} at most; this is its second.`,
      'Remove one of the two.',
    );
  }
  const found = /undeclared tag handle|tag suffix|tag name|verbatim tag|named tag handle/u.test(fault.reason);
  if (!found) return undefined;
  const start = Math.max(0, fault.before.search(/!\S*$/u));
  const place = { source: fault.source, start: fault.lineStart + start, end: fault.offset };
  const message = `The tag "${fault.before.slice(start)}" is not known here.`;
  return mistake('unknown-tag', place, message, 'Remove the tag, or put the value in quotes if it begins with "!".');
}
