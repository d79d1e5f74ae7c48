import { homedir } from 'node:os';
import type { Console } from '../commands/console.ts';
import { packageVersion } from './version.ts';

/**
 * What a person sees, and may send us, when dagwright itself fails. It holds no text of any file: the error's own
 * message may quote one, so only its kind and where it was thrown are told, with the paths of this machine shortened.
 */
export function bugReport(argv: readonly string[], console: Console, error: unknown): string {
  return [
    'dagwright: this is a bug of dagwright, not of your files. Nothing more was done.',
    '',
    'Please report it, with the following, and with the smallest spec that shows it if you may share one:',
    `  version: ${packageVersion()}, Node ${console.versions.node}`,
    `  command: dagwright ${argv.map(quoted).join(' ')}`,
    ...linesOf(error).map((line) => `  ${shortened(line, console)}`),
    '',
  ].join('\n');
}

function linesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [`error: a thrown ${typeof error}`];
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return [`error: ${error.name}${code}`, ...frames.slice(0, 12).map((line) => line.trim())];
}

function shortened(line: string, { folder }: Console): string {
  const own = new URL('../../../', import.meta.url);
  return line.replaceAll(own.href, '').replaceAll(own.pathname, '').replaceAll(folder, '.').replaceAll(homedir(), '~');
}

function quoted(argument: string): string {
  return /^[\w./=:,-]+$/u.test(argument) ? argument : JSON.stringify(argument);
}
