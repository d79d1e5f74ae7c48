import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.ts';

export interface Installation {
  /** Folder of all installations. */
  readonly root: string;
  /** Name of this one, such as `airflow-3.3`. */
  readonly name: string;
  /** Whatever decides the result, such as the text of a requirement file: another content is another installation. */
  readonly content: string;
  /** Fills the folder, which exists and is empty. */
  readonly fill: (folder: string) => Promise<void>;
}

const marker = 'installed';

/**
 * The folder of an installation, filled first when it is not there yet.
 *
 * A folder counts only with the marker that is written last, so an interrupted installation is done again. Two
 * processes that want the same one take turns, and the second finds it done. Older ones of the same name are removed.
 *
 * @throws whatever `fill` throws; the half-filled folder is left for the next attempt to clear.
 */
export async function install(installation: Installation): Promise<string> {
  const { root, name, content, fill } = installation;
  const folder = join(root, `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}`);
  if (isInstalled(folder)) return folder;
  return withLock(join(root, `${name}.lock`), async () => {
    if (isInstalled(folder)) return folder;
    removeAll(root, name);
    mkdirSync(folder, { recursive: true });
    await fill(folder);
    writeFileSync(join(folder, marker), '');
    return folder;
  });
}

/** True when the folder was filled to its end. */
export function isInstalled(folder: string): boolean {
  return existsSync(join(folder, marker));
}

function removeAll(root: string, name: string): void {
  const isOurs = (entry: string): boolean =>
    entry.startsWith(`${name}-`) && /^[0-9a-f]{12}$/u.test(entry.slice(name.length + 1));
  for (const entry of readdirSync(root).filter(isOurs)) rmSync(join(root, entry), { recursive: true, force: true });
}
