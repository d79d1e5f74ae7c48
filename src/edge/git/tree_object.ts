/** What a folder holds in a commit. */
export interface TreeItem {
  readonly name: string;
  readonly kind: 'file' | 'link' | 'folder' | 'other';
  readonly id: string;
}

/**
 * Reads a tree object: for each item its mode in octal digits, a space, its name, a NUL, and the bytes of its id (20,
 * or 32 where git hashes with SHA-256). See "git help ls-tree" for the modes.
 */
export function readTreeObject(content: Buffer, idBytes: number): readonly TreeItem[] {
  const items: TreeItem[] = [];
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(32, at);
    const end = content.indexOf(0, space);
    const mode = content.toString('latin1', at, space);
    const name = content.toString('utf8', space + 1, end);
    const id = content.toString('hex', end + 1, end + 1 + idBytes);
    items.push({ name, kind: kindOf(mode), id });
    at = end + 1 + idBytes;
  }
  return items;
}

/** A submodule (160000) is another repository: it has no files here. */
function kindOf(mode: string): TreeItem['kind'] {
  if (mode === '40000') return 'folder';
  if (mode === '120000') return 'link';
  return mode.startsWith('100') ? 'file' : 'other';
}
