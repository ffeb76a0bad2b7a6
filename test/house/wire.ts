// A wire between a browser and the house that keeps a copy of everything that came down it: pages, headers, streams.
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Wire = {
  /** On `localhost`: the one name on which a browser makes passkeys without https. */
  readonly url: string;
  readonly port: number;
  /** Where the house is; it is started after the wire, because it must know the address people type. */
  leadTo(port: number): void;
  /** All that reached the browser until now, in the order of the requests: status, headers and body of each. */
  readonly came: readonly Answer[];
  close(): Promise<void>;
};
export type Answer = { readonly method: string; readonly path: string; readonly status: number; text(): string };

export const openWire = async (): Promise<Wire> => {
  let house = 0;
  const came: Answer[] = [];
  const server = createServer((req, res) => {
    const { 'accept-encoding': _, ...headers } = req.headers;
    const { method = 'GET', url: path = '/' } = req;
    const on = request({ host: '127.0.0.1', port: house, method, path, headers }, (answer) => {
      const status = answer.statusCode ?? 0;
      const chunks: Buffer[] = [Buffer.from(`${status} ${answer.rawHeaders.join('\n')}\n\n`)];
      came.push({ method, path, status, text: () => Buffer.concat(chunks).toString('utf8') });
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.writeHead(status, answer.rawHeaders);
      answer.pipe(res);
      answer.on('error', () => res.destroy());
    });
    on.on('error', () => res.destroy());
    res.on('close', () => on.destroy());
    req.pipe(on);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    port,
    came,
    leadTo: (to) => {
      house = to;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
