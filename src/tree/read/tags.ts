import type { Place } from '../../text/source.ts';
import type { Leaf } from '../tree.ts';
import { mistake, quoted } from './findings.ts';
import type { Reader } from './reader.ts';

/** The tags of YAML's core schema; all others are refused. */
export type CoreTag = 'str' | 'int' | 'float' | 'bool' | 'null' | 'map' | 'seq';

interface Tagged {
  readonly tagStart: number;
  readonly tagEnd: number;
}

/** The core tag of a value. None, and a reported one, are undefined; `!` alone asks for text. */
export function tagOf(reader: Reader, event: Tagged): CoreTag | undefined {
  const tag = reader.source.text.slice(event.tagStart, event.tagEnd);
  if (tag === '!') return 'str';
  const name = /^!!(.*)$|^!<tag:yaml\.org,2002:(.*)>$/u.exec(tag);
  const core = coreTags.get(name?.[1] ?? name?.[2] ?? '');
  if (core === undefined) {
    reader.report(
      mistake('unknown-tag', tagPlace(reader, event), `The tag ${quoted(tag)} is not known here.`, insteadOf(tag)),
    );
  }
  return core;
}

/** Reports a list or map whose tag says that it is something else. */
export function checkCollectionTag(reader: Reader, event: Tagged, kind: 'map' | 'seq'): void {
  if (event.tagStart < 0 || reader.source.text.slice(event.tagStart, event.tagEnd) === '!') return;
  const tag = tagOf(reader, event);
  if (tag === undefined || tag === kind) return;
  const message = `The tag "!!${tag}" does not fit: a ${kind === 'map' ? 'map' : 'list'} follows.`;
  reader.report(mistake('unfit-tag', tagPlace(reader, event), message, 'Remove the tag.'));
}

/** Reports a scalar that is not what its tag says; the text is the value to go on with. */
export function unfitTag(reader: Reader, event: Tagged, leaf: Leaf, text: string): string {
  const tag = reader.source.text.slice(event.tagStart, event.tagEnd);
  const place = { source: reader.source, start: event.tagStart, end: Math.max(leaf.end, event.tagEnd) };
  reader.report(
    mistake('unfit-tag', place, `The tag "${tag}" does not fit the value ${quoted(text)}.`, 'Remove the tag.'),
  );
  return text;
}

const coreTags: ReadonlyMap<string, CoreTag> = new Map(
  (['str', 'int', 'float', 'bool', 'null', 'map', 'seq'] as const).map((tag) => [tag, tag]),
);

/** What people reach for with tags that other tools have. */
const instead: readonly (readonly [RegExp, string])[] = [
  [
    /^!(?:env|env_var|environ)/iu,
    'The environment of the process is never read. Write a variable of the environment: ${{ var.name }}.',
  ],
  [/^!(?:secret|vault)/iu, 'Write a reference to a secret: ${{ secret.name }}.'],
  [
    /^!(?:include|import|file)/iu,
    'Files are named by keys such as "file:", and shared settings stand in "_defaults.yaml".',
  ],
  [/^!(?:jinja|j2|template)/iu, 'Put the text in quotes; Jinja needs no tag.'],
];

function insteadOf(tag: string): string {
  return (
    instead.find(([pattern]) => pattern.test(tag))?.[1] ??
    'Remove the tag, or put the value in quotes if it begins with "!".'
  );
}

function tagPlace(reader: Reader, event: Tagged): Place {
  return { source: reader.source, start: event.tagStart, end: event.tagEnd };
}
