import type { Diagnostic } from '../../text/diagnostic.ts';
import { renderGithub } from '../report/github.ts';
import { renderText } from '../report/text.ts';
import { hasColor, type Console, type Format } from './console.ts';

/**
 * Prints findings for people on stderr, and for GitHub on stdout. In JSON they are part of the result, which each
 * command prints itself.
 */
export function printFindings(diagnostics: readonly Diagnostic[], format: Format, console: Console): void {
  if (diagnostics.length === 0 || format === 'json') return;
  if (format === 'github') console.stdout.write(renderGithub(diagnostics));
  else console.stderr.write(renderText(diagnostics, { color: hasColor(console, console.stderr) }));
}

/** Prints one JSON object. What a terminal could obey, or what turns the direction of text, is written by its number. */
export function printJson(value: object, console: Console): void {
  console.stdout.write(`${JSON.stringify(value, null, 2).replaceAll(unseen, numbered)}\n`);
}

const unseen = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

function numbered(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
