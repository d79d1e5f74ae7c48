import { checkPath, comparePaths } from '../../model/path.ts';
import type { FileReading, ReadingProblem, Snapshot, Unlisted } from '../../model/snapshot.ts';
import { skippedFolders } from '../host/list.ts';
import { decode } from '../host/read.ts';
import { defaultSizeLimit } from '../host/repository.ts';
import type { GitObjects } from './objects.ts';
import { readTreeObject, type TreeItem } from './tree_object.ts';

/** The files of one commit below a folder. What was asked for and is not fetched yet seems to be missing. */
export interface Revision {
  readonly snapshot: Snapshot;
  /** Fetches what was asked for in vain; false where there was no such thing: then all answers were right. */
  readonly fetch: () => Promise<boolean>;
  /** The ids of all files below a folder, by path; none of them is read. */
  readonly idsBelow: (folder: string) => Promise<ReadonlyMap<string, string>>;
}

/**
 * Opens a commit: the folders that specs lie in are read at once, all else when it was asked for. No file is checked
 * out. `folder` is where the objects' process runs: paths begin there.
 */
export async function openRevision(objects: GitObjects, commit: string, folders: readonly string[]): Promise<Revision> {
  const store: Store = { objects, folders: new Map(), texts: new Map() };
  const [root] = await objects.read([`${commit}:./`]);
  if (root !== undefined) store.folders.set('', itemsOf(root.content, root.id));
  for (const folder of folders) await fetchFolder(store, folder);
  const asked = new Set<string>();
  return {
    snapshot: snapshotOf(store, asked),
    fetch: () => fetchAsked(store, asked),
    idsBelow: async (folder) => new Map((await fetchTrees(store, folder)).map(({ path, item }) => [path, item.id])),
  };
}

interface Store {
  readonly objects: GitObjects;
  /** By real path; a folder that is not in it was not looked at. */
  readonly folders: Map<string, ReadonlyMap<string, TreeItem>>;
  /** Contents by id. */
  readonly texts: Map<string, Buffer>;
}

function itemsOf(content: Buffer, id: string): ReadonlyMap<string, TreeItem> {
  return new Map(readTreeObject(content, id.length / 2).map((item) => [item.name, item]));
}

/** Reads a folder with all below it. */
async function fetchFolder(store: Store, path: string): Promise<void> {
  const found = await fetchTrees(store, path);
  await fetchBlobs(
    store,
    found.map(({ item }) => item),
  );
}

/** The files and links below a folder: its trees are read level by level, so that there are few questions. */
async function fetchTrees(store: Store, path: string): Promise<readonly Found[]> {
  let level = await fetchWay(store, path);
  const files: Found[] = [];
  while (level.length > 0) {
    const found = level.flatMap((folder) =>
      [...(store.folders.get(folder)?.values() ?? [])].map((item) => ({ path: join(folder, item.name), item })),
    );
    files.push(...found.filter(({ item }) => item.kind === 'file' || item.kind === 'link'));
    const below = found.filter(({ item }) => item.kind === 'folder' && !skippedFolders.has(item.name));
    level = await fetchFolders(
      store,
      below.map((one) => [one.path, one.item]),
    );
  }
  return files;
}

/** Reads the folders that lead to a path. Gives the path where it is a folder that is known then. */
async function fetchWay(store: Store, path: string): Promise<readonly string[]> {
  let above = '';
  for (const segment of path.split('/')) {
    const item = store.folders.get(above)?.get(segment);
    const inside = join(above, segment);
    if (item?.kind !== 'folder') return [];
    if (!store.folders.has(inside)) await fetchFolders(store, [[inside, item]]);
    above = inside;
  }
  return [above];
}

async function fetchFolders(
  store: Store,
  wanted: readonly (readonly [string, TreeItem])[],
): Promise<readonly string[]> {
  const missing = wanted.filter(([path]) => !store.folders.has(path));
  const found = await store.objects.read(missing.map(([, { id }]) => id));
  for (const [index, object] of found.entries()) {
    const [path = ''] = missing[index] ?? [];
    store.folders.set(path, object === undefined ? new Map() : itemsOf(object.content, object.id));
  }
  return wanted.map(([path]) => path);
}

async function fetchBlobs(store: Store, items: readonly TreeItem[]): Promise<boolean> {
  const ids = [...new Set(items.map(({ id }) => id))].filter((id) => !store.texts.has(id));
  const found = await store.objects.read(ids);
  for (const object of found) if (object !== undefined) store.texts.set(object.id, object.content);
  return ids.length > 0;
}

/** What was asked for in vain: the folders on its way, then what stands there. */
async function fetchAsked(store: Store, asked: Set<string>): Promise<boolean> {
  const before = store.folders.size + store.texts.size;
  for (const path of asked) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    await (folder === '' ? undefined : fetchWay(store, folder));
    const item = store.folders.get(folder)?.get(path.slice(folder === '' ? 0 : folder.length + 1));
    if (item?.kind === 'folder') await fetchFolders(store, [[path, item]]);
    if (item?.kind === 'file' || item?.kind === 'link') await fetchBlobs(store, [item]);
  }
  asked.clear();
  return store.folders.size + store.texts.size > before;
}

function snapshotOf(store: Store, asked: Set<string>): Snapshot {
  const readings = new Map<string, FileReading>();
  const listed = (folder: string): Listing => {
    const check = checkPath(folder);
    return check.kind === 'inside' ? listing(store, check.path, asked) : { files: [], unlisted: [] };
  };
  return {
    list: (folder) => listed(folder).files,
    unlisted: (folder) => listed(folder).unlisted,
    read(path) {
      const check = checkPath(path);
      if (check.kind !== 'inside') return check;
      const known = readings.get(check.path);
      if (known !== undefined) return known;
      const reading = readFile(store, check.path, asked);
      if (reading !== undefined) readings.set(check.path, reading);
      return reading ?? { kind: 'missing' };
    },
  };
}

/** Undefined where that is not known yet. */
function readFile(store: Store, path: string, asked: Set<string>): FileReading | undefined {
  const found = follow(store, path, asked);
  if (found === undefined) return undefined;
  if (!('item' in found)) return found;
  if (found.item.kind !== 'file') return { kind: 'not-a-file' };
  const content = store.texts.get(found.item.id);
  if (content === undefined) return notYet(asked, found.path);
  return content.length > defaultSizeLimit
    ? { kind: 'too-large', bytes: content.length, limit: defaultSizeLimit }
    : decode(path, content);
}

interface Found {
  /** Without links. */
  readonly path: string;
  readonly item: TreeItem;
}

const mostLinks = 40;

/** What stands at a path once its links are followed. */
function follow(store: Store, path: string, asked: Set<string>, links = 0): Found | ReadingProblem | undefined {
  if (links > mostLinks) return { kind: 'unreadable', code: 'ELOOP' };
  const segments = path.split('/');
  let folder = '';
  for (const [index, segment] of segments.entries()) {
    const items = store.folders.get(folder);
    const here = join(folder, segment);
    if (items === undefined) return notYet(asked, here);
    const item = items.get(segment);
    if (item === undefined || item.kind === 'other') return { kind: 'missing' };
    if (item.kind === 'link') return followLink(store, { path: here, item }, segments.slice(index + 1), asked, links);
    if (index === segments.length - 1) return { path: here, item };
    if (item.kind === 'file') return { kind: 'missing' };
    folder = here;
  }
  return { kind: 'not-a-file' };
}

function followLink(
  store: Store,
  link: Found,
  rest: readonly string[],
  asked: Set<string>,
  links: number,
): Found | ReadingProblem | undefined {
  const content = store.texts.get(link.item.id);
  if (content === undefined) return notYet(asked, link.path);
  const leaving = { kind: 'outside', how: 'symlink', link: link.path } as const;
  const to = content.toString('utf8');
  if (to.startsWith('/')) return leaving;
  const above = link.path.slice(0, Math.max(0, link.path.lastIndexOf('/')));
  const check = checkPath([above, to, ...rest].filter((part) => part !== '').join('/'));
  if (check.kind !== 'inside') return check.kind === 'outside' ? leaving : check;
  return follow(store, check.path, asked, links + 1);
}

function notYet(asked: Set<string>, path: string): undefined {
  asked.add(path);
  return undefined;
}

interface Listing {
  readonly files: readonly string[];
  readonly unlisted: readonly Unlisted[];
}

/** As on disk: real folders first, then those behind links, each once. */
function listing(store: Store, folder: string, asked: Set<string>): Listing {
  const files: string[] = [];
  const links: string[] = [];
  const unlisted: Unlisted[] = [];
  const visited = new Set<string>();
  const visit = (path: string, real: string): void => {
    if (visited.has(real)) return;
    visited.add(real);
    const items = store.folders.get(real);
    if (items === undefined) notYet(asked, real);
    for (const item of items?.values() ?? []) {
      const inside = join(path, item.name);
      if (skippedFolders.has(item.name)) continue;
      if (item.kind === 'link') links.push(inside);
      else if (item.kind === 'folder') visit(inside, join(real, item.name));
      else if (item.kind === 'file') files.push(inside);
    }
  };
  const start = folder === '' ? undefined : follow(store, folder, asked);
  if (folder === '') visit('', '');
  else if (start !== undefined && 'item' in start && start.item.kind === 'folder') visit(folder, start.path);
  for (const link of links) {
    const found = follow(store, link, asked);
    if (found === undefined) continue;
    if (!('item' in found)) unlisted.push({ path: link, problem: found });
    else if (found.item.kind === 'folder') visit(link, found.path);
    else files.push(link);
  }
  return {
    files: files.toSorted(comparePaths),
    unlisted: unlisted.toSorted((left, right) => comparePaths(left.path, right.path)),
  };
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
