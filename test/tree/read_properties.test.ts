import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Document } from 'yaml';
import { readYaml } from '../../src/tree/read/read_yaml.ts';
import type { Tree } from '../../src/tree/tree.ts';
import { read } from './printed.ts';

const yaml: typeof import('js-yaml') = createRequire(import.meta.url)('js-yaml');

/** `valueOf` makes objects without a prototype; a comparison of JSON does not see that. */
function json(value: unknown): string {
  return JSON.stringify(value);
}

const word = fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !text.includes('\0'));
const line = fc.constantFrom(
  'select 1',
  '  indented',
  '',
  ' ',
  'it\'s: "x"',
  '- a',
  '# no',
  '{{ ds }}',
  'ÄÖ 日本 🚀',
  '\tx',
  'true',
  '1.0',
);
const textValue = fc.oneof(
  word,
  line,
  fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n')),
);
const key = fc.oneof(word, line).filter((text) => text !== '__proto__' && text !== '<<');
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    textValue,
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter(isKept),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));
/** Whole numbers beyond 2^53 are refused, and minus zero is zero. */
function isKept(number: number): boolean {
  return Number.isInteger(number) ? Number.isSafeInteger(number) && !Object.is(number, -0) : true;
}
const anyMap = fc.dictionary(key, anyValue, { minKeys: 1, maxKeys: 4 });

const stringTypes = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;

test('what another library writes, in whatever style, is read back equal', () => {
  const options = fc.record({
    blockQuote: fc.constantFrom(true, false, 'folded' as const, 'literal' as const),
    collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
    defaultStringType: fc.constantFrom(...stringTypes),
    indent: fc.integer({ min: 1, max: 5 }),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 20, 80),
  });
  fc.assert(
    fc.property(anyMap, options, fc.constantFrom('\n', '\r\n'), (value, style, lineBreak) => {
      const text = new Document(value, { aliasDuplicateObjects: false }).toString(style).replaceAll('\n', lineBreak);
      fc.pre(isReadBack(value, text));
      expect({ text, ...read(text) }).toEqual({ text, findings: [], value: JSON.parse(json(value)) });
    }),
    { numRuns: 1000 },
  );
});

test('what js-yaml writes, in whatever style, is read back equal', () => {
  const options = fc.record({
    indent: fc.integer({ min: 1, max: 5 }),
    flowLevel: fc.integer({ min: -1, max: 3 }),
    lineWidth: fc.constantFrom(-1, 20, 80),
  });
  fc.assert(
    fc.property(anyMap, options, (value, style) => {
      const text = yaml.dump(value, style);
      expect({ text, ...read(text) }).toEqual({ text, findings: [], value: JSON.parse(json(value)) });
    }),
    { numRuns: 1000 },
  );
});

const pieces = [
  ['orders', 'id', ': ', ':', '- ', '-', '\n', '\n', '\n  ', '\n    ', '\n\n', ' ', '"', "'", '|', '>-', '|2+'],
  ['{', '}', '[', ']', ', ', '&a ', '*a', '#', ' # note', '!!str ', '!x ', '? ', '1', '0x1f', '~', '.5', '<<'],
  ['{{ ds }}', '${{ run.date }}', '\t', '\r\n', '---', '...', '%YAML 1.2', '\\n', '\\U0001F680', '\\', '🚀'],
  ['\u{85}', '@', '`', '=', '\uFEFF', '\x1b', '__proto__'],
].flat();
const fragments = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));

test('any text is read as js-yaml reads it, or reported', () => {
  fc.assert(
    fc.property(fragments, (rest) => {
      const text = `kind: ${rest}`;
      const { value, findings } = read(text);
      if (findings.length === 0) expect({ text, value: json(value) }).toEqual({ text, value: json(yaml.load(text)) });
      for (const { place } of findings) {
        expect(0 <= place.start && place.start <= place.end && place.end <= text.length).toBe(true);
      }
    }),
    { numRuns: 20_000 },
  );
});

test('a part lies inside the whole, and parts follow one another', () => {
  fc.assert(
    fc.property(fragments, (rest) => {
      fc.pre(!rest.includes('*'));
      const tree = readYaml({ path: 'orders.yaml', text: `kind: ${rest}` }, () => {});
      if (tree !== undefined) expectInside(tree);
    }),
    { numRuns: 5000 },
  );
});

function expectInside(tree: Tree): void {
  let last = tree.start;
  for (const part of partsOf(tree)) {
    expect(last <= part.start && part.start <= part.end && part.end <= tree.end).toBe(true);
    last = part.end;
    expectInside(part);
  }
}

function partsOf(tree: Tree): readonly Tree[] {
  if (tree.kind === 'leaf') return [];
  return tree.kind === 'list'
    ? tree.items
    : [...tree.entries.values()].flatMap(({ key: name, value }) => [name, value]);
}

/** The other library writes some texts in a way that does not say what they were; js-yaml is the judge of that. */
function isReadBack(value: unknown, text: string): boolean {
  try {
    return json(yaml.load(text)) === json(value);
  } catch {
    return false;
  }
}
