// One address before several processes, as a load balancer would be: a connection goes to one that is up.

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Server } from 'node:net';

export type Door = { readonly url: string; close(): Promise<void> };

/** `ports`: where somebody listens now. */
export const openDoor = async (ports: () => readonly number[]): Promise<Door> => {
  let turn = 0;
  const open = new Set<{ destroy(): void }>();
  const server: Server = createServer((client) => {
    const up = ports();
    turn += 1;
    const port = up[turn % up.length];
    if (port === undefined) return void client.destroy();
    const house = dial(port, '127.0.0.1');
    for (const [one, other] of [
      [client, house],
      [house, client],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const one of open) one.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
