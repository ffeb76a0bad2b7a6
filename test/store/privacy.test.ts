// What is at rest: nothing a person wrote or is known by can be read without the key, and forgetting leaves nothing.
import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { ConversationId, Store } from '../../src/store/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let store: Store;
let talk: ConversationId;
const words = ['+31612345678', 'my husband is in Asmara', 'permit until 2027', 'bring your letter'];

beforeAll(async () => {
  database = await freshDatabase();
  store = await database.open();
  talk = await store.conversations.open('whatsapp', words[0] as string);
  await store.messages.receive(talk, 'wamid.1', { text: words[1] as string });
  await store.turns.take(talk, async () => ({
    state: { known: words[2] as string },
    replies: [{ text: words[3] as string }],
    effects: [{ kind: 'unanswered', language: 'ti', day: '2026-11-24', near: 'family' }],
  }));
});

/** Every table, every column, bytes as text and as hex. */
const dump = async (): Promise<string> => {
  const tables = await database.query(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const rows = await Promise.all(tables.map(({ name }) => database.query(`select * from ${name}`)));
  const values = rows.flat().flatMap((row) => Object.values(row));
  return values.map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value))).join('\n');
};

test('no table holds plain words, addresses or answers', async () => {
  const all = await dump();
  expect(all).toContain(talk);
  expect(all).toContain('wamid.1');
  for (const word of words) expect(all).not.toContain(word);
  expect((await store.messages.history(talk)).map(({ body }) => body)).toEqual([
    { text: words[1] },
    { text: words[3] },
  ]);
});

test('the log holds none either', () => {
  const log = JSON.stringify(database.logged);
  for (const word of words) expect(log).not.toContain(word);
});

test("a body does not open in another row, another column or another person's talk", async () => {
  const [one, two] = [
    await store.conversations.open('whatsapp', '+31687654321'),
    await store.conversations.open('web', 'x'),
  ];
  for (const [talk, id] of [
    [one, 'one.1'],
    [one, 'one.2'],
    [two, 'two.1'],
  ] as const) {
    await store.messages.receive(talk, id, { text: id });
  }
  const move = (from: string, to: string) =>
    database.query('update messages set body = (select body from messages where id = $1) where id = $2', [from, to]);
  await move('one.1', 'one.2');
  await expect(store.messages.history(one)).rejects.toThrow();
  await move('one.1', 'two.1');
  await expect(store.messages.history(two)).rejects.toThrow();
  await database.query(
    "update conversations set state = (select body from messages where id = 'one.1') where id = $1",
    [one],
  );
  await expect(store.conversations.state(one)).rejects.toThrow();
  await Promise.all([one, two].map((talk) => store.conversations.forget(talk)));
});

test('a wrong secret key is refused with one sentence before anything is read', async () => {
  const opening = openStore({
    databaseUrl: database.url,
    dataDir: 'unused',
    secretKey: randomBytes(32),
    log: () => undefined,
  });
  await expect(opening).rejects.toMatchObject({
    name: 'StoreFault',
    message: 'The secret key is not the one this database was sealed with.',
    remedy: expect.stringContaining('SECRET_KEY'),
  });
});

test('forgetting leaves no row and no key; what was counted without text stays', async () => {
  await store.conversations.forget(talk);
  const all = await dump();
  expect(all).not.toContain(talk);
  expect(all).not.toContain('wamid.1');
  expect(await database.query('select id from conversations union all select id from messages')).toEqual([]);
  expect(await store.conversations.find('whatsapp', words[0] as string)).toBeUndefined();
  expect(await store.misses.counts()).toHaveLength(1);
  expect(await store.conversations.open('whatsapp', words[0] as string)).not.toBe(talk);
});
