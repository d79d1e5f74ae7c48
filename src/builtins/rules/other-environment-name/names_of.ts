import type { Environment } from '../../../model/environment.ts';
import { child, text, type Tree } from '../../../tree/tree.ts';

/** A name that belongs to an environment. */
export interface OwnName {
  readonly name: string;
  /** The environment that calls it so. */
  readonly environment: string;
  /** How a pipeline names it in any environment. */
  readonly reference: string;
  /** A schema is looked for in the names of tables only: it may be a word like any other. */
  readonly isSchema: boolean;
}

/** The names of other environments that mean nothing in this one. */
export interface ForeignNames {
  /** Those that are looked for in any text. */
  readonly texts: readonly OwnName[];
  /** Schemas, by their names in small letters. */
  readonly schemas: ReadonlyMap<string, OwnName>;
}

/** The names of other environments, for all pipelines of this one. */
export function foreignNames(environment: Environment, all: readonly Environment[]): ForeignNames {
  const names = known.get(environment) ?? namesBeside(environment, all);
  known.set(environment, names);
  return names;
}

const known = new WeakMap<Environment, ForeignNames>();

function namesBeside(environment: Environment, all: readonly Environment[]): ForeignNames {
  const own = new Set(namesOf(environment).map(({ name }) => name));
  const names = all
    .filter(({ id }) => id !== environment.id)
    .flatMap(namesOf)
    .filter(({ name }) => !own.has(name));
  return {
    texts: names.filter((one) => !one.isSchema),
    schemas: new Map(names.filter((one) => one.isSchema).map((name) => [name.name.toLowerCase(), name])),
  };
}

function namesOf({ id: environment, connections, tree }: Environment): readonly OwnName[] {
  const ids = [...connections].map(([key, { id }]) => ({ name: id, reference: `connection.${key}.id` }));
  const variables = textsIn(child(tree, 'variables'), 'var');
  return [
    ...ids.filter(({ name }) => /[_\-\d]/u.test(name)).map((one) => ({ ...one, environment, isSchema: false })),
    ...variables.filter(isAddress).map((one) => ({ ...one, environment, isSchema: false })),
    ...variables.filter(isSchema).map((one) => ({ ...one, environment, isSchema: true })),
  ];
}

/** `s3://lake-prod`, or `host: prod.example.com`; a single word may be a word like any other. */
function isAddress({ name, reference }: Pick<OwnName, 'name' | 'reference'>): boolean {
  if (name.includes('://')) return true;
  return /(?:host|server|bucket|endpoint)$/iu.test(reference) && /^[\w.-]*[a-z][_.-][\w.:-]+$/iu.test(name);
}

function isSchema({ name, reference }: Pick<OwnName, 'name' | 'reference'>): boolean {
  return /schema|database|dataset/iu.test(reference) && /^\w+$/u.test(name);
}

function textsIn(tree: Tree | undefined, path: string): readonly Pick<OwnName, 'name' | 'reference'>[] {
  const name = text(tree);
  if (name !== undefined) return [{ name, reference: path }];
  if (tree?.kind !== 'dict') return [];
  return [...tree.entries].flatMap(([key, { value }]) => textsIn(value, `${path}.${key}`));
}
