import { spawn } from 'node:child_process';

/** What a finished child process left behind. */
export interface Finished {
  /** The exit code; null when a signal ended the process, such as after a timeout. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessOptions {
  /** The whole environment of the child: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly input?: string;
  /** Milliseconds until the child and its own children are killed; ten minutes when left out. */
  readonly timeout?: number;
}

/**
 * Runs a program with an argument vector, never through a shell, and waits for its end.
 *
 * Asynchronous, because a test worker that blocks for a minute is taken for dead. The child leads a process group of
 * its own, so a timeout also ends what it started.
 */
export function runProcess(program: string, args: readonly string[], options: ProcessOptions): Promise<Finished> {
  const { environment, folder, input = '', timeout = 600_000 } = options;
  const { promise, resolve, reject } = deferred<Finished>();
  const child = spawn(program, args, {
    env: environment,
    ...(folder === undefined ? {} : { cwd: folder }),
    detached: true,
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  const killer = setTimeout(() => endGroup(child.pid), timeout);
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.on('error', (error) => {
    clearTimeout(killer);
    reject(error);
  });
  child.on('close', (code) => {
    clearTimeout(killer);
    resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
  });
  // A child that ends without reading its input is judged by its exit code, not by the broken pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return promise;
}

/** Like `runProcess`, but any exit code except 0 is an Error that carries the end of what the program said. */
export async function mustRun(program: string, args: readonly string[], options: ProcessOptions): Promise<Finished> {
  const finished = await runProcess(program, args, options);
  if (finished.code === 0) return finished;
  throw new Error(
    `${program} ${args.slice(0, 4).join(' ')} ended with ${finished.code ?? 'a signal'}:\n${lastLines(finished.stderr || finished.stdout, 30)}`,
  );
}

/** The last lines of a text, blank ones at its end left out. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

function deferred<T>(): Deferred<T> {
  let settle: Pick<Deferred<T>, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  if (settle === undefined) throw new Error('a promise runs its executor at once');
  return { promise, ...settle };
}
