import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as it arrived. Headers are those that a test may look at, by their names in small letters. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes as UTF-8. */
  readonly body: string;
}

/** What the server says to a path. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Gives `work` a server on the loopback that answers each path as it is told, and the requests that it got so far. */
export async function withRecordingServer<T>(
  answers: Readonly<Record<string, Answer>>,
  work: (port: number, requests: readonly RecordedRequest[]) => Promise<T>,
): Promise<T> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => void record(request, response, answers, requests));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    return await work(address.port, requests);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function record(
  request: IncomingMessage,
  response: ServerResponse,
  answers: Readonly<Record<string, Answer>>,
  requests: RecordedRequest[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { method = '', url = '' } = request;
  requests.push({ method, path: url, headers: toldHeaders(request), body: Buffer.concat(chunks).toString('utf8') });
  const { status, headers = {}, body = '' } = answers[url.replace(/\?.*$/u, '')] ?? { status: 200, body: 'done' };
  response.writeHead(status, headers).end(body);
}

/** What every client sends by itself is left out. */
const own = new Set(['host', 'user-agent', 'accept-encoding', 'accept', 'connection', 'content-length']);

function toldHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (own.has(name) ? [] : [[name, String(value)]])),
  );
}
