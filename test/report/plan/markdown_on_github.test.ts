import { expect, test } from 'vitest';
import { safe } from '../../../src/edge/report/cells.ts';
import { code, htmlCode, prose } from '../../../src/edge/report/plan/markdown/inline.ts';
import { planMarkdown } from '../../../src/edge/report/plan/markdown/plan_markdown.ts';
import { clipped } from '../../../src/edge/report/plan/shown_value.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { cmarkHtml } from '../../oracles/cmark_gfm.ts';
import type { CmarkGfm } from '../../oracles/oracle.ts';
import { describeWithCmarkGfm } from '../../oracles/with_oracle.ts';
import { elementsOf, renderedHtml, skeleton, textOf } from './gfm.ts';
import { hostileTexts } from './hostile_texts.ts';
import { hostileStories, story } from './story.ts';

/** The elements of a plan on GitHub, without texts and code. */
async function formOf(cmark: CmarkGfm, plan: Plan): Promise<string> {
  const markdown = planMarkdown(plan, { toMermaid: () => 'flowchart LR' });
  return skeleton(renderedHtml(await cmarkHtml(cmark, markdown)));
}

await describeWithCmarkGfm((cmark) => {
  const texts = [...new Set(hostileTexts)];

  test('each text stands in its row of a table as it is', async () => {
    const rows = texts.map((text) => `| ${code(text)} | ${prose(text)} | ${htmlCode(text)} |`);
    const dom = renderedHtml(await cmarkHtml(cmark, `| a | b | c |\n| --- | --- | --- |\n${rows.join('\n')}\n`));
    const cells = elementsOf(dom).filter(({ name }) => name === 'td');
    const shown = texts.flatMap((text) => {
      const word = safe(clipped(text, 100));
      return [word, safe(clipped(text, 600).split(/\s+/u).filter(Boolean).join(' ')), word];
    });
    expect(cells.map(({ children }) => textOf(children))).toEqual(shown);
    expect(new Set(elementsOf(cells).map(({ name }) => name))).toEqual(new Set(['td', 'code', 'wbr']));
  });

  test('a plan has the same form, whatever texts it holds', async () => {
    const tame = await formOf(cmark, story());
    for (const { plan } of hostileStories()) expect(await formOf(cmark, plan)).toBe(tame);
  });
});
