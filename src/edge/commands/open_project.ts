import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { layout } from '../../model/layout.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { didYouMean } from '../../text/suggest.ts';
import { readYaml } from '../../tree/read/read_yaml.ts';
import { child, text } from '../../tree/tree.ts';
import { findRoot, openRepository } from '../host/repository.ts';
import { wrongUsage, type Console } from './console.ts';

/** A project on disk. */
export interface Opened {
  /** Its folder, absolute, with symlinks followed. */
  readonly root: string;
  readonly snapshot: Snapshot;
}

/** Where the project is looked for, and which of its environments are meant. */
export interface ProjectOptions {
  /** A folder of the project; the one that the command was started in where it is absent. */
  readonly root?: string;
  /** Absent or empty: all. */
  readonly env?: readonly string[];
}

/** Opens the project that a folder belongs to. Where there is none, or it lacks an environment, it is said, and 2 returned. */
export function openProject(console: Console, options: ProjectOptions): Opened | 2 {
  const start = resolve(console.folder, options.root ?? '.');
  if (statSync(start, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return wrongUsage(console, `there is no folder "${options.root ?? '.'}".`, 'Correct the path behind --root.');
  }
  const root = findRoot(realpathSync.native(start));
  if (root === undefined) {
    return wrongUsage(
      console,
      `no ${layout.project} was found in "${options.root ?? '.'}" or in a folder above it.`,
      'Go to the folder of your project, name it with --root, or make a new project with "dagwright init".',
    );
  }
  const snapshot = openRepository(root);
  return checkEnvironments(console, snapshot, options.env ?? []) ?? { root, snapshot };
}

function checkEnvironments(console: Console, snapshot: Snapshot, wanted: readonly string[]): 2 | undefined {
  if (wanted.length === 0) return undefined;
  const known = environmentsOf(snapshot);
  const unknown = wanted.find((id) => !known.includes(id));
  // Of a project that cannot be read, nothing is called unknown: its findings say what is wrong.
  if (unknown === undefined || known.length === 0) return undefined;
  return wrongUsage(
    console,
    `the project has no environment "${unknown}".${didYouMean(unknown, known)}`,
    `Environments: ${known.join(', ')}.`,
  );
}

/** The ids of the environments that the project lists. */
export function environmentsOf(snapshot: Snapshot): readonly string[] {
  const reading = snapshot.read(layout.project);
  const tree = reading.kind === 'text' ? readYaml(reading.source, () => undefined) : undefined;
  const list = child(tree, 'environments');
  return list?.kind === 'list' ? list.items.flatMap((item) => text(item) ?? []) : [];
}
