import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planHtml } from '../../../src/edge/report/plan/html/plan_html.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { openBrowser } from '../../oracles/browser.ts';
import { describeInChromium } from '../../oracles/with_oracle.ts';
import { hostileTexts } from './hostile_texts.ts';
import { largePlan } from './large_plan.ts';
import { story } from './story.ts';

/** A page that was opened, and all that it did which a page of ours must not do. */
interface Opened {
  readonly page: Page;
  readonly faults: readonly string[];
}

/** What stands in the heads of the items that are seen. */
async function shown(page: Page): Promise<readonly string[]> {
  return page.locator('.item:visible > summary').allTextContents();
}

await describeInChromium((chromium) => {
  let browser: Browser;
  let folder = '';

  beforeAll(async () => {
    browser = await openBrowser(chromium);
    folder = mkdtempSync(join(tmpdir(), 'dagwright-page-'));
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(plan: Plan, options: BrowserContextOptions = {}): Promise<Opened> {
    const file = join(folder, 'plan.html');
    writeFileSync(file, planHtml(plan));
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
    const page = await context.newPage();
    const faults: string[] = [];
    const address = pathToFileURL(file).href;
    page.on('request', (request) => {
      if (request.url() !== address) faults.push(request.url());
    });
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => faults.push(dialog.message()));
    await page.goto(address);
    return { page, faults };
  }

  test('opens from a file, asks no address, and its policy stops nothing of it', async () => {
    const { page, faults } = await open(story());
    await page.click('#open');
    const drawn = await page.locator('#u1 svg.graph text').allTextContents();
    expect(drawn).toEqual(['+', 'extract', 'bash', '+ validate_invoices']);
    const fill = 'getComputedStyle(document.querySelector("#u1 svg.graph .box")).fill';
    expect(await page.evaluate(fill)).toBe('rgb(255, 255, 255)');
    expect(faults).toEqual([]);
  });

  test('whatever users write, nothing of it is run or loaded', async () => {
    let next = 0;
    const { page, faults } = await open(story(() => hostileTexts[(next += 7) % hostileTexts.length] ?? ''));
    await page.click('#open');
    expect(await page.locator('.item').count()).toBe(7);
    expect(faults).toEqual([]);
  });

  test('is filtered by keyboard, and tells how much is shown', async () => {
    const { page } = await open(story());
    const count = page.getByRole('status');
    expect(await count.textContent()).toBe('Shown: 3 of 3 changes, 4 of 4 pipelines.');
    await page.getByLabel('Environment', { exact: true }).focus();
    await page.keyboard.type('dev');
    expect(await count.textContent()).toBe('Shown: 1 of 3 changes, 2 of 4 pipelines.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('medium');
    expect(await count.textContent()).toBe('Shown: 1 of 3 changes, 1 of 4 pipelines.');
    expect((await shown(page)).map((text) => text.replaceAll(/\s+/gu, ' ').trim())).toEqual([
      '~ medium 2 pipelines in dev and prod: tasks.load.retries.count',
      '~ medium stock in dev: − removed',
    ]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await count.textContent()).toBe('Shown: 0 of 3 changes, 0 of 4 pipelines.');
    expect(await page.locator('.none:visible').allTextContents()).toEqual([
      'No change matches the filter.',
      'No pipeline matches the filter.',
    ]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => count.textContent()).toBe('Shown: 3 of 3 changes, 4 of 4 pipelines.');
  });

  test('the order of the focus is that of the page', async () => {
    const { page } = await open(story());
    const order: (string | null)[] = [];
    for (let step = 0; step < 10; step += 1) {
      await page.keyboard.press('Tab');
      order.push(
        await page.evaluate(
          'document.activeElement.id || document.activeElement.className || document.activeElement.parentElement.id',
        ),
      );
    }
    expect(order).toEqual(['skip', 'scroll', 'environment', 'risk', 'owner', 'all', 'open', 'close', 'b0', 'b1']);
  });

  test('a link to a pipeline opens it, also where the filter hid it', async () => {
    const { page } = await open(story());
    await page.getByLabel('Environment', { exact: true }).selectOption({ label: 'dev' });
    await page.evaluate("location.hash = '#u0'");
    await expect.poll(() => page.locator('#u0').getAttribute('open')).toBe('');
    expect(await page.locator('#u0 h4').first().isVisible()).toBe(true);
    expect(await page.evaluate('document.activeElement.parentElement.id')).toBe('u0');
  });

  test('without scripts all is there, and the filters are not', async () => {
    const { page, faults } = await open(story(), { javaScriptEnabled: false });
    expect(await shown(page)).toHaveLength(7);
    expect(await page.locator('form').isVisible()).toBe(false);
    await page.locator('#b0 > summary').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#b0 li').first().isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  test('on paper everything is open', async () => {
    const { page } = await open(story());
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('form').isVisible()).toBe(false);
    const heights = await page
      .locator('.item h4')
      .evaluateAll((titles) => titles.map((one) => one.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(10);
    expect(heights.every((height) => height > 10)).toBe(true);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in ${colorScheme}`, async () => {
      const { page } = await open(story(), { colorScheme, bypassCSP: true });
      await page.click('#open');
      await page.addScriptTag({ content: axe.source });
      const found: { violations: { id: string; nodes: { html: string }[] }[]; passes: { id: string }[] } =
        await page.evaluate('axe.run()');
      expect(found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([]);
      expect(found.passes.map(({ id }) => id)).toContain('color-contrast');
    });
  }

  test('five hundred changed pipelines open in less than two seconds', async () => {
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const { page, faults } = await open(largePlan(500));
      expect(await page.locator('#count').textContent()).toBe('Shown: 500 of 500 changes, 500 of 500 pipelines.');
      times.push(await page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"));
      expect(faults).toEqual([]);
      await page.context().close();
    }
    const [fastest = 0, , median = Infinity] = times.toSorted((left, right) => left - right);
    expect(fastest).toBeGreaterThan(0);
    expect(median).toBeLessThan(2000);
  });
});
