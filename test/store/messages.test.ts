// Receiving: durable, in order, once.
import { beforeAll, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await freshDatabase();
  store = await database.open();
});

test('one address is one conversation, and a channel is part of it', async () => {
  const [a, b] = await Promise.all([store.conversations.open('web', 'a'), store.conversations.open('web', 'a')]);
  expect(a).toBe(b);
  expect(await store.conversations.open('whatsapp', 'a')).not.toBe(a);
  expect(await store.conversations.find('web', 'a')).toBe(a);
  expect(await store.conversations.find('web', 'nobody')).toBeUndefined();
});

test('messages keep the order in which they came', async () => {
  const talk = await store.conversations.open('web', 'order');
  const ids = Array.from({ length: 50 }, (_, n) => `order-${n}`);
  const received = await Promise.all(ids.map((id) => store.messages.receive(talk, id, { text: id })));
  expect(received.map(({ seq }) => seq)).toEqual(ids.map((_, n) => n + 1));
  const history = await store.messages.history(talk);
  expect(history.map(({ id }) => id)).toEqual(ids);
  expect(history[7]).toMatchObject({
    conversation: talk,
    seq: 8,
    direction: 'in',
    status: 'unhandled',
    body: { text: 'order-7' },
  });
  expect(history[7]?.at).toBeInstanceOf(Date);
});

test('history gives the newest, after what is known', async () => {
  const talk = await store.conversations.open('web', 'order');
  const seqs = async (range: { after?: number; limit?: number }) =>
    (await store.messages.history(talk, range)).map(({ seq }) => seq);
  expect(await seqs({ limit: 3 })).toEqual([48, 49, 50]);
  expect(await seqs({ after: 46 })).toEqual([47, 48, 49, 50]);
  expect(await seqs({ after: 46, limit: 2 })).toEqual([49, 50]);
  expect(await seqs({ after: 50 })).toEqual([]);
});

test('a re-delivery changes nothing', async () => {
  const talk = await store.conversations.open('whatsapp', 'again');
  expect(await store.messages.receive(talk, 'wamid.1', { text: 'first' })).toEqual({ seq: 1, fresh: true });
  expect(await store.messages.receive(talk, 'wamid.1', { text: 'again' })).toEqual({ seq: 1, fresh: false });
  expect(await store.messages.receive(talk, 'wamid.2', { text: 'next' })).toEqual({ seq: 2, fresh: true });
  const other = await database.open();
  const both = await Promise.all(
    [store, other].map((one) => one.messages.receive(talk, 'wamid.3', { text: 'twice at once' })),
  );
  expect(both.filter(({ fresh }) => fresh)).toHaveLength(1);
  expect((await store.messages.history(talk)).map(({ body }) => body)).toEqual([
    { text: 'first' },
    { text: 'next' },
    { text: 'twice at once' },
  ]);
});

test("another person's message id is refused and tells nothing", async () => {
  const mine = await store.conversations.open('web', 'mine');
  const yours = await store.conversations.open('web', 'yours');
  await store.messages.receive(mine, 'the-id', { text: 'mine' });
  await expect(store.messages.receive(yours, 'the-id', { text: 'yours' })).rejects.toThrow('another conversation');
  expect(await store.messages.history(yours)).toEqual([]);
});

test('a new conversation has no state and no history', async () => {
  const talk = await store.conversations.open('terminal', 'new');
  expect(await store.conversations.state(talk)).toBeNull();
  expect(await store.messages.history(talk)).toEqual([]);
});
