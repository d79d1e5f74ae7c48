import { createServer, type Server } from 'node:http';

/**
 * A host on this machine. What begins with `/status/N` answers N; anything else is there when it is asked for the second
 * time. `asked` has a line for each request: method, address, and the header `X-Day`.
 */
export async function withHost(work: (port: number, asked: readonly string[]) => Promise<void>): Promise<void> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    const isThere = asked.some((each) => each.includes(` ${url} `));
    asked.push(`${method} ${url} ${String(request.headers['x-day'] ?? '')}`);
    const status = /^\/status\/(\d+)/u.exec(url)?.[1];
    response.statusCode = status === undefined ? (isThere ? 200 : 404) : Number(status);
    response.end();
  });
  const port = await listening(server);
  try {
    await work(port, asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
