/** Where a command prints. */
export interface Stream {
  write(text: string): void;
  readonly isTerminal: boolean;
}

/** What a command knows of the process that it runs in. A test gives its own. */
export interface Console {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** The folder that the command was started in, absolute. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Version of Node, and of the time zone data that it has. */
  readonly versions: { readonly node: string; readonly timeZones: string };
  /** What a thread of this program runs, and with which arguments. Absent: everything is done in one thread. */
  readonly thread?: { readonly script: string; readonly argv: readonly string[] };
  /** Seconds since 1970, for what is due next. */
  readonly now: () => number;
  /** Milliseconds since some moment; only for showing progress. */
  readonly milliseconds: () => number;
}

/** 0: clean. 1: findings. 2: wrong usage or configuration. 3: a bug of ours. */
export type ExitCode = 0 | 1 | 2 | 3;

/** How findings and results are printed. */
export type Format = 'text' | 'json' | 'github';

/** Whether a stream takes colours: as its reader says in NO_COLOR or FORCE_COLOR, else where it is a terminal. */
export function hasColor({ environment }: Console, stream: Stream): boolean {
  if (isSet(environment['NO_COLOR'])) return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTerminal && environment['TERM'] !== 'dumb';
}

/** True for a run of which nobody watches the terminal. */
export function isUnattended({ environment }: Console): boolean {
  return isSet(environment['CI']) && environment['CI'] !== 'false';
}

/** Says what is wrong with how the command was called, and what to do. */
export function wrongUsage(console: Console, message: string, help: string): 2 {
  console.stderr.write(`dagwright: ${message}\n  help: ${help}\n`);
  return 2;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
