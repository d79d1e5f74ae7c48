import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** The files of the bundled command, in one folder. */
export interface Bundle {
  /** What a file exports; it is run once. */
  readonly load: (file: string) => unknown;
  /** Writes what the engine has made of the files that were loaded beside them, for later starts. The build does. */
  readonly keep: () => void;
}

/**
 * Opens the bundled command. Beside each file may lie what the engine has compiled it to: to read that takes a part of
 * the time of compiling. It is written by the build, into the package itself, where whoever can write can change the
 * code too; the name of each file holds a hash of its text; and the engine refuses what another version, other flags or
 * another machine have made. Without it, or where it is refused, the command starts as it would, only slower.
 */
export function openBundle(folder: string): Bundle {
  const requireOther = createRequire(join(folder, 'bundle.cjs'));
  const scripts = new Map<string, Script>();
  const loaded = new Map<string, { readonly exports: unknown }>();

  function load(file: string): unknown {
    const known = loaded.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const path = join(folder, file);
    const script = compiled(folder, file);
    scripts.set(path, script);
    script.runInThisContext()(module.exports, requireIn, module, path, folder);
    return module.exports;
  }

  function requireIn(name: string): unknown {
    return name.startsWith('./') ? load(name.slice(2)) : requireOther(name);
  }

  return {
    load,
    keep: () => scripts.forEach((script, path) => writeFileSync(cacheOf(path), script.createCachedData())),
  };
}

/**
 * The engine keeps the name of a file too: one that is the same wherever the package lies tells nothing of a machine.
 * It is no part of the path, since the engine would keep the whole of which it is a part.
 */
function compiled(folder: string, file: string): Script {
  const path = join(folder, file);
  const cachedData = readIfThere(cacheOf(path));
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'latin1')}\n})`;
  return new Script(text, { filename: `dist/edge/cli/${file}`, ...(cachedData === undefined ? {} : { cachedData }) });
}

function cacheOf(path: string): string {
  return `${path}.${process.versions.v8}`;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
