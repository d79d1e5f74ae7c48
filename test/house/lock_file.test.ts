import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

/** The version of the package `name` as Node finds it from the folder `from`: there, or in the nearest folder above. */
function lockedVersion(from: string, name: string): string | undefined {
  const here = packages[`${from}${from === '' ? '' : '/'}node_modules/${name}`];
  if (here !== undefined || from === '') return here?.version;
  const above = from.lastIndexOf('/node_modules/');
  return lockedVersion(above === -1 ? '' : from.slice(0, above), name);
}

/** Whether `version` can be what `range` asks for; of ranges, only the exact ones are judged. */
function mayBe(version: string | undefined, range: string): boolean {
  return version !== undefined && (version === range || !/^\d+\.\d+\.\d+$/.test(range));
}

// An install on top of an installed tree leaves out the optional packages of other platforms, and `npm ci` then refuses the file.
test('the lock file names every package that another needs, on every platform', () => {
  const missing = Object.entries(packages).flatMap(([folder, { dependencies, optionalDependencies }]) =>
    Object.entries({ ...dependencies, ...optionalDependencies })
      .filter(([name, range]) => !mayBe(lockedVersion(folder, name), range))
      .map(([name, range]) => `${folder} needs ${name} ${range}`),
  );
  expect(missing).toEqual([]);
});
