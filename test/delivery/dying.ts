// A process of its own for the tests of kills: a webhook, turns, an outbox; it kills itself at the point it is told.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Client } from '../../src/channels/whatsapp/client.ts';
import { webhook } from '../../src/channels/whatsapp/webhook.ts';
import { receiveWhatsApp } from '../../src/delivery/receive-whatsapp.ts';
import { openStore } from '../../src/store/open.ts';
import type { Outgoing, Settlement, Store, TurnInput } from '../../src/store/store.ts';
import { start } from './talking.ts';

export type Point =
  | 'before insert'
  | 'after insert'
  | 'before commit'
  | 'after commit'
  | 'before send'
  | 'after send'
  | 'before mark'
  | 'after mark'
  | 'never';
export type Orders = {
  readonly point: Point;
  readonly databaseUrl: string;
  readonly secret: string;
  readonly apiUrl: string;
  readonly token: string;
  readonly appSecret: string;
  readonly phoneNumberId: string;
};

const orders = JSON.parse(process.argv[2] ?? '') as Orders;
const { point, token, appSecret, phoneNumberId, apiUrl } = orders;

const die = (at: Point): Promise<void> => {
  if (at !== point) return Promise.resolve();
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

const real = await openStore({
  databaseUrl: orders.databaseUrl,
  dataDir: 'unused',
  secretKey: Buffer.from(orders.secret, 'hex'),
  log: () => undefined,
});
const store: Store = {
  ...real,
  inbox: {
    receive: async (...batch) => {
      await die('before insert');
      const fresh = await real.inbox.receive(...batch);
      if (fresh.length > 0) await die('after insert');
      return fresh;
    },
  },
  outbox: {
    ...real.outbox,
    settle: async (row: Outgoing, to: Settlement) => {
      await die('before mark');
      const done = await real.outbox.settle(row, to);
      await die('after mark');
      return done;
    },
  },
};
const turn = async ({ message }: TurnInput) => {
  await die('before commit');
  const { text } = message.body as { readonly text: string };
  return { state: null, replies: [{ text: `re ${text}` }], effects: [] };
};
const before = (client: Client): Pick<Client, 'send'> => ({
  send: async (wire) => {
    await die('before send');
    const delivery = await client.send(wire);
    await die('after send');
    return delivery;
  },
});

const outbox = start({
  store,
  apiUrl,
  token,
  phoneNumberId,
  lines: [],
  before,
  patience: { crisis: 0, answer: 2, volunteer: 2, reminder: 2 },
});
const takeTurn = async (conversation: Parameters<Store['turns']['take']>[0]) => {
  await store.turns.take(conversation, turn);
  await die('after commit');
};
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const receive = receiveWhatsApp({
  store,
  takeTurn,
  showTyping: () => undefined,
  hear: outbox.hear,
  mishear: outbox.mishear,
  log,
});
const settings = { appSecret, verifyToken: 'verify', phoneNumberId };
for (const conversation of await store.turns.leftBehind(0)) await takeTurn(conversation);
const server = createServer(webhook({ settings, receive, log })).listen(0, '127.0.0.1');
server.once('listening', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
