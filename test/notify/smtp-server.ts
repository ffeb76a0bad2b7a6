// A mail server on this machine that speaks as much SMTP as a client needs, answers as it is told, and keeps what came.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export type Letter = { readonly from: string; readonly to: readonly string[]; readonly data: string };
/** Answers by the first word of a command; `end` is what follows the text of a mail. */
export type Answers = Partial<Record<'greet' | 'AUTH' | 'MAIL' | 'RCPT' | 'end', string>>;

export const startSmtp = async () => {
  const letters: Letter[] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  let answers: Answers = {};
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    let [left, from, data] = ['', '', undefined as string | undefined];
    let to: string[] = [];
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string): void => {
      if (data !== undefined) {
        if (line !== '.') {
          data += `${line.replace(/^\./, '')}\r\n`;
          return;
        }
        const answer = answers.end ?? '250 kept';
        if (answer.startsWith('250')) letters.push({ from, to, data });
        data = undefined;
        return void say(answer);
      }
      commands.push(line);
      const word = line.split(' ')[0]?.toUpperCase() ?? '';
      if (word === 'EHLO') return void say('250-here\r\n250-AUTH PLAIN\r\n250 SMTPUTF8');
      if (word === 'MAIL') [from, to] = [line, []];
      if (word === 'RCPT') to.push(line);
      if (word === 'QUIT') return void socket.end('221 bye\r\n');
      if (word === 'STARTTLS') return void say('502 not here');
      if (word === 'DATA') {
        data = '';
        return void say('354 go on');
      }
      say(answers[word as 'MAIL'] ?? (word === 'AUTH' ? '235 welcome' : '250 fine'));
    };
    socket.on('data', (chunk) => {
      const lines = (left + chunk).split('\r\n');
      left = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
    say(answers.greet ?? '220 here');
  }).listen(0, '0.0.0.0');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    letters,
    commands,
    port,
    url: `smtp://desk%40example.org:p%40ss@127.0.0.1:${port}`,
    answers: (next: Answers) => {
      answers = next;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};

/** The text of a mail as a person reads it. */
export const readLetter = ({ data }: Letter) => {
  const [head = '', ...rest] = data.split('\r\n\r\n');
  const folded = head.replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string): string => {
    const raw = new RegExp(`^${name}: (.*)$`, 'im').exec(folded)?.[1] ?? '';
    return raw.replace(/=\?UTF-8\?Q\?(.*?)\?=\s*/gi, (_, text: string) => quoted(text.replaceAll('_', ' ')));
  };
  const body = rest.join('\r\n\r\n');
  const encoding = header('Content-Transfer-Encoding');
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString() : quoted(body);
  return {
    subject: header('Subject'),
    id: header('Message-ID'),
    to: header('To'),
    auto: header('Auto-Submitted'),
    text,
  };
};

const quoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
