// A process of its own for the tests of crashes: talks in many conversations until it is killed.
import { openStore } from '../../src/store/open.ts';
import type { Json, TurnInput, TurnOutput } from '../../src/store/store.ts';

const [databaseUrl, secret, first, count] = process.argv.slice(2) as [string, string, string, string];
const store = await openStore({
  databaseUrl,
  dataDir: 'unused',
  secretKey: Buffer.from(secret, 'hex'),
  log: () => undefined,
});
/** Numbers of all messages so far, so that one handled twice or not at all is seen in the state. */
const work = async ({ state, message }: TurnInput): Promise<TurnOutput> => {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
  return { state: [...((state ?? []) as Json[]), message.body], replies: [message.body], effects: [] };
};

const talks = await Promise.all(
  Array.from({ length: 100 }, (_, n) => store.conversations.open('whatsapp', `talk ${n}`)),
);
for (const talk of await store.turns.leftBehind(0)) await store.turns.take(talk, work);
process.stdout.write('ready\n');
for (let n = Number(first); n < Number(first) + Number(count); n++) {
  await Promise.all(
    talks.map(async (talk) => {
      // The same as the network does: the message is told as received only when it is saved.
      const { fresh } = await store.messages.receive(talk, `${talk} ${n}`, n);
      if (fresh) process.stdout.write(`${talk} ${n}\n`);
      await store.turns.take(talk, work);
    }),
  );
}
await store.close();
process.stdout.write('done\n');
