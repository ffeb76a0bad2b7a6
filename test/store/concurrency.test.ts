// Two processes on one database: each message is handled once, in order, whoever takes it.
import { beforeAll, expect, test } from 'vitest';
import type { Json, Store, TurnInput, TurnOutput } from '../../src/store/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let stores: readonly [Store, Store];
beforeAll(async () => {
  database = await freshDatabase();
  stores = [await database.open(), await database.open()];
});

const append = async ({ state, message }: TurnInput): Promise<TurnOutput> => ({
  state: [...((state ?? []) as Json[]), message.seq],
  replies: [message.seq],
  effects: [],
});

test('fifty messages to one conversation at once', async () => {
  const [a, b] = stores;
  const talk = await a.conversations.open('web', 'crowd');
  await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      await stores[n % 2 ? 0 : 1].messages.receive(talk, `crowd ${n}`, n);
      await Promise.all([a.turns.take(talk, append), b.turns.take(talk, append)]);
    }),
  );
  const history = await a.messages.history(talk);
  const incoming = history.filter(({ direction }) => direction === 'in');
  expect(incoming.every(({ status }) => status === 'handled')).toBe(true);
  expect(await b.conversations.state(talk)).toEqual(incoming.map(({ seq }) => seq));
  expect(history.filter(({ direction }) => direction === 'out').map(({ body }) => body)).toEqual(
    incoming.map(({ seq }) => seq),
  );
  expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
});

test('three hundred people at once', async () => {
  const talks = await Promise.all(
    Array.from({ length: 300 }, async (_, n) => {
      const store = stores[n % 2 ? 0 : 1];
      const talk = await store.conversations.open('web', `person ${n}`);
      await store.messages.receive(talk, `person ${n}`, n);
      await store.turns.take(talk, append);
      return talk;
    }),
  );
  const histories = await Promise.all(talks.map((talk) => stores[0].messages.history(talk)));
  expect(histories.map((rows) => rows.map(({ status }) => status))).toEqual(talks.map(() => ['handled', 'sent']));
});

test('a person who floods does not hold up the others', async () => {
  const [store] = stores;
  const flood = await store.conversations.open('web', 'flood');
  const calm = await store.conversations.open('web', 'calm');
  await store.messages.receive(flood, 'flood', 0);
  let free: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  const taking = store.turns.take(flood, async (input) => {
    await held;
    return append(input);
  });
  const waiting = Promise.all(Array.from({ length: 40 }, (_, n) => store.messages.receive(flood, `flood ${n}`, n)));
  await store.messages.receive(calm, 'calm', 1);
  await store.turns.take(calm, append);
  expect(await store.conversations.state(calm)).toEqual([1]);
  free();
  await Promise.all([taking, waiting]);
});
