import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A place in a text as the protocol counts: lines and UTF-16 columns from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** A YAML language server, as an editor runs it: a process that is spoken to over its standard streams. */
export interface LanguageServer {
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
  /** Resolves with the parameters of the next notification of this method that satisfies the condition. */
  next(method: string, condition: (params: unknown) => boolean): Promise<unknown>;
  stop(): Promise<void>;
}

/** Only the schemas that a document names itself, or that `schemas` gives to paths: nothing from the network. */
function settingsWith(schemas: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return {
    yaml: {
      validate: true,
      completion: true,
      hover: true,
      schemas,
      schemaStore: { enable: false },
      kubernetesCRDStore: { enable: false },
    },
    http: {},
  };
}

function start(): ChildProcessWithoutNullStreams {
  const manifest = createRequire(import.meta.url).resolve('yaml-language-server/package.json');
  return spawn(process.execPath, [join(dirname(manifest), 'bin', 'yaml-language-server'), '--stdio'], { stdio: 'pipe' });
}

/** Starts a server. `schemas`: address of a schema → the paths that it is for, as in an editor's settings. */
export async function startLanguageServer(schemas: Readonly<Record<string, string>> = {}): Promise<LanguageServer> {
  const child = start();
  const settings = settingsWith(schemas);
  const answers = new Map<number, (message: Message) => void>();
  const listeners = new Set<(message: Message) => void>();
  let last = 0;
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const configuration = (params: unknown): unknown => {
    const { items } = params as { readonly items: readonly { readonly section?: string }[] };
    return items.map(({ section = '' }) => settings[section] ?? {});
  };
  readMessages(child, (message) => {
    if (message.method === undefined) return answers.get(message.id ?? 0)?.(message);
    if (message.id !== undefined) {
      const isConfiguration = message.method === 'workspace/configuration';
      return send({ id: message.id, result: isConfiguration ? configuration(message.params) : null });
    }
    for (const listener of listeners) listener(message);
  });
  const server: LanguageServer = {
    async request(method, params) {
      const id = (last += 1);
      const answer = new Promise<Message>((resolve) => answers.set(id, resolve));
      send({ id, method, params });
      const { result, error } = await answer;
      answers.delete(id);
      if (error !== undefined) throw new Error(`${method} failed: ${JSON.stringify(error)}`);
      return result;
    },
    notify: (method, params) => send({ method, params }),
    next: (method, condition) =>
      new Promise((resolve) => {
        const listener = (message: Message): void => {
          if (message.method !== method || !condition(message.params)) return;
          listeners.delete(listener);
          resolve(message.params);
        };
        listeners.add(listener);
      }),
    async stop() {
      const ended = once(child, 'exit');
      await server.request('shutdown', null);
      server.notify('exit', null);
      child.stdin.end();
      await ended;
    },
  };
  await server.request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
        hover: { contentFormat: ['markdown'] },
      },
    },
  });
  server.notify('initialized', {});
  server.notify('workspace/didChangeConfiguration', { settings });
  return server;
}

function readMessages(child: ChildProcessWithoutNullStreams, handle: (message: Message) => void): void {
  let buffered = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk]);
    for (;;) {
      const header = /^Content-Length: (?<length>\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/u.exec(buffered.toString('latin1', 0, 256));
      const length = Number(header?.groups?.['length']);
      const begin = header?.[0].length ?? 0;
      if (header === null || buffered.length < begin + length) return;
      handle(JSON.parse(buffered.toString('utf8', begin, begin + length)) as Message);
      buffered = buffered.subarray(begin + length);
    }
  });
}
