// Opens the port, and closes it so that every request in hand is answered first.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export type Listening = {
  readonly url: string;
  /** No new connections; streams end; resolves when the last answer is out, or when the time is up. */
  close(graceSeconds?: number): Promise<void>;
};

/** The port cannot be opened; `remedy` says in one sentence what to do. */
export type ListenFault = Error & { readonly name: 'ListenFault'; readonly remedy: string };

/** Takes a WebSocket upgrade; false when it is not meant for it. */
export type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

export const listen = async (
  app: RequestListener,
  { host, port, upgrade }: { host: string; port: number; upgrade?: Upgrade | undefined },
): Promise<Listening> => {
  const server = createServer({ keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 30_000 }, app);
  const inHand = new Set<ServerResponse>();
  server.on('request', (_req, res) => {
    inHand.add(res);
    res.once('close', () => inHand.delete(res));
  });
  server.on('upgrade', (req, socket, head) => {
    if (!upgrade?.(req, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(faultOf(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { port: opened } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${opened}`,
    close: (graceSeconds = 10) => drain(server, inHand, graceSeconds),
  };
};

/** Browsers hold connections open without asking anything; once nothing is in hand those are cut, not waited for. */
const drain = (server: Server, inHand: ReadonlySet<ServerResponse>, graceSeconds: number): Promise<void> =>
  new Promise((resolve) => {
    const until = Date.now() + graceSeconds * 1000;
    const look = setInterval(() => {
      if (inHand.size === 0 || Date.now() > until) server.closeAllConnections();
      // A connection that became a WebSocket is no longer the server's to cut.
      if (Date.now() > until) done();
    }, 25);
    const done = () => {
      clearInterval(look);
      resolve();
    };
    server.close(done);
    for (const res of inHand) if (isStream(res)) res.end();
  });

/** Pages go out in one piece; what has begun and not ended is a server-sent stream, and its browser comes back to the next process. */
const isStream = (res: ServerResponse): boolean => res.headersSent && !res.writableEnded;

const faultOf = (error: NodeJS.ErrnoException, host: string, port: number): ListenFault =>
  Object.assign(new Error(`Port ${port} on ${host} cannot be opened (${error.code}).`, { cause: error }), {
    name: 'ListenFault' as const,
    remedy: remedyOf(error.code, port),
  });

const remedyOf = (code: string | undefined, port: number): string => {
  if (code === 'EADDRINUSE')
    return `Another program uses port ${port}: stop it, or choose another with PORT=${port + 1}.`;
  if (code === 'EACCES') return `Port ${port} is reserved for the system: choose one above 1023 with PORT=3978.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'HOST is no address of this machine: use 127.0.0.1 or 0.0.0.0.';
  return 'Look at PORT and HOST.';
};
