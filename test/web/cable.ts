// The cable to the database, which a test may pull out: a relay of bytes on a free port.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Cable = { readonly url: string; pull(): void; plugIn(): void; close(): void };

export const cableTo = async (url: string): Promise<Cable> => {
  const there = new URL(url);
  const sockets = new Set<Socket>();
  let isOut = false;
  const relay = createServer((near) => {
    if (isOut) return void near.destroy();
    const far = connect(Number(there.port), there.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
  const here = new URL(url);
  here.hostname = '127.0.0.1';
  here.port = String((relay.address() as AddressInfo).port);
  return {
    url: here.href,
    pull: () => {
      isOut = true;
      for (const socket of sockets) socket.destroy();
    },
    plugIn: () => {
      isOut = false;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      relay.close();
    },
  };
};
