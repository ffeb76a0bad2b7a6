// The door of the webhook alone, with the inbox behind it or, as `STUBBED`, with nothing behind it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webhook } from '../src/channels/whatsapp/webhook.ts';
import { receiveWhatsApp } from '../src/delivery/receive-whatsapp.ts';
import { makeLog } from '../src/log.ts';
import { secretKey } from '../src/store/keys/secret-key.ts';
import { openStore } from '../src/store/open.ts';
import type { Arrival, ConversationId, Store } from '../src/store/store.ts';
import { tellStarter } from './told.ts';

const env = process.env as Readonly<Record<string, string>>;
const log = makeLog('error');

const inMemory: Store['inbox'] = {
  receive: async (_channel, arrivals) =>
    arrivals.flatMap((one: Arrival) =>
      one.kind === 'message' ? [{ conversation: (one.person.user ?? '') as ConversationId, id: one.id }] : [],
    ),
};
const inbox =
  env.STUBBED === undefined
    ? (
        await openStore({
          databaseUrl: env.DATABASE_URL ?? '',
          dataDir: env.DATA_DIR ?? '',
          secretKey: secretKey(undefined, env.DATA_DIR ?? ''),
          log: () => undefined,
        })
      ).inbox
    : inMemory;
const nothing = () => undefined;
const receive = receiveWhatsApp({
  store: { inbox },
  takeTurn: async () => undefined,
  showTyping: nothing,
  hear: nothing,
  mishear: nothing,
  log,
});
const settings = {
  appSecret: env.WHATSAPP_APP_SECRET ?? '',
  verifyToken: env.WHATSAPP_VERIFY_TOKEN ?? '',
  phoneNumberId: env.WHATSAPP_PHONE_NUMBER_ID ?? '',
};
const server = createServer({ keepAliveTimeout: 65_000 }, webhook({ settings, receive, log }));
server.listen(0, '127.0.0.1', () => tellStarter((server.address() as AddressInfo).port));
