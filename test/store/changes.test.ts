// LISTEN/NOTIFY: every process hears of every commit, also after its connection broke.
import { beforeAll, expect, test } from 'vitest';
import type { ConversationId, Store } from '../../src/store/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let here: Store;
let there: Store;
beforeAll(async () => {
  database = await freshDatabase();
  [here, there] = await Promise.all([database.open(), database.open()]);
});

const listen = (store: Store) => {
  const heard: ConversationId[] = [];
  return { heard, leave: store.onChange((conversation) => heard.push(conversation)) };
};
const answer = async () => ({ state: null, replies: ['answer'], effects: [] });

test('another process hears the message, the answer and the forgetting, each after its commit', async () => {
  const { heard, leave } = listen(there);
  const talk = await here.conversations.open('web', 'a');
  await here.messages.receive(talk, 'a', 'question');
  await expect.poll(() => heard).toEqual([talk]);
  expect(await there.messages.history(talk)).toHaveLength(1);
  await here.turns.take(talk, answer);
  await expect.poll(() => heard).toEqual([talk, talk]);
  expect(await there.messages.history(talk)).toHaveLength(2);
  await here.messages.receive(talk, 'b', 'delete my data');
  await here.turns.take(talk, async () => ({ state: null, replies: [], effects: [{ kind: 'forget' }] }));
  await expect.poll(() => heard).toHaveLength(4);
  leave();
  const other = await here.conversations.open('web', 'b');
  const still = listen(there);
  await here.messages.receive(other, 'c', 'question');
  await expect.poll(() => still.heard).toEqual([other]);
  expect(heard).toHaveLength(4);
  still.leave();
});

test('a re-delivery and a turn that fails wake nobody', async () => {
  const talk = await here.conversations.open('web', 'quiet');
  await here.messages.receive(talk, 'd', 'question');
  await here.turns.take(talk, answer);
  const end = await here.conversations.open('web', 'end');
  const { heard, leave } = listen(there);
  await here.messages.receive(talk, 'd', 'again');
  await here.messages.receive(end, 'e', 'end');
  await expect.poll(() => heard).toContain(end);
  expect(heard.filter((conversation) => conversation === talk).length).toBeLessThanOrEqual(1);
  leave();
});

test('after a break it hears again, and is told what it missed', async () => {
  const { heard, leave } = listen(there);
  const talk = await here.conversations.open('web', 'break');
  await database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen changes'",
  );
  await here.messages.receive(talk, 'f', 'while it was away');
  await expect.poll(() => heard, { timeout: 10_000 }).toContain(talk);
  heard.length = 0;
  const later = await here.conversations.open('web', 'later');
  await expect.poll(() => database.logged.filter(({ event }) => event === 'change connection back')).toHaveLength(2);
  await here.messages.receive(later, 'g', 'afterwards');
  await expect.poll(() => heard).toContain(later);
  leave();
});
