// The fake Graph: our client and our webhook against it, without faults and with each of them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Client, makeClient } from '../../../src/channels/whatsapp/client.ts';
import type { StatusEvent } from '../../../src/channels/whatsapp/event.ts';
import { openBook } from '../../../src/channels/whatsapp/fake/book.ts';
import type { Fault, Manner } from '../../../src/channels/whatsapp/fake/fault.ts';
import { type FakeGraph, fakePeople, startFakeGraph } from '../../../src/channels/whatsapp/fake/graph.ts';
import type { FakePerson } from '../../../src/channels/whatsapp/fake/payloads.ts';
import { webhook } from '../../../src/channels/whatsapp/webhook.ts';
import { toWire } from '../../../src/channels/whatsapp/wire.ts';
import { templateMessage } from '../../../src/channels/whatsapp/wire-template.ts';
import { type Inbox, makeInbox } from './inbox.ts';
import { type Listening, listen } from './server.ts';

const [one, , three] = fakePeople as [FakePerson, FakePerson, FakePerson];
let graph: FakeGraph;
let client: Client;
let inbox: Inbox;
let door: Listening;
let manner: Manner = 'once';
beforeEach(async () => {
  manner = 'once';
  inbox = makeInbox();
  const base = { phoneNumberId: '2', appSecret: 's' };
  door = await listen(webhook({ settings: { ...base, verifyToken: 'v' }, receive: inbox.receive, log: inbox.log }));
  graph = await startFakeGraph({ ...base, token: 't', retryMs: 5, manner: () => manner });
  graph.deliverTo(`${door.url}/`);
  client = makeClient({ apiUrl: graph.url, version: 'v25.0', phoneNumberId: '2', token: 't', totalMs: 300 });
});
afterEach(async () => {
  client.close();
  await graph.close();
  await door.close();
});

const to = { phone: '31600000001' };
const send = (callbackData: string, text = 'Hallo') => client.send(toWire({ to, text, callbackData }));
const statuses = () => (inbox.fresh as unknown as StatusEvent[]).filter(({ kind }) => kind === 'status');

test('another number id, or one the token may not use: everything stops, and the line names the variable', async () => {
  const other = makeClient({ apiUrl: graph.url, version: 'v25.0', phoneNumberId: '3', token: 't', totalMs: 300 });
  expect(await other.send(toWire({ to, text: 'Hallo', callbackData: 'x' }))).toMatchObject({
    kind: 'failed',
    breaker: true,
    code: 33,
    remedy: expect.stringContaining('WHATSAPP_PHONE_NUMBER_ID'),
  });
  other.close();
});

test('an id never comes again, though the fake begins anew beside the same data', () => {
  const { write } = openBook();
  const entry = { to: one.bsuid, type: 'text', text: 'Hallo', callbackData: undefined, json: {} };
  expect(openBook().write(entry).id).not.toBe(write(entry).id);
});

test('a message goes out, and its statuses come back with our callback data, in order, priced', async () => {
  expect(await send('turn:1')).toEqual({
    kind: 'sent',
    action: 'store-id',
    id: graph.book.taken[0]?.id,
    bsuid: one.bsuid,
  });
  await graph.settled();
  expect(graph.book.taken).toMatchObject([{ order: 1, to: to.phone, text: 'Hallo', callbackData: 'turn:1' }]);
  expect(statuses()).toMatchObject([
    { status: 'sent', callbackData: 'turn:1', userKey: one.bsuid, billable: true, category: 'service' },
    { status: 'delivered' },
    { status: 'read', billable: null },
  ]);
});

test('a person writes, taps a button, a row and a template; without a number too', async () => {
  await graph.say(one, { text: 'سلام /' });
  await graph.say(one, { choice: { id: 'a:1', title: 'Ja' }, of: 'button' }, { replyTo: 'wamid.X' });
  await graph.say(three, { choice: { id: 'a:2', title: 'Nee' }, of: 'list' });
  await graph.say(three, { choice: { id: 'resume:handoff', title: 'Verder' }, of: 'template' });
  await graph.say(one, { message: { type: 'sticker', sticker: { id: '1' } } });
  expect(inbox.fresh).toMatchObject([
    { kind: 'text', text: 'سلام /', phone: to.phone },
    { kind: 'choice', choiceId: 'a:1', replyTo: 'wamid.X' },
    { kind: 'choice', choiceId: 'a:2', userKey: three.bsuid, replyField: 'recipient' },
    { kind: 'choice', choiceId: 'resume:handoff' },
    { kind: 'media', mediaType: 'sticker' },
  ]);
});

test('the same message twice is one message', async () => {
  await graph.say(one, { text: 'a' }, { id: 'wamid.SAME' });
  await graph.say(one, { text: 'a' }, { id: 'wamid.SAME' });
  expect(inbox.fresh).toHaveLength(1);
  expect(graph.book.brought.map(({ status }) => status)).toEqual([200, 200]);
});

test('a webhook that is refused comes again until it is taken', async () => {
  inbox.failWith(Object.assign(new Error('away'), { name: 'StoreAway' }));
  const said = graph.say(one, { text: 'a' });
  await new Promise((resolve) => setTimeout(resolve, 30));
  inbox.failWith(undefined);
  await said;
  expect(inbox.fresh).toHaveLength(1);
  expect(graph.book.brought[0]?.tries).toBeGreaterThan(1);
});

test('blue ticks are no message', async () => {
  expect(await client.showTyping('wamid.A')).toBe(true);
  expect(graph.book).toMatchObject({ reads: ['wamid.A'], taken: [] });
});

test('a template to a person without a number; a language that is not approved', async () => {
  const template = { to: { bsuid: three.bsuid }, template: 'handoff_resume', values: ['Samira'] } as const;
  expect(await client.send(templateMessage({ ...template, language: 'ar' }))).toMatchObject({
    action: 'template-fallback-language',
  });
  expect(await client.send(templateMessage({ ...template, language: 'nl', payload: 'resume:handoff' }))).toMatchObject({
    kind: 'sent',
  });
  await graph.settled();
  expect(graph.book.to(three.bsuid)[0]?.text).toContain('Samira heeft uw vraag');
  expect(statuses()[0]).toMatchObject({ category: 'utility', userKey: three.bsuid });
});

describe('faults', () => {
  const faults: [string, Fault, string, number][] = [
    ['429', { kind: 'refuse', status: 429, code: 130429, retryAfter: 7 }, 'later', 0],
    ['pair limit', { kind: 'refuse', status: 429, code: 131056 }, 'later', 0],
    ['token', { kind: 'refuse', status: 401, code: 190 }, 'failed', 0],
    ['502 before it was taken', { kind: 'break', status: 502, taken: false }, 'later', 0],
    ['504 after it was taken', { kind: 'break', status: 504, taken: true }, 'unknown', 1],
    ['lost request', { kind: 'lost-request' }, 'unknown', 0],
    ['lost response', { kind: 'lost-response' }, 'unknown', 1],
    ['late answer', { kind: 'late', ms: 100 }, 'sent', 1],
    ['too late an answer', { kind: 'late', ms: 900 }, 'unknown', 1],
  ];
  test.each(faults)('%s: taken or not, the book knows', async (_name, fault, kind, taken) => {
    graph.script(fault);
    expect((await send('turn:1')).kind).toBe(kind);
    expect(graph.book.taken).toHaveLength(taken);
    expect(graph.book.requests).toBe(1);
    expect((await send('turn:2')).kind).toBe('sent');
  });
  test('a lost response is settled by the status, which names our callback data', async () => {
    graph.script({ kind: 'lost-response' });
    expect(await send('turn:9')).toMatchObject({ kind: 'unknown' });
    await graph.settled();
    expect(statuses().map(({ callbackData }) => callbackData)).toContain('turn:9');
  });
  test('what was said twice stands in the book', async () => {
    await send('turn:1');
    await send('turn:1');
    await send('turn:2');
    expect([...graph.book.doubled()]).toEqual([['turn:1', 2]]);
  });
  test.each<[Manner, readonly string[], number]>([
    ['doubled', ['sent', 'delivered', 'read'], 6],
    ['disordered', ['read', 'sent', 'delivered'], 3],
    ['none', [], 0],
  ])('statuses %s: each state once, and the end is "read"', async (how, states, webhooks) => {
    manner = how;
    await send('turn:1');
    await graph.settled();
    expect(statuses().map(({ status }) => status)).toEqual(states);
    expect(graph.book.brought).toHaveLength(webhooks);
    expect([...inbox.states.values()]).toEqual(states.length > 0 ? ['read'] : []);
  });
});

describe('the fake is as strict as Graph', () => {
  const raw = async (json: unknown, headers = {}) => {
    const answer = await fetch(`${graph.url}/v25.0/2/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer t', ...headers },
      body: JSON.stringify(json),
    });
    return ((await answer.json()) as { error?: { code: number } }).error?.code;
  };
  const text = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    type: 'text',
    text: { body: 'a', preview_url: false },
  };
  test.each([
    ['a wrong token', { ...text, to: to.phone }, { authorization: 'Bearer x' }, 190],
    ['nobody', text, {}, 131008],
    ['a field Graph does not know', { ...text, to: to.phone, urgent: true }, {}, 131009],
    ['no JSON', undefined, {}, 131009],
    [
      'a text that is too long',
      { ...text, to: to.phone, text: { body: 'a'.repeat(4097), preview_url: false } },
      {},
      131009,
    ],
  ])('%s', async (_name, json, headers, code) => expect(await raw(json, headers)).toBe(code));
  test('other paths', async () => {
    expect((await fetch(`${graph.url}/v24.0/2/messages`, { method: 'POST', body: '{}' })).status).toBe(400);
  });
});
