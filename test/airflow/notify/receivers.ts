import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A mail as it arrived: to whom the server was told to bring it, its headers, and its decoded body. */
export interface Mail {
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly from: string;
  readonly html: string;
}

/** Servers of this machine that take messages in the place of Slack and of a mail host. */
export interface Receivers {
  /** The texts that were posted, in their order. */
  readonly chat: string[];
  readonly mails: Mail[];
  /** Connections of the store that lead to them: `AIRFLOW_CONN_…`. */
  readonly connections: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Opens both servers, on free ports of the loopback. */
export async function openReceivers(): Promise<Receivers> {
  const chat: string[] = [];
  const mails: Mail[] = [];
  const web = createHttpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: { readonly text: string } = JSON.parse(Buffer.concat(chunks).toString());
      chat.push(body.text);
      response.end('ok');
    });
  });
  const post = createServer((socket) => takeMail(socket, mails));
  const [webPort, postPort] = [await listening(web), await listening(post)];
  const smtp = { conn_type: 'smtp', host: '127.0.0.1', port: postPort, extra: noEncryption };
  return {
    chat,
    mails,
    connections: {
      AIRFLOW_CONN_TEAM_CHAT: JSON.stringify({
        conn_type: 'slackwebhook',
        password: `http://127.0.0.1:${webPort}/hook`,
      }),
      AIRFLOW_CONN_SMTP_DEFAULT: JSON.stringify(smtp),
    },
    close: async () => {
      await Promise.all([closed(web), closed(post)]);
    },
  };
}

const noEncryption = { disable_ssl: true, disable_tls: true, from_email: 'pipelines@example.com' };

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** As much of SMTP as Python's client speaks. */
function takeMail(socket: Socket, mails: Mail[]): void {
  let waiting = '';
  let recipients: string[] = [];
  let inData = false;
  socket.write('220 shop\r\n');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    waiting += chunk.toString();
    for (;;) {
      const end = inData ? '\r\n.\r\n' : '\r\n';
      const at = waiting.indexOf(end);
      if (at < 0) return;
      const said = waiting.slice(0, at);
      waiting = waiting.slice(at + end.length);
      if (inData) mails.push(mailOf(said, recipients));
      if (/^RCPT TO:/iu.test(said) && !inData) recipients.push(/<(.*)>/u.exec(said)?.[1] ?? said);
      if (inData) recipients = [];
      inData = !inData && said.toUpperCase() === 'DATA';
      socket.write(inData ? '354 go on\r\n' : '250 ok\r\n');
    }
  });
}

function mailOf(data: string, recipients: readonly string[]): Mail {
  const unfolded = data.replaceAll(/\r\n[ \t]+/gu, ' ');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'imu').exec(unfolded)?.[1]?.trim() ?? '';
  const encoded = /base64\r\n(?:.+\r\n)*?\r\n(?<body>[A-Za-z0-9+/=\r\n]+)/u.exec(data)?.groups?.['body'] ?? '';
  return {
    recipients,
    subject: header('Subject'),
    from: header('From'),
    html: Buffer.from(encoded, 'base64').toString(),
  };
}
