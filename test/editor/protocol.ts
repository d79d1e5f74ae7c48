import type { ChildProcessWithoutNullStreams } from 'node:child_process';

/** A message of the language server protocol: a request, a notification (without id) or an answer (without method). */
export interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** One end of a conversation with a process over its standard streams. */
export interface Connection {
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
}

/** What is done with messages that the other side begins. */
export interface Handlers {
  answer(method: string, params: unknown): unknown;
  hear(method: string, params: unknown): void;
}

/** Speaks with a language server. A request that the server refuses, or does not live to answer, rejects. */
export function connectTo(child: ChildProcessWithoutNullStreams, handlers: Handlers): Connection {
  const waiting = new Map<number, (message: Message) => void>();
  let last = 0;
  const send = (message: Message): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  child.on('exit', (code) => {
    for (const settle of waiting.values()) settle({ error: `The server ended with ${String(code)}.` });
  });
  onMessage(child, ({ id, method, params, ...answer }) => {
    if (method === undefined) waiting.get(id ?? 0)?.(answer);
    else if (id === undefined) handlers.hear(method, params);
    else send({ id, result: handlers.answer(method, params) });
  });
  return {
    notify: (method, params) => send({ method, params }),
    async request(method, params) {
      const id = (last += 1);
      const answered = new Promise<Message>((resolve) => waiting.set(id, resolve));
      send({ id, method, params });
      const { result, error } = await answered;
      waiting.delete(id);
      if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
      return result;
    },
  };
}

function onMessage(child: ChildProcessWithoutNullStreams, handle: (message: Message) => void): void {
  let unread = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk]);
    for (let end = endOfMessage(unread); end !== undefined; end = endOfMessage(unread)) {
      handle(JSON.parse(unread.toString('utf8', end.body, end.next)) as Message);
      unread = unread.subarray(end.next);
    }
  });
}

/** Where the body of the first message begins and the next message; undefined while it is not all there. */
function endOfMessage(unread: Buffer): { readonly body: number; readonly next: number } | undefined {
  const header = unread.indexOf('\r\n\r\n');
  if (header < 0) return undefined;
  const length = /^Content-Length: (\d+)/iu.exec(unread.toString('latin1', 0, header))?.[1];
  const next = header + 4 + Number(length);
  return next <= unread.length ? { body: header + 4, next } : undefined;
}
