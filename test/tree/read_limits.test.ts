import { expect, test } from 'vitest';
import { renderText } from '../../src/edge/report/text.ts';
import { MAX_FILE_BYTES, fileTooLarge, notUtf8 } from '../../src/tree/read/limits.ts';
import { printed, read } from './printed.ts';

test('a file of 20 MB is refused without being read', () => {
  const text = 'id: orders # the same line again and again\n'.repeat(Math.ceil(20_000_000 / 43));
  expect(printed(text)).toBe(
    `orders.yaml:1:1: error: This file has 19.1 MiB; a YAML file may have 1 MiB at most. [file-too-large]
  help: Split it, or move data out of it: "file:" reads SQL and scripts from files of their own.
`,
  );
});

test('a file of exactly 1 MiB is read', () => {
  const text = 'id: orders\n#'.padEnd(MAX_FILE_BYTES, '.');
  expect(read(text)).toEqual({ findings: [], value: { id: 'orders' } });
  expect(read(`${text}.`).findings.map((finding) => finding.code)).toEqual(['file-too-large']);
});

test('5,000 nested brackets are one finding', () => {
  expect(printed(`tags: ${'['.repeat(5000)}${']'.repeat(5000)}\n`)).toBe(
    `orders.yaml:1:106: error: Lists and maps are nested more than 100 deep here. [too-deep]
  1 | …${'['.repeat(98)}…
    |                                   ^
  help: Look for brackets that are never closed, or write it flatter.
`,
  );
});

test('bytes that are no UTF-8 are named by where they are', () => {
  const source = { path: 'orders.yaml', text: '' };
  expect(renderText([notUtf8(source, 17)], { color: false })).toBe(
    `orders.yaml:1:1: error: This file is not UTF-8 text: byte 18 does not belong there. [not-utf8]
  help: Save the file as UTF-8.

1 error in 1 file
`,
  );
});

test('sizes are rounded up, so that a file just above the limit does not seem to be at it', () => {
  const finding = fileTooLarge({ path: 'orders.yaml', text: '' }, MAX_FILE_BYTES + 1);
  expect(finding.message).toBe('This file has 1.1 MiB; a YAML file may have 1 MiB at most.');
});

test('texts that are hostile to a reader cost no more than their length', () => {
  const hostile = [
    `id: ${'- '.repeat(400_000)}`,
    `id: "${'\\'.repeat(900_001)}`,
    `id: ${'{{ '.repeat(300_000)}`,
    `id: ${' '.repeat(900_000)}{{`,
    'a: '.repeat(300_000),
    `id: ${'9'.repeat(900_000)}`,
    `id: 1${'0'.repeat(450_000)}e${'1'.repeat(450_000)}`,
    `id: [${'a: 1, '.repeat(150_000)}]`,
    `id: ${'*a '.repeat(300_000)}`,
    `id: ${"'".repeat(900_001)}`,
    `${'\n'.repeat(900_000)}id`,
    `id: |\n${' '.repeat(900_000)}x\n y`,
    `${Array.from({ length: 40_000 }, (_, index) => `order_${index}: &a${index} 1\n`).join('')}last: *none`,
  ];
  const start = performance.now();
  for (const text of hostile) read(text);
  // All of them take about two seconds on a slow machine; a quadratic step would take hours.
  expect(performance.now() - start).toBeLessThan(60_000);
});
