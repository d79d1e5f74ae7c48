import { describe, expect, test } from 'vitest';
import { planMarkdown } from '../../../src/edge/report/plan/markdown/plan_markdown.ts';
import { mermaidOf } from '../../../src/graph/mermaid.ts';
import { risks, type Plan, type Risk } from '../../../src/model/plan.ts';
import { elementsOf, rendered, skeleton, textBesideCode, textOf } from './gfm.ts';
import { hostileTexts } from './hostile_texts.ts';
import { blockOf, changeOf, graphOf, planOf, unitOf } from './plans.ts';
import { hostileStories, story } from './story.ts';

const toMermaid = (graph: { readonly title: string }): string => `flowchart LR\n  %% ${graph.title}\n`;

/** Many pipelines, each with a change of its own; all but some words of the same length. */
function large(count: number, risk: (index: number) => Risk, word = 'orders'): Plan {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return planOf({
    units: numbers.map((index) => unitOf({ pipeline: `${word}_${index}`, risk: risk(index) })),
    blocks: numbers.map((index) =>
      blockOf({
        touches: [{ environment: 'prod', pipelines: [`${word}_${index}`] }],
        risk: risk(index),
        changes: [changeOf({ path: `tasks.${word}_${index}.retries.count`, effect: `${word} `.repeat(20) })],
      }),
    ),
    risk: risk(0),
  });
}

describe('a plan as Markdown', () => {
  test('says the verdict, then what is touched, then each change, worst first', async () => {
    await expect(planMarkdown(story(), { toMermaid })).toMatchFileSnapshot('golden/story.md');
  });

  test('says that nothing changes, and what was edited all the same', async () => {
    const plan = planOf({ withoutEffect: ['pipelines/orders.yaml: only comments differ.'] });
    await expect(planMarkdown(plan)).toMatchFileSnapshot('golden/nothing.md');
  });

  test('whatever names and texts users choose, it has the same form, and nothing in it is drawn, linked or mentioned', () => {
    const tame = skeletonOf(story());
    const stories = hostileStories();
    expect(stories.length).toBeGreaterThan(20);
    for (const { plan } of stories) expect(skeletonOf(plan)).toBe(tame);
  });

  test('a graph is a fenced flowchart, whatever tasks are called', () => {
    for (const id of hostileTexts) {
      const graph = graphOf(id, id);
      const dom = rendered(planMarkdown(planOf({ units: [unitOf({ graph: () => graph })] }), { toMermaid: mermaidOf }));
      const drawn = elementsOf(dom).filter(({ attributes }) => attributes === 'class="language-mermaid"');
      expect(drawn.map(({ children }) => textOf(children))).toEqual([mermaidOf(graph)]);
    }
  });

  test('two thousand changes are cut to 60,000 bytes within a second, and those without room are counted', () => {
    const plan = large(2000, (index) => (index < 3 ? 'critical' : index < 40 ? 'high' : 'low'));
    const start = performance.now();
    const markdown = planMarkdown(plan, { toMermaid: mermaidOf });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(60_000);
    expect(Buffer.byteLength(markdown)).toBeGreaterThan(45_000);
    const dom = rendered(markdown);
    const rows = elementsOf(dom).filter(({ name }) => name === 'tr').length - 1;
    expect(textOf(dom)).toContain(`${2000 - rows} more pipelines: ${2000 - rows} low.`);
    const full = elementsOf(dom).filter(({ name }) => name === 'summary');
    const short = elementsOf(dom).filter(
      ({ name, children }) => name === 'li' && /^. \w+: orders_\d+ in prod: tasks/u.test(textOf(children)),
    );
    const hidden = 2000 - full.length - short.length;
    expect([full.length > 40, short.length > 40]).toEqual([true, true]);
    expect(textOf(dom)).toContain(`${hidden} more changes without room here: ${hidden} low.`);
  });

  test('at each length it stays within the limit and closes what it opens', () => {
    for (const word of ['orders', '注文🚚', '`|</details>', 'x'.repeat(3000)]) {
      for (let count = 1; count < 400; count = Math.ceil(count * 1.2)) {
        const markdown = planMarkdown(
          large(count, (index) => risks[Math.floor((index * 4) / count)] ?? 'low', word),
          { toMermaid },
        );
        expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(60_000);
        expect(Buffer.from(markdown).toString()).toBe(markdown);
        expect(openings(markdown)).toBe(endings(markdown));
        if (count % 3 === 0) expectBalanced(markdown);
      }
    }
  });

  test('the worst changes come first in full, and the least risky are left out first', () => {
    const markdown = planMarkdown(large(500, (index) => (index < 20 ? 'critical' : index < 450 ? 'medium' : 'low')));
    const summaries = elementsOf(rendered(markdown)).flatMap((one) =>
      one.name === 'summary' ? [textOf(one.children)] : [],
    );
    expect(summaries.slice(0, 20).map((text) => text.slice(0, 19))).toEqual(
      Array.from({ length: 20 }, (_, index) => `🔴 critical: orders_${index}`.slice(0, 19)),
    );
    expect(summaries.slice(20).every((text) => text.startsWith('🟡 medium'))).toBe(true);
    expect(markdown).toMatch(/\d+ more changes without room here: \d+ medium and 50 low\./u);
  });

  test('one change with very many lines and pipelines stays short', () => {
    const long = Array.from({ length: 5000 }, (_, index) => `select ${index};\n`).join('');
    const pipelines = Array.from({ length: 3000 }, (_, index) => `orders_${index}`);
    const plan = planOf({
      units: [unitOf({})],
      blocks: [
        blockOf({
          touches: [{ environment: 'prod', pipelines }],
          changes: [changeOf({ before: long, after: long.replaceAll('select', 'SELECT') })],
        }),
      ],
    });
    const markdown = planMarkdown(plan);
    expect(Buffer.byteLength(markdown)).toBeLessThan(8000);
    expect(markdown).toContain('… and 9960 more lines');
    expect(markdown).toContain('`orders_19` and 2980 more');
    expectBalanced(markdown);
  });
});

function skeletonOf(plan: Plan): string {
  const dom = rendered(planMarkdown(plan, { toMermaid: () => 'flowchart LR' }));
  const attributes = elementsOf(dom).flatMap((one) => (one.attributes === '' ? [] : [`${one.name} ${one.attributes}`]));
  expect(new Set(attributes)).toEqual(new Set(['code class="language-diff"', 'code class="language-mermaid"']));
  expect(textBesideCode(dom)).not.toMatch(/@|#\d|https?:|www\.|GH-/u);
  return skeleton(dom);
}

/** Each fold has its summary and ends, and no fold, fence or table swallows what comes behind it. */
function expectBalanced(markdown: string): void {
  const dom = rendered(markdown);
  const names = elementsOf(dom).map(({ name }) => name);
  const opened = openings(markdown);
  expect(names.filter((name) => name === 'details')).toHaveLength(opened);
  expect(dom.filter((node) => typeof node !== 'string' && node.name === 'details')).toHaveLength(opened);
  expect(names.filter((name) => name === 'summary')).toHaveLength(opened);
  expect(endings(markdown)).toBe(opened);
  expect(names.filter((name) => name === 'a' || name === 'img')).toEqual([]);
}

function openings(markdown: string): number {
  return markdown.split('\n').filter((line) => line.startsWith('<details><summary>')).length;
}

function endings(markdown: string): number {
  return markdown.split('\n').filter((line) => line === '</details>').length;
}
