import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { blocksOf } from './examples.ts';

/** A command of a `console` block, and what the page says that it prints: stdout and stderr as a terminal shows them. */
export interface Command {
  readonly line: number;
  readonly command: string;
  readonly printed: string;
}

/** The commands of a page by its blocks: each block begins in a fresh copy of the demo. Those for a clone are left out. */
export function terminalsOf(markdown: string): readonly (readonly Command[])[] {
  return blocksOf(markdown)
    .filter(({ info }) => info.join(' ') === 'console')
    .map(({ line, text }) =>
      text
        .split(/^(?=\$ )/mu)
        .map((part) => /^\$ (.*)\n([^]*)$/u.exec(part))
        .map((match) => ({ line, command: match?.[1] ?? '', printed: match?.[2] ?? '' })),
    );
}

const demo = ['dagwright.yaml', 'pipelines', 'environments'];

/** A copy of the demo, compiled, and a terminal in it. The command is the one that was built; there is nothing for npx to find. */
export function openTerminal(): (command: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'dagwright-docs-'));
  for (const name of demo) cpSync(name, join(folder, name), { recursive: true });
  const npx = `npx() { shift; "${process.execPath}" "${resolve('bin/dagwright.js')}" "$@"; }`;
  const run = (command: string): string =>
    spawnSync('bash', ['-c', `exec 2>&1\n${npx}\n${command}`], { cwd: folder, encoding: 'utf8' }).stdout;
  run('npx dagwright compile');
  return run;
}
