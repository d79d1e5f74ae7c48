import type { Imported } from './expression.ts';
import type { NameOf } from './expression_doc.ts';
import { isBuiltin } from './identifiers.ts';
import { importKey, type ModuleNames, rootOf } from './module_names.ts';
import type { Import } from './print_imports.ts';

export interface Bindings {
  readonly imports: readonly Import[];
  readonly nameOf: NameOf;
}

/**
 * Gives each import the name under which the module knows it. A name that the module uses for something else, that
 * two modules offer, or that Python itself has, gets an alias: a task called `timedelta` must not hide what computes its
 * delay.
 */
export function bindImports(names: ModuleNames): Bindings {
  const taken = new Set(names.own);
  const roots = new Set<string>();
  const bound = new Map<string, Import>();
  for (const [key, imported] of [...names.imports].toSorted(compareKeys)) {
    const binding = bind(imported, taken, roots);
    bound.set(key, binding);
  }
  return {
    imports: [...bound.values()],
    nameOf: (imported) => boundName(bound.get(importKey(imported)) ?? { imported }),
  };
}

function bind(imported: Imported, taken: Set<string>, roots: Set<string>): Import {
  const name = imported.name ?? rootOf(imported.module);
  const isSharedRoot = imported.name === undefined && roots.has(name);
  const hides = isBuiltin(name) && imported.module !== 'builtins';
  if ((taken.has(name) || hides) && !isSharedRoot) {
    const alias = freeAlias(imported, taken);
    taken.add(alias);
    return { imported, alias };
  }
  taken.add(name);
  if (imported.name === undefined) roots.add(name);
  return { imported };
}

/** The module's last part and the name, such as `datetime_timedelta`, or the same with the first number that is free. */
function freeAlias({ module, name }: Imported, taken: ReadonlySet<string>): string {
  const parts = module.split('.');
  const base = name === undefined ? `${parts.join('_')}_module` : `${parts.at(-1)}_${name}`;
  let alias = base;
  for (let number = 2; taken.has(alias); number += 1) alias = `${base}_${number}`;
  return alias;
}

function boundName({ imported, alias }: Import): string {
  return alias ?? imported.name ?? imported.module;
}

function compareKeys([left]: readonly [string, Imported], [right]: readonly [string, Imported]): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
