import type { Diagnostic, Report } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';
import type { Dict, Tree } from '../tree.ts';
import { EVENT_ID, type Event, parse } from './events.ts';
import { mistake } from './findings.ts';
import { MAX_FILE_BYTES, fileTooLarge } from './limits.ts';
import { readNode } from './node.ts';
import { newReader, type Reader } from './reader.ts';
import { syntaxMistake, unknownDirective } from './syntax.ts';

/**
 * Reads a file's YAML 1.2 (core schema) into a tree with places, and reports every mistake.
 *
 * The result is undefined where no map can be had from the file: it is too large, empty, no YAML, or no map. Elsewhere
 * it has whatever could be read, also after mistakes; what was reported may be missing from it or be null.
 * Aliases share the node that they stand for.
 */
export function readYaml(source: Source, report: Report): Dict | undefined {
  if (source.text.length > MAX_FILE_BYTES) {
    report(fileTooLarge(source, Buffer.byteLength(source.text)));
    return undefined;
  }
  const events = parse(source.text);
  if ('reason' in events) {
    report(syntaxMistake(source, events));
    return undefined;
  }
  return readDocument(newReader(source, events, report));
}

function readDocument(reader: Reader): Dict | undefined {
  const document = reader.events[0];
  if (document?.type !== EVENT_ID.DOCUMENT || isEmpty(reader)) {
    const message = 'This file is empty; a document with a "kind" belongs here.';
    reader.report(
      mistake(
        'empty-file',
        { source: reader.source, start: 0, end: 0 },
        message,
        'Write the document, or remove the file.',
      ),
    );
    return undefined;
  }
  checkDirectives(reader);
  reader.next = 1;
  const tree = readNode(reader);
  checkSingle(reader);
  if (tree.kind === 'dict') return tree;
  reader.report(rootMistake(tree));
  return undefined;
}

/** Nothing but comments, markers and white space. */
function isEmpty(reader: Reader): boolean {
  const [, value, , second] = reader.events;
  return (
    second === undefined &&
    value?.type === EVENT_ID.SCALAR &&
    value.valueStart < 0 &&
    value.tagStart < 0 &&
    value.anchorStart < 0
  );
}

function checkDirectives(reader: Reader): void {
  const { source } = reader;
  for (const match of source.text.slice(0, startOf(reader.events[1])).matchAll(/^\uFEFF?(%\S*).*$/gmu)) {
    const start = match.index + match[0].indexOf('%');
    const place = { source, start, end: match.index + match[0].trimEnd().length };
    reader.report(unknownDirective(place, match[1] ?? ''));
  }
}

function startOf(event: Event | undefined): number {
  if (event === undefined) return 0;
  if (event.type === EVENT_ID.SCALAR) return event.valueStart;
  return 'start' in event ? event.start : 0;
}

function checkSingle(reader: Reader): void {
  const second = reader.events.findIndex((event, index) => index > 0 && event.type === EVENT_ID.DOCUMENT);
  if (second < 0) return;
  const { source, last } = reader;
  const marker = source.text.slice(last).search(/^(?:---|\.\.\.)/mu);
  const start = last + Math.max(marker, 0);
  const place = { source, start, end: Math.min(start + 3, source.text.length) };
  reader.report(
    mistake(
      'several-documents',
      place,
      'A second document begins here; a file holds one.',
      'Move it to a file of its own, or remove this line.',
    ),
  );
}

function rootMistake(tree: Tree): Diagnostic {
  const what =
    tree.kind === 'list'
      ? 'a list'
      : tree.kind === 'leaf' && typeof tree.value === 'string'
        ? 'a text'
        : 'a single value';
  return mistake(
    'root-not-map',
    tree,
    `This file holds ${what}; a map with a "kind" belongs here.`,
    'Begin with a line such as "kind: Pipeline".',
  );
}
