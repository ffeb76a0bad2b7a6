// A bare WebSocket client that reads the sets of a stream one by one.
import { WebSocket } from 'ws';
import type { Wire } from '../../../src/channels/directline/wire.ts';

type ReadSet = { readonly activities: readonly Wire[]; readonly watermark?: string };
type Headers = Readonly<Record<string, string>>;

export type StreamClient = {
  /** The next set; rejects after two seconds without one. */
  next(): Promise<ReadSet>;
  send(text: string): void;
  leave(): void;
  readonly socket: WebSocket;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  /** Sets that nobody has read yet. */
  waiting(): number;
};

export const listen = async (url: string, headers: Headers = {}): Promise<StreamClient> => {
  const socket = new WebSocket(url, { headers });
  const sets: ReadSet[] = [];
  let heard = () => {};
  socket.on('message', (data) => {
    sets.push(JSON.parse(String(data)) as ReadSet);
    heard();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  return {
    next: () =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('No set came.')), 2_000);
        const take = () => {
          const set = sets.shift();
          if (!set) return;
          clearTimeout(late);
          heard = () => {};
          resolve(set);
        };
        heard = take;
        take();
      }),
    send: (text) => socket.send(text),
    leave: () => socket.terminate(),
    socket,
    closed,
    waiting: () => sets.length,
  };
};

/** The status of a refused upgrade. */
export const refusedWith = (url: string, headers: Headers = {}): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.once('unexpected-response', (_req, res) => {
      resolve(res.statusCode);
      socket.terminate();
    });
    socket.once('open', () => reject(new Error('It opened.')));
    socket.on('error', () => undefined);
  });
