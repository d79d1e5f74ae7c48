import { chromium as playwright, type Browser } from 'playwright-core';
import { debianEnvironment } from './debian.ts';
import type { Chromium } from './oracle.ts';

/** A browser without a window, that asks no address by itself. Who opens it closes it. */
export function openBrowser(chromium: Chromium): Promise<Browser> {
  return playwright.launch({
    executablePath: chromium.path,
    env: debianEnvironment(chromium.folder),
    // Its own sandbox needs rights that a container lacks; it opens only pages that tests make.
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}
