// The outbox on the real PostgreSQL against the fake Graph: every kind of trouble, and what the fake's own book says of it.
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Client } from '../../src/channels/whatsapp/client.ts';
import type { StatusEvent } from '../../src/channels/whatsapp/event.ts';
import type { Manner } from '../../src/channels/whatsapp/fake/fault.ts';
import { type FakeGraph, startFakeGraph } from '../../src/channels/whatsapp/fake/graph.ts';
import type { FakePerson } from '../../src/channels/whatsapp/fake/payloads.ts';
import { readBatch } from '../../src/channels/whatsapp/inbound.ts';
import { messageKey } from '../../src/channels/whatsapp/message-key.ts';
import { webhook } from '../../src/channels/whatsapp/webhook.ts';
import type { Outbox } from '../../src/delivery/outbox.ts';
import { receiveWhatsApp } from '../../src/delivery/receive-whatsapp.ts';
import { freshDatabase } from '../support/database.ts';
import { echo, type Lines, type Said, start } from './talking.ts';

const database = await freshDatabase();
const store = await database.open();
const token = randomBytes(8).toString('hex');
const appSecret = randomBytes(8).toString('hex');
const phoneNumberId = '200000000000002';

let graph: FakeGraph;
let door: Server;
let outbox: Outbox;
let lines: Lines;
let manner: Manner;
let people = 0;
let person: FakePerson;
let time: number;

const open = async (more: { before?(client: Client): Pick<Client, 'send'> } = {}) => {
  lines = [];
  outbox = start({
    store,
    apiUrl: graph.url,
    token,
    phoneNumberId,
    lines,
    now: () => performance.now() + time,
    ...more,
  });
};
beforeEach(async () => {
  await database.query('delete from conversations');
  people += 1;
  [time, manner] = [0, 'once'];
  person = { bsuid: `NL.${people}`, number: `3160000${people}`, name: 'Iemand' };
  graph = await startFakeGraph({ token, appSecret, phoneNumberId, retryMs: 20, manner: () => manner });
  await open();
  const note = () => undefined;
  const log = { info: note, warn: note, error: note };
  const receive = receiveWhatsApp({
    store: {
      inbox: {
        ...store.inbox,
        // What the person writes is what the echo says.
        receive: (channel, arrivals, tags) =>
          store.inbox.receive(
            channel,
            arrivals.map((one) =>
              one.kind === 'message' ? { ...one, body: JSON.parse((one.body as { text: string }).text) } : one,
            ),
            tags,
          ),
      },
    },
    takeTurn: (conversation) => store.turns.take(conversation, echo),
    showTyping: () => undefined,
    hear: () => outbox.hear(),
    mishear: () => outbox.mishear(),
    log,
  });
  const settings = { appSecret, verifyToken: 'verify', phoneNumberId };
  door = createServer(webhook({ settings, receive, log })).listen(0, '127.0.0.1');
  await new Promise((resolve) => door.once('listening', resolve));
  graph.deliverTo(`http://127.0.0.1:${(door.address() as AddressInfo).port}/`);
});
afterEach(async () => {
  await outbox.close();
  await graph.close();
  door.closeAllConnections();
  await new Promise((resolve) => door.close(resolve));
});

const say = (...say: Said) => graph.say(person, { text: JSON.stringify({ say }) });
const texts = () => graph.book.taken.map(({ text }) => text);
const until = async (what: () => boolean | Promise<boolean>, seconds = 45): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`It did not come to that; sent: ${texts().join(', ')}; ${JSON.stringify(await statuses())}`);
};
const statuses = async () =>
  (await database.query(`select status from messages where direction = 'out' order by seq`)).map(
    ({ status }) => status,
  );
const all = (...wanted: readonly string[]) =>
  until(async () => JSON.stringify(await statuses()) === JSON.stringify(wanted));

it('sends in order, and statuses move it on', async () => {
  await say({ text: 'one' }, { text: 'two' });
  await say({ text: 'three' });
  await all('read', 'read', 'read');
  expect(texts()).toEqual(['one', 'two', 'three']);
});

it('a lost answer: settled by the status that names our id, sent once', async () => {
  graph.script({ kind: 'lost-response' });
  await say({ text: 'one' }, { text: 'two' });
  await all('read', 'read');
  expect(texts()).toEqual(['one', 'two']);
});

it('a lost request: sent again once hearing time says that it was not taken, and nothing overtakes it', async () => {
  graph.script({ kind: 'lost-request' });
  await say({ text: 'one' }, { text: 'two' });
  await all('read', 'read');
  expect(texts()).toEqual(['one', 'two']);
});

it('a lost answer and no status: sent once more and no third time', async () => {
  manner = 'none';
  graph.script({ kind: 'lost-response' }, { kind: 'lost-response' });
  await say({ text: 'one' });
  await all('unknown');
  expect(texts()).toEqual(['one', 'one']);
  expect(lines.map(({ says }) => says)).toEqual(['whether this message was sent was never learned']);
});

it('a crisis answer does not wait for news', async () => {
  manner = 'none';
  graph.script({ kind: 'lost-request' });
  const from = Date.now();
  await say({ kind: 'crisis', text: 'help' });
  await all('sent');
  expect(Date.now() - from).toBeLessThan(4_500);
});

it('does not send again while webhooks do not come in', async () => {
  await say({ text: 'zero' });
  await all('read');
  graph.script({ kind: 'lost-response' });
  manner = 'none';
  await database.query(`update hearing set webhook_at = now() - interval '10 minutes'`);
  const conversation = (await database.query('select conversation from messages limit 1'))[0]?.conversation as never;
  // Said by nobody's webhook: as a volunteer or a reminder would.
  time += 600_000;
  await store.messages.receive(conversation, `quiet ${people}`, { say: [{ text: 'one' }] });
  await store.turns.take(conversation, echo);
  await all('read', 'unsure');
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(texts()).toEqual(['zero', 'one']);
  // The line is mended: a status says that it was there all along.
  const entry = graph.book.taken[1];
  const { events } = readBatch(
    {
      object: 'whatsapp_business_account',
      entry: [
        {
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { phone_number_id: phoneNumberId },
                statuses: [
                  { id: entry?.id, status: 'delivered', timestamp: '1', biz_opaque_callback_data: entry?.callbackData },
                ],
              },
            },
          ],
        },
      ],
    },
    { phoneNumberId, now: new Date() },
  );
  const [status] = events as [StatusEvent];
  await store.inbox.receive(
    'whatsapp',
    [{ kind: 'status', id: status.callbackData ?? '', ref: messageKey(status.id), is: 'delivered' }],
    () => ({ language: '', flow: '' }),
  );
  await all('read', 'delivered');
});

it('too fast, away, maintenance: later, in the same order', async () => {
  graph.script(
    { kind: 'refuse', status: 429, code: 130429, retryAfter: 1 },
    { kind: 'break', status: 503, taken: false },
  );
  await say({ text: 'one' }, { text: 'two' });
  // The gateway asks for half a minute.
  await until(() => graph.book.requests === 2);
  await until(async () => (await database.query('select from messages where not_before > now()')).length > 0);
  time += 60_000;
  await database.query(`update messages set not_before = now()`);
  await all('read', 'read');
  expect(texts()).toEqual(['one', 'two']);
});

it('an error "once" is tried once, then given up, and the next goes on', async () => {
  for (let n = 0; n < 2; n += 1) graph.script({ kind: 'refuse', status: 500, code: 131000, retryAfter: 1 });
  await say({ text: 'one' }, { text: 'two' });
  await all('failed', 'read');
  expect(texts()).toEqual(['two']);
});

it('what can never be sent fails at once, and the next goes on', async () => {
  graph.script({ kind: 'refuse', status: 400, code: 131026 });
  await say({ text: 'one' }, { text: '' }, { text: 'three' });
  await all('failed', 'failed', 'read');
  expect(lines.filter(({ level }) => level === 'error').map(({ facts }) => facts.name)).toEqual(['DoesNotFit']);
});

it('token refused: everything stops with one line that names the remedy, nothing is lost, one tries, all goes on', async () => {
  const refused = { kind: 'refuse', status: 401, code: 190 } as const;
  graph.script(refused, refused);
  await say({ text: 'one' }, { text: 'two' });
  await until(() => lines.length > 0);
  await say({ text: 'three' });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(graph.book.requests).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ level: 'error', facts: { remedy: expect.stringContaining('WHATSAPP_TOKEN') } });
  expect(await statuses()).toEqual(['waiting', 'queued', 'queued']);
  time += 31_000;
  await until(() => graph.book.requests === 2);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(graph.book.requests, 'the wait has doubled').toBe(2);
  time += 61_000;
  await all('read', 'read', 'read');
  expect(texts()).toEqual(['one', 'two', 'three']);
  expect(lines.map(({ level }) => level)).toEqual(['error', 'info']);
});

it('statuses doubled and in any order end where they belong', async () => {
  manner = 'doubled';
  await say({ text: 'one' });
  await all('read');
  manner = 'disordered';
  await say({ text: 'two' });
  await graph.settled();
  await all('read', 'read');
});

it('closing lets a send finish and gives back the rest', async () => {
  manner = 'none';
  graph.script({ kind: 'late', ms: 300 });
  await say({ text: 'one' }, { text: 'two' });
  await until(() => graph.book.requests === 1);
  await outbox.close();
  expect((await statuses())[0]).toMatch(/sent|delivered|read/);
  expect(texts()).toEqual(['one']);
  const leased = await database.query('select from messages where leased_until is not null');
  expect(leased).toEqual([]);
  await open();
  await until(() => texts().length === 2);
});

it('a sender that died: its lease runs out and another finishes, without doubling what had been sent', async () => {
  await outbox.close();
  let sent = 0;
  const never = new Promise<never>(() => undefined);
  await open({
    before: (client) => ({
      send: async (wire) => {
        sent += 1;
        // The first dies after Graph has it, before the answer is read.
        if (sent === 1) await client.send(wire);
        return never;
      },
    }),
  });
  await say({ text: 'one' });
  await until(() => texts().length === 1);
  await all('read');
  // The second dies before Graph has it.
  await say({ text: 'two' });
  await until(() => sent === 2);
  await outbox.close(0);
  await open();
  await database.query(`update messages set leased_until = now() - interval '1 second' where leased_until is not null`);
  // Somebody's webhook keeps the hearing going.
  outbox.hear();
  await until(() => texts().length === 2);
  await all('read', 'read');
  expect(texts()).toEqual(['one', 'two']);
});
