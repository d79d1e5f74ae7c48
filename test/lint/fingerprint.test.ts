import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintsOf } from '../../src/lint/fingerprint.ts';
import type { About, Diagnostic } from '../../src/text/diagnostic.ts';
import { linted, pipelineOf, projectOf } from './linted.ts';

function finding(about: About | undefined, start: number): Diagnostic {
  const source = { path: 'pipelines/orders.yaml', text: '' };
  return {
    severity: 'warning',
    code: 'clock-function',
    message: 'It reads the clock.',
    place: { source, start, end: start },
    ...(about === undefined ? {} : { about }),
  };
}

function namesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  const known = fingerprintsOf(diagnostics);
  return diagnostics.map((one) => known.get(one) ?? '');
}

test('findings about the same are counted', () => {
  const about = { pipeline: 'orders', task: 'load', path: 'query', key: 'now' };
  expect(namesOf([finding(about, 1), finding({ ...about, key: 'today' }, 2), finding(about, 3)])).toEqual([
    'clock-function|orders|load|query|now',
    'clock-function|orders|load|query|today',
    'clock-function|orders|load|query|now#2',
  ]);
});

const part = fc.string({ unit: fc.constantFrom('a', '|', '#', '%', '2', '.') });

test('whatever the names are, two findings never have the same fingerprint', () => {
  const about = fc.option(
    fc.record({ pipeline: part, task: part, path: part, key: part }, { requiredKeys: ['path'] }) as fc.Arbitrary<About>,
    { nil: undefined },
  );
  fc.assert(
    fc.property(fc.array(about, { maxLength: 12 }), (abouts) => {
      const names = namesOf(abouts.map(finding));
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});

const blank = fc.constantFrom('\n', '# Loads the orders of the day.\n', '\n\n# ---\n');

test('fingerprints stay the same when lines move, and when files are renamed', () => {
  const specs = [pipelineOf('orders', 'description: Day.\n'), pipelineOf('marts', '')];
  const before = fingerprintsIn(specs, 'spec');
  expect(before).toHaveLength(4);
  fc.assert(
    fc.property(fc.array(fc.nat(20)), blank, fc.constantFrom('spec', 'sales_'), (lines, added, name) => {
      const moved = specs.map((text) => lines.reduce((spec, line) => withLine(spec, line, added), text));
      expect(fingerprintsIn(moved, name)).toEqual(before);
    }),
    { numRuns: 30 },
  );
});

function fingerprintsIn(texts: readonly string[], name: string): readonly string[] {
  const pipelines = Object.fromEntries(texts.map((text, index) => [`${name}${index}`, text]));
  return namesOf(linted(projectOf('lint: { preset: strict }\n', pipelines)).diagnostics).toSorted();
}

/** A text with lines added that say nothing. */
function withLine(text: string, line: number, added: string): string {
  const lines = text.split('\n');
  const at = line % lines.length;
  return [...lines.slice(0, at), added.trimEnd(), ...lines.slice(at)].join('\n');
}
