import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockLiteral, docstringLiteral, stringLiteral } from '../../../src/emit/python/strings.ts';
import { temporaryFolder } from '../../host/temporary_folder.ts';
import { mustRun } from '../../oracles/run_process.ts';
import { testWithOracle } from '../../oracles/with_oracle.ts';
import { texts } from './arbitraries.ts';

test('double quotes are preferred, single ones where they need fewer escapes', () => {
  expect(stringLiteral('orders')).toBe('"orders"');
  expect(stringLiteral("the day's orders")).toBe('"the day\'s orders"');
  expect(stringLiteral('"orders"')).toBe('\'"orders"\'');
  expect(stringLiteral('the day\'s "orders"')).toBe("'the day\\'s \"orders\"'");
  expect(stringLiteral('the day\'s "orders')).toBe('"the day\'s \\"orders"');
});

test('what cannot be seen is escaped, letters and emoji stay', () => {
  expect(stringLiteral('a\0b\tc\r\nd\u001b[0m\u007f')).toBe(String.raw`"a\x00b\tc\r\nd\x1b[0m\x7f"`);
  expect(stringLiteral('\u00a0\u200b\u202e\u2028\ufeff\u3000')).toBe(String.raw`"\xa0\u200b\u202e\u2028\ufeff\u3000"`);
  expect(stringLiteral('\ud800x\udc00')).toBe(String.raw`"\ud800x\udc00"`);
  expect(stringLiteral('\u{e0041}\u{f0000}')).toBe(String.raw`"\U000e0041\U000f0000"`);
  expect(stringLiteral('Größe 売上 🚚 ❤\ufe0f e\u0301')).toBe('"Größe 売上 🚚 ❤\ufe0f e\u0301"');
});

test('a text of several lines is a block that begins in the line after its quotes', () => {
  expect(blockLiteral('SELECT *\n  FROM orders;\n')).toBe('"""\\\nSELECT *\n  FROM orders;\n"""');
  expect(blockLiteral('\n\nSELECT *\n  FROM orders')).toBe('"""\\\n\n\nSELECT *\n  FROM orders"""');
});

test('a block of Python with texts of its own stands in single quotes', () => {
  expect(blockLiteral('def load():\n    """Loads."""\n')).toBe('\'\'\'\\\ndef load():\n    """Loads."""\n\'\'\'');
  expect(blockLiteral('"""Loads."""\nx = \'\'')).toBe("'''\\\n\"\"\"Loads.\"\"\"\nx = '\\''''");
});

test('a block shows what is easily overlooked', () => {
  expect(blockLiteral('load \\\n\t--day 1 \nsay "done"')).toBe('"""\\\nload \\\\\n\\t--day 1\\x20\nsay "done\\""""');
});

test('a text that is no readable block stays in one line', () => {
  expect(blockLiteral('echo orders\n')).toBeUndefined();
  expect(blockLiteral('a\r\nb')).toBeUndefined();
  expect(blockLiteral('a\n"""\nb\n\'\'\'')).toBeUndefined();
  expect(blockLiteral('a\n\u001bb')).toBeUndefined();
});

test('a docstring of several lines ends with its quotes on a line of their own', () => {
  expect(docstringLiteral(' orders ')).toBe('"""orders"""');
  expect(docstringLiteral('orders\n\n  Generated from "orders.yaml".\n')).toBe(
    '"""orders\n\nGenerated from \\"orders.yaml\\".\n"""',
  );
});

testWithOracle('python', 'Python reads every text back as it is', async (python) => {
  const samples = fc.sample(texts, { numRuns: 20_000, seed: 20260330 });
  const literals = samples.map((text) => [stringLiteral(text), blockLiteral(text) ?? stringLiteral(text)]);
  const folder = temporaryFolder({ 'literals.json': JSON.stringify(literals), 'read.py': readLiterals });
  const { stdout } = await mustRun(python.path, ['-I', 'read.py'], { environment: {}, folder });
  expect(JSON.parse(stdout)).toEqual(samples.map((text) => [codeUnits(text), codeUnits(text)]));
});

// The literals pass through a file, as those of a DAG do. Surrogates leave Python as numbers.
const readLiterals = `
import ast, json
texts = []
for pair in json.load(open("literals.json", encoding="utf-8")):
    values = []
    for literal in pair:
        value = ast.literal_eval(literal.encode("utf-8").decode("utf-8"))
        units = value.encode("utf-16-le", "surrogatepass")
        values.append([units[i] + 256 * units[i + 1] for i in range(0, len(units), 2)])
    texts.append(values)
print(json.dumps(texts))
`;

function codeUnits(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}
