// A database that cannot be reached: everything says `StoreAway`, soon, and works again when it is back.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StoreAway } from '../../src/store/faults.ts';
import { openStore } from '../../src/store/open.ts';
import type { ConversationId, Store } from '../../src/store/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

/** The cable: can be cut, and can swallow everything without a word. */
const cable = async (port: number) => {
  const sockets = new Set<Socket>();
  let mode: 'open' | 'cut' | 'silent' = 'open';
  const server: Server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => undefined);
    if (mode === 'cut') return near.destroy();
    if (mode === 'silent') return near;
    const far = connect(port, '127.0.0.1');
    sockets.add(far);
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    return near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const set = (to: typeof mode) => {
    mode = to;
    for (const socket of sockets) to === 'silent' ? socket.unpipe() : socket.destroy();
    if (to !== 'silent') sockets.clear();
  };
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, set, close: () => server.close() };
};

let database: TestDatabase;
let line: Awaited<ReturnType<typeof cable>>;
let store: Store;
let talk: ConversationId;
beforeAll(async () => {
  database = await freshDatabase();
  const url = new URL(database.url);
  line = await cable(Number(url.port));
  url.port = String(line.port);
  store = await openStore({
    databaseUrl: url.href,
    dataDir: 'unused',
    secretKey: database.secretKey,
    log: () => undefined,
  });
  talk = await store.conversations.open('web', 'a');
});
afterAll(async () => {
  line.set('cut');
  await store.close();
  line.close();
});

const work = async () => ({ state: 'worked', replies: ['answer'], effects: [] });
const calls: Record<string, () => Promise<unknown>> = {
  open: () => store.conversations.open('web', 'b'),
  find: () => store.conversations.find('web', 'a'),
  state: () => store.conversations.state(talk),
  receive: () => store.messages.receive(talk, 'a', 'a'),
  history: () => store.messages.history(talk),
  take: () => store.turns.take(talk, work),
  leftBehind: () => store.turns.leftBehind(0),
  counts: () => store.misses.counts(),
  ping: () => store.ping(),
  forget: () => store.conversations.forget(talk),
};

test('every call says so within two and a half seconds, and none ends the process', async () => {
  line.set('cut');
  for (const [name, call] of Object.entries(calls)) {
    const from = performance.now();
    await expect(call(), name).rejects.toBeInstanceOf(StoreAway);
    expect(performance.now() - from, name).toBeLessThan(6_000);
  }
});

test('it works again when the database is back', async () => {
  line.set('open');
  await expect
    .poll(() =>
      store.ping().then(
        () => 'back',
        () => 'away',
      ),
    )
    .toBe('back');
  expect(await store.messages.receive(talk, 'b', 'b')).toEqual({ seq: 1, fresh: true });
  await store.turns.take(talk, work);
  expect(await store.conversations.state(talk)).toBe('worked');
});

test('a turn during which the cable breaks is given back whole', async () => {
  await store.messages.receive(talk, 'c', 'c');
  await expect(
    store.turns.take(talk, async () => {
      line.set('cut');
      return { state: 'lost', replies: ['never'], effects: [] };
    }),
  ).rejects.toBeInstanceOf(StoreAway);
  line.set('open');
  await store.turns.take(talk, work);
  expect(await store.conversations.state(talk)).toBe('worked');
  expect((await store.messages.history(talk)).map(({ body }) => body)).toEqual(['b', 'answer', 'c', 'answer']);
  expect(await database.query("select attempts from messages where id = 'c'")).toEqual([{ attempts: 1 }]);
});

test.each([
  ['53100', 'its disk is full'],
  ['25006', 'it may only be read'],
])(
  'one that answers and takes nothing (%s) is away too: no message is blamed, and the log says once what to do',
  async (code, why) => {
    const full = await freshDatabase();
    const there = await full.open();
    const hers = await there.conversations.open('web', 'a');
    await there.messages.receive(hers, 'said', 'said');
    await full.query(
      `create function refuse() returns trigger language plpgsql as
       $$ begin raise exception 'No space left on device' using errcode = '${code}'; end $$`,
    );
    const tables = ['conversations', 'messages'];
    for (const table of tables)
      await full.query(
        `create trigger refuse before insert or update on ${table} for each row execute function refuse()`,
      );
    for (const _ of Array.from({ length: 8 }))
      await expect(there.turns.take(hers, work)).rejects.toBeInstanceOf(StoreAway);
    await expect(there.messages.receive(hers, 'new', 'new')).rejects.toBeInstanceOf(StoreAway);
    await expect(there.conversations.open('web', 'b')).rejects.toBeInstanceOf(StoreAway);
    for (const table of tables) await full.query(`drop trigger refuse on ${table}`);
    await there.turns.take(hers, work);
    expect(await full.query("select status, attempts from messages where id = 'said'")).toEqual([
      { status: 'handled', attempts: 1 },
    ]);
    const told = full.logged.filter(({ level }) => level === 'error').map(({ event }) => event);
    expect(told).toEqual([expect.stringContaining(why)]);
  },
);

test('a ping into a silent line gives up within two seconds', async () => {
  line.set('silent');
  const from = performance.now();
  await expect(store.ping()).rejects.toBeInstanceOf(StoreAway);
  expect(performance.now() - from).toBeLessThan(6_000);
});

test('a server that was never there is told with the remedy, without its password', async () => {
  const opening = openStore({
    databaseUrl: 'postgres://wegwijs:hidden@127.0.0.1:1/wegwijs',
    dataDir: 'unused',
    secretKey: database.secretKey,
    log: () => undefined,
  });
  await expect(opening).rejects.toMatchObject({
    name: 'StoreFault',
    message: 'The database of DATABASE_URL does not answer.',
    remedy: expect.stringContaining('Check'),
  });
  await expect(opening).rejects.not.toThrow('hidden');
});

test('a database that refuses us is told with the remedy', async () => {
  const wrongPassword = new URL(database.url);
  wrongPassword.password = 'wrong';
  const wrongName = new URL(database.url);
  wrongName.pathname = '/nowhere';
  for (const { href } of [wrongPassword, wrongName]) {
    const opening = openStore({
      databaseUrl: href,
      dataDir: 'unused',
      secretKey: database.secretKey,
      log: () => undefined,
    });
    await expect(opening).rejects.toMatchObject({
      name: 'StoreFault',
      message: 'The database of DATABASE_URL refuses us.',
      remedy: expect.stringContaining('password'),
    });
  }
});
