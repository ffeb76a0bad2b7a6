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

test("a body moved to another row, or another person's, does not open", async () => {
  const other = await store.conversations.open('whatsapp', '+31687654321');
  await store.messages.receive(other, 'wamid.2', { text: 'other' });
  await database.query(
    "update messages set body = (select body from messages where id = 'wamid.1') where id = 'wamid.2'",
  );
  await expect(store.messages.history(other)).rejects.toThrow();
  await store.conversations.forget(other);
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
