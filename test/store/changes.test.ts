// LISTEN/NOTIFY: every process hears of every commit, also after its connection broke.
import { beforeAll, expect, test } from 'vitest';
import { changeConnection } from '../../src/store/changes.ts';
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

const forget = async () => ({ state: null, replies: [], effects: [{ kind: 'forget' as const }] });

test('another process hears the message, the answer and the forgetting, after each commit', async () => {
  const { heard, leave } = listen(there);
  const talk = await here.conversations.open('web', 'a');
  await here.messages.receive(talk, 'a', 'question');
  await expect.poll(() => heard).toEqual([talk]);
  expect(await there.messages.history(talk)).toHaveLength(1);
  await here.turns.take(talk, answer);
  await expect.poll(() => heard).toEqual([talk, talk]);
  expect(await there.messages.history(talk)).toHaveLength(2);
  await here.messages.receive(talk, 'b', 'delete my data');
  await expect.poll(() => heard).toHaveLength(3);
  await here.turns.take(talk, forget);
  await expect.poll(() => heard).toHaveLength(4);
  expect(await there.messages.history(talk)).toEqual([]);
  leave();
  const other = await here.conversations.open('web', 'b');
  const still = listen(there);
  await here.messages.receive(other, 'c', 'question');
  await expect.poll(() => still.heard).toEqual([other]);
  expect(heard).toHaveLength(4);
  still.leave();
});

test('this process hears at once, each commit once, and sees it', async () => {
  const talk = await here.conversations.open('web', 'here');
  const seen: Promise<number>[] = [];
  const leave = here.onChange((conversation) => {
    if (conversation === talk) seen.push(here.messages.history(talk).then(({ length }) => length));
  });
  await here.messages.receive(talk, 'h', 'question');
  expect(seen).toHaveLength(1);
  await here.turns.take(talk, answer);
  expect(seen).toHaveLength(2);
  expect(await Promise.all(seen)).toEqual([1, 2]);
  leave();
  // What comes back from the database is not told a second time.
  const { heard, leave: leaveThere } = listen(there);
  await here.messages.receive(talk, 'i', 'question');
  await expect.poll(() => heard).toContain(talk);
  expect(seen).toHaveLength(2);
  leaveThere();
});

test('a re-delivery and a turn with nothing to do wake nobody', async () => {
  const talk = await here.conversations.open('web', 'quiet');
  await here.messages.receive(talk, 'd', 'question');
  await here.turns.take(talk, answer);
  const { heard, leave } = listen(here);
  await here.messages.receive(talk, 'd', 'again');
  await here.turns.take(talk, answer);
  expect(heard).toEqual([]);
  leave();
});

test('a listener that throws harms neither the message nor the other listeners', async () => {
  const leaveBroken = here.onChange(() => {
    throw new Error('a broken page');
  });
  const { heard, leave } = listen(here);
  const talk = await here.conversations.open('web', 'brave');
  expect(await here.messages.receive(talk, 'j', 'question')).toEqual({ seq: 1, fresh: true });
  expect(heard).toEqual([talk]);
  leaveBroken();
  leave();
});

test('after a break it hears again, and is told what it missed', async () => {
  const { heard, leave } = listen(there);
  const talk = await here.conversations.open('web', 'break');
  await database.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = $1',
    [changeConnection],
  );
  await here.messages.receive(talk, 'f', 'while it was away');
  await expect.poll(() => heard, { timeout: 10_000 }).toContain(talk);
  const back = () => database.logged.filter(({ event }) => event === 'change connection back');
  await expect.poll(() => back().length).toBe(2);
  heard.length = 0;
  const later = await here.conversations.open('web', 'later');
  await here.messages.receive(later, 'g', 'afterwards');
  await expect.poll(() => heard).toContain(later);
  leave();
});
