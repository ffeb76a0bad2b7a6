// A process of its own for the tests of crashes: receives a message and dies of it.
import { openStore } from '../../src/store/open.ts';

const [databaseUrl, secret] = process.argv.slice(2) as [string, string];
const store = await openStore({
  databaseUrl,
  dataDir: 'unused',
  secretKey: Buffer.from(secret, 'hex'),
  log: () => undefined,
});
const talk = await store.conversations.open('whatsapp', 'deadly');
await store.messages.receive(talk, 'deadly', 'deadly');
await store.turns.take(
  talk,
  async () => {
    await new Promise<void>((resolve) => process.stdout.write('start\n', () => resolve()));
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  },
  { poison: () => 'sorry' },
);
await store.close();
