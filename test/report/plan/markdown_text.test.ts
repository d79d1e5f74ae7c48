import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safe } from '../../../src/edge/report/cells.ts';
import { code, htmlCode, htmlProse, prose } from '../../../src/edge/report/plan/markdown/inline.ts';
import { clipped } from '../../../src/edge/report/plan/shown_value.ts';
import { elementsOf, rendered, renderedHtml, skeleton, textBesideCode, textOf } from './gfm.ts';
import { hostileTexts } from './hostile_texts.ts';

const texts = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc
    .array(fc.constantFrom(...hostileTexts, ' ', '`', '|', '\\', '@', '#1'), { maxLength: 4 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

/** What GitHub finds in text and makes a link, a picture or a message of. */
const found =
  /[@#<>[\]$*_~|`\\&]|(?<![\p{L}\p{N}])[\da-f]{7,40}(?![\p{L}\p{N}])|[\p{L}\p{N}]+-\d(?!\d-\d)|https?:|www\.|:(?!\d\d)[\w+-]+:/iu;
const dates = /\d{4}-\d\d-\d\d/gu;

/** The names of elements, and what stands beside code, must be ours alone. */
function expectHarmless(markdown: string, expected: string): void {
  const dom = rendered(markdown);
  expect(skeleton(dom)).toBe(expected);
  expect(elementsOf(dom).flatMap(({ attributes }) => (attributes === '' ? [] : [attributes]))).toEqual([]);
  expect(textBesideCode(dom).replaceAll(dates, '')).not.toMatch(found);
}

describe('text of users in Markdown', () => {
  test('as code it arrives as it is, in a paragraph, a list and a table', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const shown = safe(clipped(text, 100));
        const paragraph = `Key ${code(text)} is set.\n`;
        expect(textOf(rendered(paragraph))).toBe(`Key ${shown} is set.\n`);
        expectHarmless(paragraph, '<p></>');
        const table = `| Key | Risk |\n| --- | --- |\n| ${code(text)} | low |\n`;
        const cells = elementsOf(rendered(table)).filter(({ name }) => name === 'td');
        expect(cells.map(({ children }) => textOf(children))).toEqual([shown, 'low']);
      }),
      { numRuns: 400 },
    );
  });

  test('in a sentence it is read as it is, with its blanks as one, and means nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const shown = safe(clipped(text, 600).split(/\s+/u).filter(Boolean).join(' '));
        const item = `- ${prose(text)}\n- next\n`;
        const [list] = elementsOf(rendered(item));
        expect(textOf(list?.children ?? []).trim()).toBe(`${shown}\nnext`.trim());
        expectHarmless(`- 🟢 low: ${prose(text)} and more\n`, '<ul><li></></>');
      }),
      { numRuns: 400 },
    );
  });

  test('in a summary it is read as it is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const markdown = `<details><summary>Risk: ${htmlCode(text)} ${htmlProse(text)}</summary>\n\ninside\n\n</details>\n\nbehind\n`;
        const prosaic = safe(clipped(text, 600).split(/\s+/u).filter(Boolean).join(' '));
        expect(textOf(rendered(markdown)).split('\n')[0]).toBe(`Risk: ${safe(clipped(text, 100))} ${prosaic}`);
        expectHarmless(markdown, '<details><summary></><p></></><p></>');
      }),
      { numRuns: 400 },
    );
  });

  test('plain words, numbers, dates and times stay as they are written', () => {
    const sentence =
      'Runs are due at 04:00 (before: 02:00), first on 2026-11-24T04:00:00+01:00; it takes 1.5 hours – "at most" 90 %.';
    expect(prose(sentence)).toBe(sentence);
    expect(prose('Task "load_orders" waits for "orders".')).toBe('Task "`load_orders`" waits for "orders".');
  });

  test('a mention, a reference and a picture stand as code', () => {
    expect(prose('ask @octocat about #12 ![x](y)')).toBe('ask `@octocat` about `#12` `![x](y`)');
    expect(code('a`b')).toBe('``a`b``');
    expect(code('a|b`c')).toBe('<code>a&#124;b&#96;c</code>');
    expect(code('a|b@c.de')).toBe('<code>a&#124;b&#64;<wbr>c&#46;de</code>');
    expect(renderedHtml(code('a|b`c'))).toEqual([{ name: 'code', attributes: '', children: ['a|b`c'] }]);
  });
});
