import { debianProgram, installDebian } from './debian.ts';
import type { Oracle } from './oracle.ts';

// The data of the second must lie beside the program of the first.
const chromium = {
  name: 'chromium',
  packages: ['chromium-headless-shell', 'chromium-common'],
  program: 'usr/lib/chromium/chromium-headless-shell',
};

/** Debian's headless Chromium, installed or with the reason why not. */
export async function installChromium(): Promise<Oracle<'chromium'>> {
  const installed = await installDebian(chromium);
  if ('reason' in installed) return { available: false, id: 'chromium', ...installed };
  return { available: true, id: 'chromium', path: debianProgram(installed.folder, chromium), ...installed };
}
