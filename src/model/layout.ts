/** Where a repository keeps what people write, and what is made of it. Paths are relative to its root. */
export const layout = {
  project: 'dagwright.yaml',
  pipelines: 'pipelines',
  environments: 'environments',
  /** In a folder of pipelines: what holds for those in it and below. */
  folderDefaults: '_defaults.yaml',
  /** What the organisation asks of pipelines beside the rules that ship with dagwright. */
  standards: 'standards',
  generated: 'generated',
  /** The repository's own schemas, with its task types, for editors. */
  schemas: 'generated/schema',
} as const;

/** The environment whose folder holds a file: `environments/<id>/…`; undefined elsewhere. */
export function environmentOf(path: string): string | undefined {
  const [folder, id, ...rest] = path.split('/');
  return folder === layout.environments && rest.length > 0 ? id : undefined;
}

/** The id that a file's name suggests: `pipelines/sales/orders.yaml` suggests `orders`. */
export function idOfFile(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.ya?ml$/u, '');
}

/** The folder of a file: `pipelines/sales` of `pipelines/sales/orders.yaml`. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The folders that a file lies in, outermost first: `pipelines` and `pipelines/sales` of `pipelines/sales/orders.yaml`. */
export function foldersAbove(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** True where a file is called as the defaults of its folder are. */
export function isFolderDefaults(path: string): boolean {
  return path.startsWith(`${layout.pipelines}/`) && path.endsWith(`/${layout.folderDefaults}`);
}
