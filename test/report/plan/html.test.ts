import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { safe } from '../../../src/edge/report/cells.ts';
import { planHtml } from '../../../src/edge/report/plan/html/plan_html.ts';
import { elementsOf, renderedHtml, textOf, type Rendered } from './gfm.ts';
import { planOf } from './plans.ts';
import { hostileStories, story } from './story.ts';

const page = planHtml(story());

/** Elements with the names of their attributes, without texts: what no word of a user may change. */
function formOf(nodes: readonly Rendered[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return '';
      const names = node.attributes.replaceAll(/="[^"]*"/gu, '');
      return `<${node.name} ${names}>${formOf(node.children)}`;
    })
    .join('\n');
}

describe('a plan as a page', () => {
  test('names the verdict, each change, and each pipeline with its runs and tasks', () => {
    const text = textOf(renderedHtml(page)).replaceAll(/\s+/gu, ' ');
    expect(text).toContain('Plan: 2 pipelines change in dev, 2 in prod; highest risk: critical');
    expect(text).toContain('schedule.cron "0 2 * * *" → "0 4 * * *": Runs are due at 04:00 in place of 02:00.');
    expect(text).toContain('The data from 02:00 to 04:00 of 2026-11-24 is never loaded.');
    expect(text).toContain('- select * from landing + select id, amount from landing2');
    expect(text).toContain('2026-11-24T03:00:00+01:00');
    expect(text).toContain('! high invoices (was bills) in prod: → renamed');
    expect(text).toContain('validate_invoices: + added, after extract');
  });

  test('says that nothing changes, without filters', () => {
    const elements = elementsOf(renderedHtml(planHtml(planOf({}))));
    expect(elements.map(({ name }) => name)).not.toContain('form');
    expect(elements.filter(({ name }) => name === 'h1').map(({ children }) => textOf(children))).toEqual([
      'Plan: Nothing changes at run time',
    ]);
  });

  test('its policy allows its own style and script, and no other', () => {
    const [policy = ''] = /(?<=http-equiv="Content-Security-Policy" content=")[^"]+/u.exec(page) ?? [];
    const inside = (name: string): string =>
      `'sha256-${createHash('sha256')
        .update(new RegExp(`<${name}>(.*?)</${name}>`, 'su').exec(page)?.[1] ?? '')
        .digest('base64')}'`;
    expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${inside('style')}`,
      `script-src ${inside('script')}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ]);
    expect(page.match(/<(?:style|script)\b/gu)).toEqual(['<style', '<script']);
  });

  test('whatever names and texts users choose, it has the same elements, and they are read as they are', () => {
    const tame = formOf(renderedHtml(page));
    for (const { plan, given } of hostileStories()) {
      const dom = renderedHtml(planHtml(plan));
      expect(formOf(dom)).toBe(tame);
      const shown = textOf(dom);
      for (const word of ['orders', 'invoices', 'Runs are due at 04:00 in place of 02:00.'])
        expect(shown).toContain(safe(given.get(word) ?? '').trim());
    }
  });
});
