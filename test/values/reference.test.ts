import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findReferences } from '../../src/values/reference.ts';

/** The findings with the text that each covers, as a reader would point at it. */
function shown(text: string): readonly string[] {
  return findReferences(text).map((found) => {
    if (found.kind === 'text') return `text ${JSON.stringify(found.text)}`;
    if (found.kind === 'problem')
      return `problem ${text.slice(found.start, found.end)}: ${found.message} ${found.help}`;
    const head =
      found.head.kind === 'name'
        ? found.head.path.map((part) => JSON.stringify(part)).join(' ')
        : `= ${JSON.stringify(found.head.text)}`;
    const pipes = found.pipes.map(
      (pipe) => ` | ${pipe.name} ${pipe.arguments.map((argument) => `${argument.kind}:${argument.value}`).join(' ')}`,
    );
    return `reference ${head}${pipes.join('')}`;
  });
}

describe('references in a text', () => {
  test('stand between plain text, with offsets into the string', () => {
    expect(findReferences('load ${{ run.date | shift(-3d) }}!')).toEqual([
      { kind: 'text', text: 'load ', start: 0, end: 5 },
      {
        kind: 'reference',
        head: { kind: 'name', path: ['run', 'date'], start: 9, end: 17 },
        pipes: [{ name: 'shift', arguments: [{ kind: 'word', value: '-3d', start: 26, end: 29 }], start: 20, end: 30 }],
        start: 5,
        end: 33,
      },
      { kind: 'text', text: '!', start: 33, end: 34 },
    ]);
  });

  const read: readonly (readonly [text: string, ...found: string[]])[] = [
    ['orders', 'text "orders"'],
    [''],
    ['${{run.date}}', 'reference "run" "date"'],
    ['${{\n  run\n  . date\n}}', 'reference "run" "date"'],
    ['${{ var.regions[0]["north-west"] }}', 'reference "var" "regions" 0 "north-west"'],
    [`\${{ run.params['full refresh'] }}`, 'reference "run" "params" "full refresh"'],
    ['${{ a | default("}} | \\"x\\"\\n") }}', 'reference "a" | default text:}} | "x"\n'],
    ['${{ a|format("%Y")|zone( "UTC" , x ) }}', 'reference "a" | format text:%Y | zone text:UTC word:x'],
    ['${{ a | epoch }}', 'reference "a" | epoch '],
    ['${{ a }}${{ b }}', 'reference "a"', 'reference "b"'],
    ['${{ "$" }}${{ a }}', 'reference = "$"', 'reference "a"'],
    ['${{ "{{" }} x ${{ \'}}\' }}', 'reference = "{{"', 'text " x "', 'reference = "}}"'],
    ['cost $${{ price }}', 'text "cost $"', 'text "{{ price }}"'],
    ['$$${{ price }}', 'text "$$"', 'text "{{ price }}"'],
    ['${{ a }}$${{ price }}', 'reference "a"', 'text "$"', 'text "{{ price }}"'],
    ['{{ ds }} $ {{ ds }} ${x} $(date)', 'text "{{ ds }} $ {{ ds }} ${x} $(date)"'],
  ];
  test.each(read)('%j', (text, ...found) => {
    expect(shown(text)).toEqual(found);
  });

  const broken: readonly (readonly [text: string, ...found: string[]])[] = [
    [
      'a ${{ run.date',
      'text "a "',
      'problem ${{: A "${{" is not closed. Close it with "}}". For the characters themselves write ${{ "${{" }}.',
      'text " run.date"',
    ],
    [
      '${{ run.date ${{ b }}',
      'problem ${{: A "${{" is not closed. Close it with "}}". For the characters themselves write ${{ "${{" }}.',
      'text " run.date "',
      'reference "b"',
    ],
    [
      '${{ }} x',
      'problem ${{ }}: A reference begins with a name. Write ${{ run.date }}, or ${{ var.schema }}.',
      'text " x"',
    ],
    [
      '${{ run. }}',
      'problem ${{ run. }}: A name is missing after ".". A key that is no name is written ["like this"].',
    ],
    ['${{ var[x] }}', 'problem ${{ var[x] }}: Brackets hold one key in quotes or one index. Write ["key"] or [0].'],
    [
      '${{ run.date - 1 }}',
      'problem ${{ run.date - 1 }}: Only pipes may follow a value. There are no operators: write ${{ run.date | shift(-1d) }}, and texts around the reference.',
    ],
    [
      '${{ run.date | }}',
      'problem ${{ run.date | }}: The name of a pipe is missing after "|". Write run.date | format("%Y/%m/%d").',
    ],
    [
      '${{ run.date | shift(-3d }}',
      'problem ${{ run.date | shift(-3d }}: The bracket of a pipe is not closed. Write shift(-3d), or format("%Y").',
    ],
    [
      '${{ run.date | shift(,) }}',
      'problem ${{ run.date | shift(,) }}: A pipe takes words such as -3d and texts in quotes. Write shift(-3d), or format("%Y").',
    ],
    ['${{ "a }}', 'problem ${{ "a }}: A text that begins with " is not closed. Close it with ".'],
    ['${{ "\\d" }}', 'problem ${{ "\\d" }}: "\\d" is no escape. The escapes are \\\\ \\" \\\' \\n \\t.'],
  ];
  test.each(broken)('%j is a problem', (text, ...found) => {
    expect(shown(text)).toEqual(found);
  });

  test('and plain text, together, are the whole string but for doubled dollars', () => {
    const fragments = fc.constantFrom(
      '$',
      '${{',
      '{{',
      '}}',
      ' ',
      'run.date',
      '|',
      '"',
      "'",
      '\\',
      '(',
      ')',
      '.',
      '[',
      ']',
      '\n',
      'é',
    );
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let at = 0;
        for (const { kind, start, end, ...found } of findReferences(text)) {
          if (start > at) expect(text.slice(at, start + 2)).toBe('${{');
          expect(end).toBeGreaterThan(start);
          if (kind === 'text') expect('text' in found && found.text).toBe(text.slice(start, end));
          at = end;
        }
        expect(at).toBe(text.length);
      }),
    );
  });

  test.each(['${{ ', '${{ "', '${{ a }', '${{ \' ${{ " ', '$${{ }} ${{ a[', '${{ a | b("\\'])(
    '%j, repeated for a megabyte, is read in a moment',
    (unit) => {
      const begin = performance.now();
      findReferences(unit.repeat(1_000_000 / unit.length));
      expect(performance.now() - begin).toBeLessThan(5_000);
    },
  );
});
