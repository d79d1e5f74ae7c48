import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with these files, removed after the test. Other users may look into it, as into a checkout. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'dagwright-'));
  onTestFinished(() => {
    unlock(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  chmodSync(folder, 0o755);
  addFiles(folder, files);
  return folder;
}

export function addFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** All files below a folder with their texts; a symlink is shown as `->`, an empty folder as its path with `/`. */
export function filesOf(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  collect(folder, '', files);
  return files;
}

/** A folder whose entries may not be removed is made an ordinary one again. */
function unlock(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) unlock(join(folder, entry.name));
  }
}

function collect(root: string, folder: string, files: Record<string, string>): void {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  if (entries.length === 0 && folder !== '') files[folder] = '';
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = folder + entry.name;
    if (entry.isSymbolicLink()) files[path] = '->';
    else if (entry.isDirectory()) collect(root, `${path}/`, files);
    else files[path] = readFileSync(join(root, path), 'utf8');
  }
}

/** Runs a step without the rights of root, who may read and write everything. */
export function asOrdinaryUser<T>(step: () => T): T {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    return step();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
