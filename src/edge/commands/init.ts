import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { systemCode } from '../host/system_error.ts';
import { wrongUsage, type Console, type ExitCode } from './console.ts';
import { ignoreFile, newProject } from './new_project.ts';

/** Writes a small project that compiles. Where one of its files exists already, it writes nothing at all. */
export function init(console: Console, target: string): ExitCode {
  const folder = resolve(console.folder, target);
  const files = newProject(projectId(folder));
  try {
    const inTheWay = [...files.keys()].find((path) => exists(join(folder, path)));
    if (inTheWay !== undefined)
      return wrongUsage(console, `"${inTheWay}" exists already; nothing was written.`, 'Choose another folder.');
    for (const [path, text] of files) write(folder, path, text, console);
    if (!exists(join(folder, ignoreFile[0]))) write(folder, ...ignoreFile, console);
  } catch (error) {
    return wrongUsage(console, `"${target}" cannot be written (${systemCode(error)}).`, 'Choose another folder.');
  }
  console.stdout.write(['', 'Next:', ...nextSteps(target), ''].join('\n'));
  return 0;
}

function nextSteps(target: string): readonly string[] {
  const steps = ['dagwright compile', 'dagwright explain daily_orders.tasks.load.retries.count --env prod'];
  const there = target === '.' ? '' : ` -C ${/^[\w./-]+$/u.test(target) ? target : JSON.stringify(target)}`;
  return steps.map((step) => `  ${step}${there}`);
}

/** The folder's name as an id: `Sales Data` becomes `sales_data`. */
function projectId(folder: string): string {
  const id = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '_')
    .replaceAll(/^[_0-9]+|_+$/gu, '');
  return id === '' ? 'analytics' : id.slice(0, 60);
}

function write(folder: string, path: string, text: string, console: Console): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  // What appeared there in the meantime is not overwritten either.
  writeFileSync(join(folder, path), text, { flag: 'wx' });
  console.stdout.write(`  created  ${path}\n`);
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
