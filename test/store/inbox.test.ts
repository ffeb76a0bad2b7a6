// The inbox on the real PostgreSQL: each message once, a person found by her id or her number, merged when she goes on as another.
import { beforeEach, expect, test } from 'vitest';
import type { Arrival, Json, Person, TurnInput } from '../../src/store/store.ts';
import { freshDatabase } from '../support/database.ts';

const database = await freshDatabase();
const store = await database.open();
const other = await database.open();
let round = 0;

const tags = () => ({ language: 'nl', flow: 'menu' });
const receive = (arrivals: readonly Arrival[], into = store) => into.inbox.receive('whatsapp', arrivals, tags);
const message = (id: string, person: Person, body: Json = id): Arrival => ({
  kind: 'message',
  id: `${round} ${id}`,
  person,
  at: new Date(),
  body,
});
const talkOf = async (id: string, person: Person, into = store) => {
  const [fresh] = await receive([message(id, person)], into);
  if (!fresh) throw new Error('not fresh');
  return fresh.conversation;
};
const answer = async ({ state, message: { body } }: TurnInput) => ({
  state: [...((state ?? []) as Json[]), body],
  replies: [`re ${body}`],
  effects: [],
});
const history = async (talk: Awaited<ReturnType<typeof talkOf>>) =>
  (await store.messages.history(talk)).map((row) => [row.direction, row.status, row.body]);

beforeEach(async () => {
  round += 1;
  await database.query('delete from conversations');
});

test('fifty webhooks at once, some twice, in few commits: each message once and in order', async () => {
  const crowd = Array.from({ length: 50 }, (_, n) => message(`m${n}`, { user: `NL.${round}.${n % 5}` }));
  // Everybody is known: who is met for the first time costs a commit of her own.
  for (let n = 0; n < 5; n += 1) await talkOf(`hello ${n}`, { user: `NL.${round}.${n}` });
  const fresh = (await Promise.all([...crowd, ...crowd.slice(0, 20)].map((one) => receive([one])))).flat();
  const [written] = await database.query(
    `select count(distinct xmin::text)::int as commits from messages where id like '% m%'`,
  );
  expect(written?.commits).toBe(1);
  expect(fresh.length).toBe(70);
  expect(new Set(fresh.map(({ id }) => id)).size).toBe(50);
  const talk = fresh[0]?.conversation;
  if (!talk) throw new Error('no talk');
  expect((await store.messages.history(talk)).map(({ seq, body }) => [seq, body])).toEqual(
    ['hello 0', ...Array.from({ length: 10 }, (_, n) => `m${n * 5}`)].map((body, n) => [n + 1, body]),
  );
});

test('the same message through two processes at once is stored once', async () => {
  const person = { user: `NL.${round}`, phone: `316${round}` };
  await Promise.all([receive([message('x', person)]), receive([message('x', person)], other)]);
  expect(await database.query('select id from messages')).toHaveLength(1);
  expect(await database.query('select id from conversations')).toHaveLength(1);
});

test('found by user id or number, whichever comes; both sealed', async () => {
  const [user, phone] = [`NL.77${round}`, `31612345${round}`];
  const talk = await talkOf('a', { phone });
  expect(await talkOf('b', { user, phone }), 'the number brings the user id').toBe(talk);
  expect(await talkOf('c', { user })).toBe(talk);
  expect(await talkOf('d', { phone }, other)).toBe(talk);
  const dump = JSON.stringify(await database.query('select * from aliases, conversations'));
  expect(dump).not.toContain(user);
  expect(
    Buffer.concat(
      (await database.query('select address, address_hash from conversations')).flatMap((row) => [
        row.address as Buffer,
        row.address_hash as Buffer,
      ]),
    ).includes(phone),
  ).toBe(false);
});

test('a number that has a new owner does not bring the old one’s talk along', async () => {
  const phone = `3169${round}`;
  const old = await talkOf('a', { user: `NL.old${round}`, phone });
  const now = await talkOf('b', { user: `NL.new${round}`, phone });
  expect(now).not.toBe(old);
  expect(await talkOf('c', { phone })).toBe(now);
  await store.turns.take(old, answer);
  const [row] = await store.outbox.take(1, true);
  expect(row?.person, 'the old owner is reached by user id only').toEqual({ user: `NL.old${round}` });
});

test('a person goes on under another number: the same talk, the old number is nobody’s', async () => {
  const [before, after] = [`3161${round}`, `3162${round}`];
  const talk = await talkOf('a', { phone: before });
  const event: Arrival = { kind: 'identity', from: { phone: before }, person: { user: `NL.n${round}`, phone: after } };
  await receive([event]);
  await receive([event]);
  expect(await talkOf('b', { phone: after })).toBe(talk);
  expect(await talkOf('c', { phone: before }, other)).not.toBe(talk);
});

test('two talks become one: the older goes on, nothing is lost, what waited is still said, once', async () => {
  const [from, to] = [`NL.from${round}`, `NL.to${round}`];
  const older = await talkOf('a', { user: from });
  await store.turns.take(older, answer);
  const younger = await talkOf('b', { user: to });
  await store.turns.take(younger, answer);
  await receive([message('c', { user: to })]);
  const event: Arrival = { kind: 'identity', from: { user: from }, person: { user: to } };
  await receive([event]);
  await receive([event]);
  expect(await history(older)).toEqual([
    ['in', 'handled', 'a'],
    ['out', 'waiting', 're a'],
    ['in', 'handled', 'b'],
    ['out', 'queued', 're b'],
    ['in', 'unhandled', 'c'],
  ]);
  await store.turns.take(older, answer);
  expect(await store.conversations.state(older)).toEqual(['a', 'c']);
  expect(await talkOf('d', { user: to })).toBe(older);
  expect(await talkOf('e', { user: from }, other)).toBe(older);
  const said: Json[] = [];
  for (let n = 0; n < 3; n += 1) {
    const [row] = await store.outbox.take(5, true);
    if (!row) throw new Error('nothing to send');
    said.push(row.body);
    expect(row.person.user).toBe(to);
    await store.outbox.settle(row, { kind: 'sent', ref: `${round} merged ${n}` });
  }
  expect(said).toEqual(['re a', 're b', 're c']);
});

test('deleted while it is being stored: met anew', async () => {
  const person = { user: `NL.gone${round}` };
  const talk = await talkOf('a', person);
  await other.conversations.forget(talk);
  expect(await talkOf('b', person)).not.toBe(talk);
});

test('after "delete my data" nothing is left, and a message brought again begins no talk', async () => {
  const person = { user: `NL.forget${round}` };
  const talk = await talkOf('a', person);
  await store.turns.take(talk, async () => ({ state: null, replies: ['bye'], effects: [{ kind: 'forget' }] }));
  expect(await receive([message('a', person)])).toEqual([]);
  const left = ['messages', 'aliases'].map((table) => database.query(`select * from ${table}`));
  expect((await Promise.all(left)).flat()).toEqual([]);
});

test('quiet messages are stored and not answered; unknown pieces are kept sealed, once', async () => {
  const quiet: Arrival = {
    ...(message('q', { user: `NL.q${round}` }) as Extract<Arrival, { kind: 'message' }>),
    quiet: true,
  };
  expect(await receive([quiet])).toEqual([]);
  expect(await database.query('select status from messages')).toEqual([{ status: 'handled' }]);
  const unknown: Arrival = { kind: 'unknown', key: 'k', why: 'shape', field: 'messages', raw: '{"text":"secret"}' };
  await receive([unknown, unknown]);
  await receive([unknown]);
  const rows = await database.query('select raw from quarantine');
  expect(rows).toHaveLength(1);
  expect((rows.at(0) as { raw: Buffer }).raw.includes('secret')).toBe(false);
});

test('one bad message does not spoil those beside it', async () => {
  const fine = [1, 2, 3].map((n) => receive([message(`fine ${n}`, { user: `NL.fine${round}.${n}` })]));
  const bad = receive([
    { ...(message('bad', { user: `NL.bad${round}` }) as object), at: new Date(Number.NaN) } as Arrival,
  ]);
  await expect(bad).rejects.toThrow();
  expect((await Promise.all(fine)).flat()).toHaveLength(3);
});
