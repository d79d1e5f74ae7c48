import { leafAt } from '../make.ts';
import type { Leaf, LeafStyle } from '../tree.ts';
import { type ScalarEvent, SCALAR_STYLE, getScalarValue } from './events.ts';
import { mistake, quoted } from './findings.ts';
import { type Reader, skipSpace } from './reader.ts';
import { losesDigits, resolveNumber, resolvePlain } from './scalar.ts';
import { tagOf, unfitTag } from './tags.ts';

/** Reads a scalar: its text, what the text stands for, and where it is written, quotes and block header included. */
export function readLeaf(reader: Reader, event: ScalarEvent): Leaf {
  const { start, end } = extent(reader, event);
  const style = styleOf(event);
  const text = getScalarValue(reader.source.text, event);
  const leaf = leafAt({ source: reader.source, start, end }, text, style);
  reader.last = end;
  reader.weight += 1 + (text.length >> 7);
  if (style === 'single' || style === 'double') checkText(reader, leaf, text);
  const value = event.tagStart >= 0 ? tagged(reader, event, leaf, text) : style === 'plain' ? resolvePlain(text) : text;
  if (typeof value === 'number') checkNumber(reader, leaf, text, value);
  return value === text ? leaf : { ...leaf, value };
}

function extent(reader: Reader, event: ScalarEvent): { start: number; end: number } {
  const { valueStart, valueEnd, style } = event;
  if (valueStart < 0) return emptyExtent(reader, event);
  switch (style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return { start: valueStart - 1, end: valueEnd + 1 };
    case SCALAR_STYLE.LITERAL_BLOCK:
    case SCALAR_STYLE.FOLDED_BLOCK:
      return { start: blockHeader(reader, event), end: valueEnd };
    default:
      return { start: valueStart, end: valueEnd };
  }
}

/** A value that is not there stands behind its tag or anchor, or else behind the `:` or `-` that announces it. */
function emptyExtent(reader: Reader, event: ScalarEvent): { start: number; end: number } {
  const properties = Math.max(event.tagEnd, event.anchorEnd);
  if (properties >= 0) return { start: properties, end: properties };
  const offset = skipSpace(reader.source.text, reader.last);
  const announced = ':-?'.includes(reader.source.text.charAt(offset) || ' ');
  const at = announced ? offset + 1 : reader.last;
  return { start: at, end: at };
}

/** Where the `|` or `>` of a block scalar stands: on the line before its text, after what was read before. */
function blockHeader(reader: Reader, event: ScalarEvent): number {
  const { text } = reader.source;
  let lineStart = event.valueStart;
  while (lineStart > 0 && isBreak(text.charCodeAt(lineStart - 1)) && lineStart > event.valueStart - 2) lineStart -= 1;
  while (lineStart > 0 && !isBreak(text.charCodeAt(lineStart - 1))) lineStart -= 1;
  let offset = Math.max(lineStart, reader.last, event.tagEnd, event.anchorEnd);
  while (offset < event.valueStart && text[offset] !== '|' && text[offset] !== '>') offset += 1;
  return offset;
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function styleOf(event: ScalarEvent): LeafStyle {
  switch (event.style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
      return 'single';
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return 'double';
    case SCALAR_STYLE.LITERAL_BLOCK:
      return 'literal';
    case SCALAR_STYLE.FOLDED_BLOCK:
      return 'folded';
    default:
      return 'plain';
  }
}

/** The value that a tag asks for, such as text for `!!str 1`. */
function tagged(reader: Reader, event: ScalarEvent, leaf: Leaf, text: string): Leaf['value'] {
  const resolved = resolvePlain(text);
  switch (tagOf(reader, event)) {
    case 'str':
      return text;
    case 'int':
    case 'float': {
      const number = resolveNumber(text);
      return number ?? unfitTag(reader, event, leaf, text);
    }
    case 'bool':
      return typeof resolved === 'boolean' ? resolved : unfitTag(reader, event, leaf, text);
    case 'null':
      return resolved === null ? null : unfitTag(reader, event, leaf, text);
    case 'map':
    case 'seq':
      return unfitTag(reader, event, leaf, text);
    case undefined:
      return leaf.style === 'plain' ? resolved : text;
  }
}

function checkNumber(reader: Reader, leaf: Leaf, text: string, value: number): void {
  if (losesDigits(text, value)) {
    const number = quoted(text).slice(1, -1);
    const message =
      Number.isInteger(value) && !/[.eE]/u.test(text.replace(/^0x/u, ''))
        ? `The whole number ${number} is too large: beyond 2^53, digits are lost.`
        : `The number ${number} cannot be kept exactly: ${Number.isFinite(value) ? `it would be read as ${value}` : 'it is too large'}.`;
    const help = 'Put it in quotes if it is an identifier; else write fewer digits.';
    reader.report(mistake('lossy-number', leaf, message, help));
  } else if (!Number.isFinite(value)) {
    const message = `"${text}" is not a finite number, and no key takes such a value.`;
    const help = `Write a number; if the text "${text}" is meant, put it in quotes.`;
    reader.report(mistake('not-finite-number', leaf, message, help));
  }
}

const unfit = /[\0\p{Cs}]/u;

/** What escapes can bring into a text although no file can hold it: NUL, half a character, a character beyond Unicode. */
function checkText(reader: Reader, leaf: Leaf, text: string): void {
  const beyond = leaf.style === 'double' ? beyondUnicode(reader.source.text.slice(leaf.start, leaf.end)) : undefined;
  const found = unfit.exec(text)?.[0];
  if (beyond !== undefined) {
    reader.report(
      mistake('unreadable-character', leaf, `"${beyond}" is beyond the last character of Unicode, U+10FFFF.`),
    );
  } else if (found === '\0') {
    const message = 'This text has a NUL character, which no target can take.';
    reader.report(mistake('unreadable-character', leaf, message, 'Remove the escape.'));
  } else if (found !== undefined) {
    const message = `This text has half of a character (a lone surrogate, U+${found.charCodeAt(0).toString(16).toUpperCase()}).`;
    reader.report(mistake('unreadable-character', leaf, message, 'Write the character itself, or both halves.'));
  }
}

/** The first escape such as `\U00110000`, which no character has. */
function beyondUnicode(written: string): string | undefined {
  if (!written.includes('\\U')) return undefined;
  const escapes = [...written.matchAll(/\\(?:U([0-9a-fA-F]{8})|[^])/gu)];
  return escapes.find((escape) => Number.parseInt(escape[1] ?? '0', 16) > 0x10ffff)?.[0];
}
