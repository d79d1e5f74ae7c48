import { describe, expect, test } from 'vitest';
import { readJinja } from '../../src/jinja/read_jinja.ts';

describe('hostile texts', () => {
  test('a hundred levels are read, one more is refused', () => {
    expect(readJinja(nested(100)).problems).toEqual([]);
    expect(readJinja(nested(101)).problems.map(({ message }) => message)).toEqual([
      `Jinja cannot read "{{ ${'('.repeat(57)}…": it nests deeper than 100 levels.`,
    ]);
  });

  // Each takes well below a second; what grows with the square of the length takes minutes.
  test.each<[what: string, text: string]>([
    ['opening marks', '{{'.repeat(500_000)],
    ['closed tags', '{{ a }}'.repeat(100_000)],
    ['open statements', '{% if a %}'.repeat(100_000)],
    ['open raw blocks', '{% raw %}'.repeat(100_000)],
    ['unfinished ends of a raw block', `{% raw %}${'{% endraw '.repeat(100_000)}`],
    ['spaces after marks', `{%${' '.repeat(1000)}`.repeat(1000)],
    ['digits', `{{ ${'1_'.repeat(500_000)} }}`],
    ['escapes in an open string', `{{ '${"\\'".repeat(500_000)} }}`],
    ['minus signs', `{{ ${'-'.repeat(500_000)}1 }}`],
    ['attributes', `{{ a${'.b'.repeat(300_000)} }}`],
    ['branches', `{% if a %}${'{% set x = 1 %}{% elif b %}'.repeat(40_000)}{% endif %}`],
    ['names', Array.from({ length: 30_000 }, (_, at) => `{% if a %}{% set v${at} = 1 %}{% endif %}`).join('')],
    ['parameters', `{% macro m(${Array.from({ length: 50_000 }, (_, at) => `a${at}`).join()}) %}{% endmacro %}`],
    ['loops in loops', `${'{% for a in b %}'.repeat(90)}${'{{ caller }}'.repeat(50_000)}${'{% endfor %}'.repeat(90)}`],
  ])('a million characters of %s are read in time', { timeout: 20_000 }, (_, text) => {
    expect(readJinja(text).isTemplate).toBe(true);
  });
});

// The value itself is the first level.
function nested(levels: number): string {
  return `{{ ${'('.repeat(levels - 1)}day${')'.repeat(levels - 1)} }}`;
}
