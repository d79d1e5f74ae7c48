import { spawn } from 'node:child_process';

/** An object of git's store, as `git cat-file --batch` gives it. */
export interface GitObject {
  /** Its id, in hexadecimal digits. */
  readonly id: string;
  readonly type: string;
  readonly content: Buffer;
}

/** A conversation with one git process that gives any number of objects. */
export interface GitObjects {
  /** The objects of some names, in their order; undefined for one that there is not. */
  readonly read: (names: readonly string[]) => Promise<readonly (GitObject | undefined)[]>;
  /** Ends the conversation. */
  readonly close: () => void;
}

/** What git is told besides its arguments: it never asks anybody, takes no locks, and fetches nothing by itself. */
export const gitEnvironment: Readonly<Record<string, string>> = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** Begins to read objects of the repository that a folder lies in. */
export function openGitObjects(folder: string): GitObjects {
  const child = spawn('git', ['cat-file', '--batch'], {
    cwd: folder,
    env: { ...process.env, ...gitEnvironment },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const answers = answersOf(child.stdout);
  const failed = new Promise<never>((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`git cat-file ended with exit code ${code ?? 'none'}`)));
  });
  failed.catch(() => undefined); // Whoever waits for an answer is told; nobody else has to be.
  child.stdin.on('error', () => undefined); // It is closed when git ends, which is told above.
  return {
    read(names) {
      // A name with a line break would be two questions.
      child.stdin.write(names.map((name) => `${name.replaceAll(/[\r\n]/gu, ' ')}\n`).join(''));
      return Promise.race([answers.next(names.length), failed]);
    },
    close: () => child.stdin.end(),
  };
}

interface Answers {
  readonly next: (count: number) => Promise<readonly (GitObject | undefined)[]>;
}

/** Cuts git's output into answers: a line, and for an object that there is, its bytes and a line break. */
function answersOf(stream: AsyncIterable<Buffer>): Answers {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<void> => {
    const { value, done } = await chunks.next();
    if (done === true) throw new Error('git cat-file gave no whole answer');
    rest = rest.length === 0 ? value : Buffer.concat([rest, value]);
  };
  /** Many chunks are joined once: a large object comes in thousands of them. */
  const atLeast = async (length: number): Promise<void> => {
    const parts = [rest];
    let known = rest.length;
    while (known < length) {
      const { value, done } = await chunks.next();
      if (done === true) throw new Error('git cat-file gave no whole answer');
      parts.push(value);
      known += value.length;
    }
    if (parts.length > 1) rest = Buffer.concat(parts);
  };
  const line = async (): Promise<string> => {
    while (!rest.includes(10)) await more();
    const end = rest.indexOf(10);
    const text = rest.subarray(0, end).toString('utf8');
    rest = rest.subarray(end + 1);
    return text;
  };
  const one = async (): Promise<GitObject | undefined> => {
    const [, id = '', type = '', size = ''] = /^([0-9a-f]+) (\w+) (\d+)$/u.exec(await line()) ?? [];
    if (id === '') return undefined;
    await atLeast(Number(size) + 1);
    const content = Buffer.from(rest.subarray(0, Number(size)));
    rest = rest.subarray(Number(size) + 1);
    return { id, type, content };
  };
  return {
    async next(count) {
      const found: (GitObject | undefined)[] = [];
      for (let index = 0; index < count; index += 1) found.push(await one());
      return found;
    },
  };
}
