// A turn: state, replies, effects and "handled" in one commit, or none of them.
import { setTimeout } from 'node:timers/promises';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { StoreAway } from '../../src/store/faults.ts';
import type { ConversationId, Farewell, Json, Store, TurnInput, TurnOutput } from '../../src/store/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let store: Store;
let talk: ConversationId;
let talks = 0;
beforeAll(async () => {
  database = await freshDatabase();
  store = await database.open();
});
beforeEach(async () => {
  talk = await store.conversations.open('terminal', `talk ${++talks}`);
});

const say = (id: string, body: Json = { text: id }) => store.messages.receive(talk, `${talk} ${id}`, body);
const echo = async ({ state, message }: TurnInput): Promise<TurnOutput> => ({
  state: [...((state ?? []) as Json[]), message.body],
  replies: [{ to: message.body }],
  effects: [],
});
const said = async () =>
  (await store.messages.history(talk)).map(({ direction, status, body }) => [direction, status, body]);

test('hands over state, message and channel, and writes what the turn leaves behind', async () => {
  await say('a', 'hello');
  const inputs: TurnInput[] = [];
  await store.turns.take(talk, async (input) => {
    inputs.push(input);
    return { state: { language: 'ar' }, replies: ['one', 'two'], effects: [] };
  });
  expect(inputs).toMatchObject([
    {
      state: null,
      channel: 'terminal',
      message: { id: `${talk} a`, conversation: talk, seq: 1, direction: 'in', status: 'unhandled', body: 'hello' },
    },
  ]);
  expect(await store.conversations.state(talk)).toEqual({ language: 'ar' });
  expect((await store.messages.history(talk)).map(({ id, seq, status }) => [id, seq, status])).toEqual([
    [`${talk} a`, 1, 'handled'],
    [`${talk} a:0`, 2, 'sent'],
    [`${talk} a:1`, 3, 'sent'],
  ]);
});

test('handles everything unhandled, in order, each with the state of the one before', async () => {
  for (const id of ['a', 'b', 'c']) await say(id, id);
  await store.turns.take(talk, echo);
  expect(await store.conversations.state(talk)).toEqual(['a', 'b', 'c']);
  expect((await said()).slice(3)).toEqual(['a', 'b', 'c'].map((id) => ['out', 'sent', { to: id }]));
});

test('does nothing when nothing is unhandled, or nobody is there', async () => {
  const never = () => Promise.reject(new Error('not asked for'));
  await store.turns.take(talk, never);
  await store.turns.take('nobody' as ConversationId, never);
  expect(database.logged.filter(({ event }) => event === 'turn failed')).toEqual([]);
});

test('a turn that fails leaves nothing, and is tried again at once', async () => {
  await say('a', 'a');
  let starts = 0;
  await store.turns.take(talk, async (input) => {
    if (++starts < 3) throw new Error('a bug');
    return echo(input);
  });
  expect(starts).toBe(3);
  expect(await said()).toEqual([
    ['in', 'handled', 'a'],
    ['out', 'sent', { to: 'a' }],
  ]);
  const [row] = await database.query('select attempts from messages where id = $1', [`${talk} a`]);
  expect(row).toEqual({ attempts: 3 });
});

test('a reply that is no JSON fails the turn like a throw', async () => {
  await say('a', 'a');
  let starts = 0;
  await store.turns.take(talk, async (input) =>
    ++starts === 1 ? { state: null, replies: [10n as never], effects: [] } : echo(input),
  );
  expect(starts).toBe(2);
  expect((await said()).at(-1)).toEqual(['out', 'sent', { to: 'a' }]);
});

test('after five attempts a message is quarantined with one apology, and the next is answered', async () => {
  await say('bad', 'secret words');
  await say('good', 'good');
  let starts = 0;
  const told: TurnInput[] = [];
  const poison = (input: TurnInput): Json => {
    told.push(input);
    return 'sorry';
  };
  await store.turns.take(
    talk,
    async (input) => {
      if (input.message.body !== 'secret words') return echo(input);
      starts++;
      throw new Error('cannot read "secret words"');
    },
    { poison },
  );
  expect(starts).toBe(5);
  expect(told.map(({ message }) => message.body)).toEqual(['secret words']);
  expect(await said()).toEqual([
    ['in', 'quarantined', 'secret words'],
    ['in', 'handled', 'good'],
    ['out', 'sent', 'sorry'],
    ['out', 'sent', { to: 'good' }],
  ]);
  expect(await store.conversations.state(talk)).toEqual(['good']);
  const alerts = database.logged.filter(({ level, message }) => level === 'error' && message === `${talk} bad`);
  expect(alerts).toMatchObject([{ event: 'message quarantined', attempts: 5 }]);
  expect(JSON.stringify(database.logged)).not.toContain('secret words');
});

test('an apology that fails, or none, does not stop the next message', async () => {
  const bad = async (input: TurnInput) =>
    input.message.body === 'bad' ? Promise.reject(new Error('bug')) : echo(input);
  const broken = () => {
    throw new Error('no words');
  };
  for (const [id, aside] of [
    ['a', { poison: broken }],
    ['b', {}],
  ] as const) {
    await say(`${id} bad`, 'bad');
    await say(`${id} good`, id);
    await store.turns.take(talk, bad, aside);
    expect((await said()).at(-1)).toEqual(['out', 'sent', { to: id }]);
  }
});

test('a state that cannot be read any more is a poison too: the person is told, the turn does not hang for ever', async () => {
  await say('a', 'a');
  await store.turns.take(talk, echo);
  await database.query("update conversations set state = '\\x01020304'::bytea where id = $1", [talk]);
  await say('b', 'b');
  await store.turns.take(talk, echo, { poison: ({ state, message }) => ({ state, about: message.body }) });
  expect((await said()).at(-1)).toEqual(['out', 'sent', { state: null, about: 'b' }]);
});

test('a turn that hangs fails like one that throws', async () => {
  await say('a', 'a');
  let starts = 0;
  await store.turns.take(talk, async (input) =>
    ++starts === 1 ? (setTimeout(60_000, undefined, { ref: false }) as never) : echo(input),
  );
  expect(starts).toBe(2);
  expect((await said()).at(-1)).toEqual(['out', 'sent', { to: 'a' }]);
});

test('a database that goes away is not the fault of the message', async () => {
  await say('a', 'a');
  for (let round = 0; round < 7; round++) {
    const taking = store.turns.take(talk, async () => {
      await database.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
      );
      return { state: null, replies: ['never'], effects: [] };
    });
    await expect(taking).rejects.toBeInstanceOf(StoreAway);
  }
  const [row] = await database.query('select attempts, status from messages where id = $1', [`${talk} a`]);
  expect(row).toEqual({ attempts: 1, status: 'unhandled' });
  await store.turns.take(talk, echo);
  expect((await said()).at(-1)).toEqual(['out', 'sent', { to: 'a' }]);
});

test('what a killed process left is found, and each further start is counted before it', async () => {
  await say('a', 'a');
  expect(await store.turns.leftBehind(60)).not.toContain(talk);
  expect(await store.turns.leftBehind(0)).toContain(talk);
  // Another process has not received it: its starts are counted in commits of their own.
  const other = await database.open();
  const seen: unknown[] = [];
  await other.turns.take(
    talk,
    async (input) => {
      seen.push(...(await database.query('select attempts from messages where id = $1', [input.message.id])));
      return Promise.reject(new Error('bug'));
    },
    { poison: () => 'sorry' },
  );
  expect(seen).toEqual([2, 3, 4, 5].map((attempts) => ({ attempts })));
  expect(await store.turns.leftBehind(0)).not.toContain(talk);
});

test('unanswered questions are counted by language and day, without text', async () => {
  const unanswered = (near?: string) => ({
    kind: 'unanswered' as const,
    language: 'ti',
    day: '2026-11-24',
    ...(near ? { near } : {}),
  });
  for (const id of ['a', 'b']) await say(id);
  await store.turns.take(talk, async () => ({
    state: null,
    replies: [],
    effects: [unanswered(), unanswered(), unanswered('work')],
  }));
  expect(await store.misses.counts()).toEqual([
    { language: 'ti', day: '2026-11-24', near: '', count: 4 },
    { language: 'ti', day: '2026-11-24', near: 'work', count: 2 },
  ]);
});

test('"delete my data" leaves no row; the goodbye is handed to the caller after the commit', async () => {
  await say('a');
  await store.turns.take(talk, echo);
  await say('delete my data');
  await say('too late');
  const farewells: Farewell[] = [];
  await store.turns.take(talk, async () => ({ state: null, replies: ['goodbye'], effects: [{ kind: 'forget' }] }), {
    farewell: (farewell) => farewells.push(farewell),
  });
  expect(farewells).toEqual([
    { conversation: talk, channel: 'terminal', address: `talk ${talks}`, replies: ['goodbye'] },
  ]);
  expect(
    await database.query(
      'select id from conversations where id = $1 union select id from messages where conversation = $1',
      [talk],
    ),
  ).toEqual([]);
  expect(await store.messages.history(talk)).toEqual([]);
  expect(await store.conversations.state(talk)).toBeNull();
  await expect(say('after')).rejects.toThrow('has been deleted');
});

test('calls that wait for one conversation share a run', async () => {
  await say('a', 'a');
  let starts = 0;
  const slow = async (input: TurnInput) => {
    starts++;
    await setTimeout(50);
    return echo(input);
  };
  const first = store.turns.take(talk, slow);
  await setTimeout(20);
  const second = store.turns.take(talk, slow);
  expect(store.turns.take(talk, slow)).toBe(second);
  await Promise.all([first, second]);
  expect(starts).toBe(1);
});
