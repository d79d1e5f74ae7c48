import { chromium as playwright, type Browser } from 'playwright-core';
import { chromiumEnvironment } from './chromium.ts';
import type { Chromium } from './oracle.ts';

/** A browser without a window, that asks no address by itself. Who opens it closes it. */
export function openBrowser(chromium: Chromium): Promise<Browser> {
  return playwright.launch({
    executablePath: chromium.path,
    env: chromiumEnvironment(chromium),
    // Its own sandbox needs rights that a container lacks; it opens only pages that tests make.
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}
