// The outbox on the real PostgreSQL: heads of lines, leases, fences, doubts, and what statuses settle.
import { beforeEach, expect, test } from 'vitest';
import type { Arrival, ConversationId, Json, Outgoing, Store, TurnInput } from '../../src/store/store.ts';
import { freshDatabase } from '../support/database.ts';

const database = await freshDatabase();
const store = await database.open();
const other = await database.open();
let people = 0;
let user = '';

const tags = () => ({ language: 'ar', flow: 'nareis' });
const echo = async ({ message }: TurnInput) => ({
  state: null,
  replies: (message.body as { say: readonly string[] }).say as readonly Json[],
  effects: [],
});
const hear = async (id: string, say: readonly string[], into: Store = store): Promise<ConversationId> => {
  const [fresh] = await into.inbox.receive(
    'whatsapp',
    [{ kind: 'message', id: `${user} ${id}`, person: { user }, at: new Date(), body: { say } }],
    tags,
  );
  if (!fresh) throw new Error('not fresh');
  await into.turns.take(fresh.conversation, echo);
  return fresh.conversation;
};
const statuses = async () =>
  (
    await database.query(
      `select status from messages join aliases using (conversation) where direction = 'out' order by conversation, seq`,
    )
  ).map(({ status }) => status);
const take = async (look = true): Promise<Outgoing> => {
  const [row, ...more] = await store.outbox.take(10, look);
  expect(more).toEqual([]);
  if (!row) throw new Error('nothing to send');
  return row;
};
const status = (
  id: string,
  is: 'sent' | 'delivered' | 'read' | 'failed',
  more: Partial<Extract<Arrival, { kind: 'status' }>> = {},
) => store.inbox.receive('whatsapp', [{ kind: 'status', id, ref: `ref ${id}`, is, ...more }], tags);
/** The lease of a sender that died runs out, and hearing time goes on. */
const later = async (seconds: number) => {
  await database.query(`update messages set leased_until = now() - interval '1 second' where leased_until is not null`);
  await database.query('update hearing set seconds = seconds + $1', [seconds]);
};

beforeEach(async () => {
  await database.query('delete from conversations');
  await store.outbox.handBack();
  store.outbox.keen(false);
  people += 1;
  user = `NL.${people}`;
});

test('channels that fetch their messages have them with the commit', async () => {
  const talk = await store.conversations.open('web', `web ${people}`);
  await store.messages.receive(talk, `web ${people}`, { say: ['hello'] });
  await store.turns.take(talk, echo);
  expect((await store.messages.history(talk)).map((row) => row.status)).toEqual(['handled', 'sent']);
  expect(await store.outbox.take(10, true)).toEqual([]);
});

test('one head a person; the next comes to it in the commit that settles', async () => {
  await hear('a', ['one', 'two']);
  await hear('b', ['three']);
  expect(await statuses()).toEqual(['waiting', 'queued', 'queued']);
  const said: Json[] = [];
  for (const ref of ['r1', 'r2', 'r3']) {
    const row = await take();
    expect(await store.outbox.take(10, true), 'one in flight').toEqual([]);
    said.push(row.body);
    expect(row.person).toEqual({ user });
    expect(await store.outbox.settle(row, { kind: 'sent', ref: `${user} ${ref}` })).toBe(true);
  }
  expect(said).toEqual(['one', 'two', 'three']);
  expect(await statuses()).toEqual(['sent', 'sent', 'sent']);
});

test('a keen process leases what its own turns write, without asking', async () => {
  store.outbox.keen(true);
  await hear('a', ['one', 'two']);
  expect(await other.outbox.take(10, true)).toEqual([]);
  const one = await take(false);
  expect([one.body, one.attempts, one.fence, one.lastInAt instanceof Date]).toEqual(['one', 1, 1, true]);
  await store.outbox.settle(one, { kind: 'sent', ref: `${user} keen 1` });
  const two = await take(false);
  expect(two.body).toBe('two');
  // Not sent after all: given back, and the other process finds it.
  await store.outbox.settle(two, { kind: 'later', seconds: 0, unsent: true });
  expect((await other.outbox.take(10, true)).map((row) => [row.body, row.attempts])).toEqual([['two', 1]]);
});

test('what a keen process leased and has not begun can be handed back', async () => {
  store.outbox.keen(true);
  await hear('a', ['one']);
  await store.outbox.handBack();
  const [row] = await other.outbox.take(10, true);
  expect(row?.body).toBe('one');
  expect(row?.heard, 'no doubt').toBeUndefined();
});

test('of two senders one has the lease; the other one’s word counts no more', async () => {
  await hear('a', ['one']);
  const [mine, theirs] = await Promise.all([store.outbox.take(5, true), other.outbox.take(5, true)]);
  expect([...mine, ...theirs].length).toBe(1);
  const [first] = [...mine, ...theirs] as [Outgoing];
  await later(0);
  const [second] = (await other.outbox.take(5, true)) as [Outgoing];
  expect(second.fence).toBe(first.fence + 1);
  expect(await store.outbox.settle(first, { kind: 'failed' })).toBe(false);
  expect(await other.outbox.settle(second, { kind: 'sent', ref: `${user} fence` })).toBe(true);
  expect(await statuses()).toEqual(['sent']);
});

test('later: not before then, and nobody behind overtakes', async () => {
  await hear('a', ['one', 'two']);
  await store.outbox.settle(await take(), { kind: 'later', seconds: 60, once: true });
  expect(await store.outbox.take(5, true)).toEqual([]);
  await database.query('update messages set not_before = now()');
  const row = await take();
  expect([row.body, row.attempts, row.retried, row.heard]).toEqual(['one', 2, 1, undefined]);
});

test('a lease that ran out is a doubt with hearing time; sent again, hearing starts anew', async () => {
  await hear('a', ['one']);
  await take();
  await later(7);
  const row = await take();
  expect(row.heard).toBeCloseTo(7, 0);
  expect(row.doubts).toBe(0);
  expect(await store.outbox.settle(row, { kind: 'unsure', patience: 30, lost: false })).toBe(true);
  expect(await statuses()).toEqual(['unsure']);
  await later(20);
  expect(await store.outbox.take(5, true)).toEqual([]);
  await later(4);
  const due = await take();
  expect(due.heard).toBeCloseTo(31, 0);
  expect(await store.outbox.again(due)).toBe(true);
  await later(2);
  expect((await take()).heard).toBeCloseTo(2, 0);
});

test('a lost answer is settled by a status that names our id, and the next goes on', async () => {
  await hear('a', ['one', 'two']);
  const row = await take();
  await store.outbox.settle(row, { kind: 'unsure', patience: 30, lost: true });
  await status(row.id, 'delivered');
  expect(await statuses()).toEqual(['delivered', 'waiting']);
  await later(60);
  expect((await take()).body).toBe('two');
});

test('a status before the answer: the sender’s late word changes nothing', async () => {
  await hear('a', ['one']);
  const row = await take();
  await status(row.id, 'read');
  expect(await store.outbox.settle(row, { kind: 'unsure', patience: 30, lost: true })).toBe(false);
  expect(await store.outbox.again(row)).toBe(false);
  expect(await statuses()).toEqual(['read']);
});

test('statuses only move forward, also in one batch, and are found by the channel’s own id', async () => {
  await hear('a', ['one']);
  const row = await take();
  const ref = `${user} own`;
  await store.outbox.settle(row, { kind: 'sent', ref });
  await store.inbox.receive(
    'whatsapp',
    (['read', 'sent', 'delivered', 'failed'] as const).map((is) => ({ kind: 'status', ref, is })),
    tags,
  );
  expect(await statuses()).toEqual(['read']);
  await store.inbox.receive('whatsapp', [{ kind: 'status', ref, is: 'delivered' }], tags);
  await store.inbox.receive('whatsapp', [{ kind: 'status', ref: 'nobody', id: 'nobody', is: 'read' }], tags);
  expect(await statuses()).toEqual(['read']);
});

test('the bill counts a message once, however often its price is told', async () => {
  await database.query('delete from bills');
  await hear('a', ['one', 'two']);
  for (const n of [1, 2]) {
    const row = await take();
    const price = { category: 'service', billable: n === 1 };
    await store.outbox.settle(row, { kind: 'sent', ref: `ref ${row.id}` });
    await Promise.all([
      status(row.id, 'sent', { price }),
      status(row.id, 'delivered', { price }),
      status(row.id, 'sent', { price }),
    ]);
    await status(row.id, 'read', { price });
  }
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' }).format();
  const line = { day, language: 'ar', flow: 'nareis', category: 'service', count: 1 };
  expect(await store.bills.counts()).toEqual(
    expect.arrayContaining([
      { ...line, billable: true },
      { ...line, billable: false },
    ]),
  );
  expect(await store.bills.since(day)).toBe(1);
  expect(await store.bills.since('9999-01-01')).toBe(0);
});

test('closed window: a template goes instead, one for all that waits, and the answers follow when she writes', async () => {
  await hear('a', ['one', 'two']);
  const one = await take();
  await store.outbox.settle(one, { kind: 'window-closed', instead: 'template' });
  const two = await take();
  expect(two.body).toBe('two');
  await store.outbox.settle(two, { kind: 'window-closed', instead: 'template' });
  const template = await take();
  expect(template.body).toBe('template');
  await store.outbox.settle(template, { kind: 'sent', ref: `${user} template` });
  expect(await store.outbox.take(5, true)).toEqual([]);
  await store.inbox.receive(
    'whatsapp',
    [{ kind: 'message', id: `${user} tap`, person: { user }, at: new Date(), body: 'tap', quiet: true }],
    tags,
  );
  const said: Json[] = [];
  for (const n of [1, 2]) {
    const row = await take();
    said.push(row.body);
    await store.outbox.settle(row, { kind: 'sent', ref: `${user} after ${n}` });
  }
  expect(said).toEqual(['one', 'two']);
});

test('who was offered another way today is remembered', async () => {
  await hear('a', ['one', 'two']);
  await store.outbox.settle(await take(), { kind: 'sent', ref: `${user} offer`, offered: '2026-11-24' });
  expect((await take()).offeredOn).toBe('2026-11-24');
});

test('hearing time: only while something is open and webhooks come in, at most two seconds a tick', async () => {
  const heard = async () => Number((await database.query('select seconds from hearing'))[0]?.seconds);
  const back = (interval: string, what = 'ticked_at') =>
    database.query(`update hearing set ${what} = now() - interval '${interval}'`);
  await database.query(`update hearing set webhook_at = '-infinity'`);
  await back('1 second');
  const start = await heard();
  await store.outbox.tick(0, 0);
  expect(await heard(), 'nothing is open').toBe(start);
  await hear('a', ['one']);
  await back('1 second');
  await store.outbox.tick(undefined, 0);
  expect(await heard(), 'no webhook ever').toBe(start);
  await back('1 second');
  expect((await store.outbox.tick(3, 0)).processes).toBe(2);
  expect(await heard()).toBeCloseTo(start + 1, 0);
  await back('1 hour');
  await store.outbox.tick(undefined, 0);
  expect(await heard(), 'nobody was up').toBeCloseTo(start + 3, 0);
  await back('1 second');
  await store.outbox.tick(undefined, 4);
  expect(await heard(), 'four of them in vain').toBeCloseTo(start, 0);
  await back('6 minutes', 'webhook_at');
  await back('1 second');
  await store.outbox.tick(undefined, 0);
  expect(await heard(), 'webhooks stopped').toBeCloseTo(start, 0);
});
