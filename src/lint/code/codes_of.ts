import type { Operation } from '../../model/operation.ts';
import type { Task } from '../../model/pipeline.ts';
import { dialectOf, type SqlDialect } from '../../sql/dialects.ts';
import { child, type Leaf, type Tree } from '../../tree/tree.ts';
import { codeOf, type Code } from './code.ts';

/** A program that a task runs. */
export type TaskCode = {
  /** The key of the task that holds it, or names its file. */
  readonly path: string;
  readonly code: Code;
} & (
  | { readonly language: 'sql'; readonly dialect: SqlDialect; readonly isQuery: boolean }
  | { readonly language: 'shell' }
  | { readonly language: 'python' }
);

/** The programs that stand in a task, or in the files of the repository that it names. */
export function codesOf(task: Task): readonly TaskCode[] {
  const codes = known.get(task) ?? codesIn(task);
  known.set(task, codes);
  return codes;
}

const known = new WeakMap<Task, readonly TaskCode[]>();

function codesIn({ tree, operation }: Task): readonly TaskCode[] {
  return languagesOf(operation).flatMap(({ paths, ...language }) =>
    paths.flatMap((path) => {
      const leaf = leafAt(tree, path);
      return leaf === undefined ? [] : [{ path, code: codeOf(leaf), ...language }];
    }),
  );
}

type Language = { readonly paths: readonly string[] } & (
  | { readonly language: 'sql'; readonly dialect: SqlDialect; readonly isQuery: boolean }
  | { readonly language: 'shell' }
  | { readonly language: 'python' }
);

function languagesOf(operation: Operation): readonly Language[] {
  switch (operation.kind) {
    case 'sql':
      return [sql(['query', 'file'], operation.connection.type, false)];
    case 'shell':
      return [{ language: 'shell', paths: ['command', 'file'] }];
    case 'call':
    case 'gate':
      return [python];
    case 'branch':
      return operation.by.kind === 'call' ? [python] : [sql(['sql'], operation.by.query.connection.type, true)];
    case 'check':
      return [sql(['query', 'file', 'where'], operation.connection.type, true)];
    case 'wait':
      return operation.for.kind === 'query' ? [sql(['for.sql'], operation.for.query.connection.type, true)] : [];
    case 'noop':
    case 'native':
    case 'latest_only':
    case 'trigger':
    case 'http':
    case 'container':
      return [];
  }
}

const python: Language = { language: 'python', paths: ['file'] };

function sql(paths: readonly string[], type: string, isQuery: boolean): Language {
  return { language: 'sql', paths, dialect: dialectOf(type), isQuery };
}

function leafAt(tree: Tree, path: string): Leaf | undefined {
  let found: Tree | undefined = tree;
  for (const key of path.split('.')) found = child(found, key);
  return found?.kind === 'leaf' && typeof found.value === 'string' ? found : undefined;
}
