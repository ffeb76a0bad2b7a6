// One request out: three seconds to connect, ten in all, no redirects, and whether it left this machine or not.
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest, type RequestOptions } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';

export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter?: number; readonly text: string }
  /** Nothing was written: it cannot have been taken. */
  | { readonly kind: 'not-written' }
  /** Written, and no answer came: it may have been taken. */
  | { readonly kind: 'no-answer' };

export type Poster = {
  post(url: URL, headers: Readonly<Record<string, string>>, body: string): Promise<Answer>;
  close(): void;
};
export type Patience = { readonly connectMs: number; readonly totalMs: number };

/** Graph's answers are small; anything larger is no answer of Graph. */
const largest = 256 * 1024;

export const makePoster = ({ connectMs, totalMs }: Patience): Poster => {
  const settings = { keepAlive: true, maxSockets: 32, timeout: 60_000 };
  const plain = new PlainAgent(settings);
  const secure = new SecureAgent(settings);
  return {
    post: (url, headers, body) =>
      new Promise((resolve) => {
        const isSecure = url.protocol === 'https:';
        const bytes = Buffer.from(body);
        const options: RequestOptions = {
          method: 'POST',
          headers: { ...headers, 'Content-Length': bytes.length },
          agent: isSecure ? secure : plain,
        };
        let isWritten = false;
        const lost = () => done(isWritten ? { kind: 'no-answer' } : { kind: 'not-written' });
        const req = (isSecure ? secureRequest : plainRequest)(url, options, (res) => {
          read(res).then((text) => (text === undefined ? lost() : done(answered(res, text))), lost);
        });
        const total = setTimeout(() => {
          req.destroy(new Error('no answer in time'));
          lost();
        }, totalMs);
        const done = (answer: Answer) => {
          clearTimeout(total);
          resolve(answer);
        };
        req.on('socket', (socket: Socket) => {
          if (!socket.connecting) {
            isWritten = true;
            return;
          }
          const connect = setTimeout(() => req.destroy(new Error('no connection in time')), connectMs);
          socket.once('close', () => clearTimeout(connect));
          socket.once(isSecure ? 'secureConnect' : 'connect', () => {
            clearTimeout(connect);
            isWritten = true;
          });
        });
        req.on('error', lost);
        req.end(bytes);
      }),
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
};

/** Undefined when it grows too large; rejects when it breaks off. By events: an iterator costs as much as the request. */
const read = (res: IncomingMessage): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    res.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= largest) return;
      res.destroy();
      resolve(undefined);
    });
    res.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    res.on('error', reject);
    res.on('close', () => {
      if (!res.complete) reject(new Error('The answer broke off.'));
    });
  });

const answered = (res: IncomingMessage, text: string): Answer => {
  const after = Number(res.headers['retry-after']);
  return {
    kind: 'answered',
    status: res.statusCode ?? 0,
    ...(Number.isFinite(after) && after > 0 ? { retryAfter: Math.min(after, 3600) } : {}),
    text,
  };
};
