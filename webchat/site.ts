// Somebody else's site on this machine: the page, and its own copy of the published Web Chat.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const here = import.meta.dirname;
const files: Readonly<Record<string, readonly [type: string, path: string]>> = {
  '/': ['text/html', 'page.html'],
  '/webchat.js': ['text/javascript', 'node_modules/botframework-webchat/dist/webchat.js'],
};

export type Site = { readonly origin: string; close(): void };

/** `localhost`, where the house is `127.0.0.1`: another site for the browser. */
export const openSite = async (): Promise<Site> => {
  const server = createServer((req, res) => {
    const [type, path] = files[(req.url ?? '').split('?')[0] ?? ''] ?? [];
    if (!type || !path) return void res.writeHead(404).end();
    res.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(readFileSync(join(here, path)));
  }).listen(0, 'localhost');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
