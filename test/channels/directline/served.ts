// The channel behind a real server on a real port, as the house will mount it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type DirectLine, makeDirectLine } from '../../../src/channels/directline/direct-line.ts';
import type { DirectLineParts } from '../../../src/channels/directline/parts.ts';
import { directLinePath } from '../../../src/channels/directline/stream-path.ts';
import type { Talks } from './talks.ts';

export type Served = {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly line: DirectLine;
  readonly logged: readonly (readonly [facts: object, says: string])[];
  /** As the house closes: streams first, then the server. */
  close(): Promise<void>;
  /** As a process that is killed. */
  kill(): Promise<void>;
};

export type ServeOptions = Partial<Omit<DirectLineParts, 'log'>> & { readonly port?: number };

export const serve = async (talks: Talks, { port = 0, ...given }: ServeOptions = {}): Promise<Served> => {
  const app = express().set('query parser', 'simple').set('etag', false);
  const server = createServer(app);
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const opened = (server.address() as AddressInfo).port;
  const host = `127.0.0.1:${opened}`;
  const logged: (readonly [object, string])[] = [];
  let ids = 0;
  const line = makeDirectLine({
    secret: 'test-secret',
    origins: ['https://www.example.org'],
    publicUrl: `http://${host}`,
    now: () => new Date(),
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    log: { warn: (facts, says) => void logged.push([facts, says]) },
    ...talks.parts,
    ...given,
  });
  app.use(directLinePath, line.router);
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (req, socket, head) => {
    if (!line.upgrade(req, socket, head)) socket.destroy();
  });
  const closed = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://${host}`,
    host,
    port: opened,
    line,
    logged,
    close: async () => {
      await line.close();
      await closed();
    },
    kill: async () => {
      for (const socket of sockets) socket.destroy();
      await closed();
      await line.close();
    },
  };
};
