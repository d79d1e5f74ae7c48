/** Where a repository keeps what people write, and what is made of it. Paths are relative to its root. */
export const layout = {
  project: 'dagwright.yaml',
  pipelines: 'pipelines',
  environments: 'environments',
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
