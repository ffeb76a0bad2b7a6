// Strangers and broken bytes at the webhook: the answer of the contract, no trace out, nothing personal in the log.
import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import express from 'express';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readJson } from '../../../src/channels/whatsapp/read-json.ts';
import { seldom } from '../../../src/channels/whatsapp/seldom.ts';
import { webhook } from '../../../src/channels/whatsapp/webhook.ts';
import { type Inbox, makeInbox } from './inbox.ts';
import { type Listening, listen } from './server.ts';

const settings = { appSecret: 'test-secret', verifyToken: 'test-verify', phoneNumberId: '200000000000002' };
let inbox: Inbox;
let door: Listening;
beforeEach(async () => {
  await door?.close();
  inbox = makeInbox();
  const app = express();
  app.all('/webhooks/whatsapp', webhook({ settings, receive: inbox.receive, log: inbox.log }));
  door = await listen(app);
});
afterAll(() => door.close());

const sign = (bytes: Buffer | string, secret = settings.appSecret) =>
  `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
const post = (bytes: Buffer | string, signature: string | undefined = sign(bytes)) =>
  fetch(`${door.url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: signature === '' ? {} : { 'x-hub-signature-256': signature },
    body: new Uint8Array(Buffer.from(bytes)),
  });
const body = (message: Readonly<Record<string, unknown>>, value = {}) =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: settings.phoneNumberId },
              messages: [
                {
                  id: 'wamid.A',
                  from: '31600000001',
                  timestamp: String(Math.floor(Date.now() / 1000)),
                  type: 'text',
                  text: { body: 'geheim verhaal' },
                  ...message,
                },
              ],
              ...value,
            },
          },
        ],
      },
    ],
  });
const nothingLeaks = () => expect(JSON.stringify(inbox.lines)).not.toMatch(/geheim|316000|wamid| {4}at /);

describe('forged', () => {
  test.each([
    ['no signature', ''],
    ['another scheme', 'sha1=0000000000000000000000000000000000000000'],
    ['not hexadecimal', `sha256=${'z'.repeat(64)}`],
    ['too long', `sha256=${'0'.repeat(128)}`],
    ['of another secret', sign(body({}), 'guess')],
    ['of other bytes', sign(`${body({})} `)],
  ])('%s: 401, nothing stored', async (_name, signature) => {
    const answer = await post(body({}), signature);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
    expect(inbox.fresh).toEqual([]);
    nothingLeaks();
  });
  test('a flood of forgeries writes one line, and it names the remedy', async () => {
    for (let at = 0; at < 20; at += 1) await post(body({}), '');
    expect(inbox.lines).toHaveLength(1);
    expect(JSON.stringify(inbox.lines)).toContain('WHATSAPP_APP_SECRET');
  });
  test('messages for another number: 200, nothing stored, and one line that names the variable', async () => {
    for (let at = 0; at < 3; at += 1)
      expect((await post(body({}, { metadata: { phone_number_id: '999999999999999' } }))).status).toBe(200);
    expect(inbox.fresh).toEqual([]);
    expect(inbox.lines).toMatchObject([{ level: 'warn' }]);
    expect(JSON.stringify(inbox.lines)).toContain('WHATSAPP_PHONE_NUMBER_ID');
    nothingLeaks();
  });
  test('the line comes back after a minute, with the count', () => {
    let now = 0;
    const say = seldom(inbox.log, () => now);
    for (; now < 65_000; now += 10_000) say('warn', 'again');
    expect(inbox.lines).toMatchObject([{ facts: {} }, { facts: { timesBefore: 5 } }]);
  });
});

describe('too much', () => {
  test('over 3 MB by its own word: 413, not read', async () => {
    const { port } = new URL(door.url);
    const socket = connect(Number(port), '127.0.0.1');
    const head = `POST /webhooks/whatsapp HTTP/1.1\r\nHost: x\r\nX-Hub-Signature-256: ${sign('')}\r\nContent-Length: 4000000\r\n\r\n`;
    socket.write(head);
    const [answer] = await new Promise<string[]>((resolve) =>
      socket.once('data', (data) => resolve([data.toString()])),
    );
    socket.destroy();
    expect(answer).toContain('HTTP/1.1 413');
  });
  test('over 3 MB in chunks without a word: 413', async () => {
    const { port } = new URL(door.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST /webhooks/whatsapp HTTP/1.1\r\nHost: x\r\nX-Hub-Signature-256: ${sign('')}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
    const chunk = 'a'.repeat(0x10000);
    for (let at = 0; at < 60; at += 1) socket.write(`10000\r\n${chunk}\r\n`);
    expect(await answer).toContain('HTTP/1.1 413');
    socket.destroy();
    expect(inbox.fresh).toEqual([]);
  });
  test('just under 3 MB is taken', async () => {
    const answer = await post(body({ text: { body: 'a' }, filler: 'b'.repeat(3_000_000) }));
    expect(answer.status).toBe(200);
    expect(inbox.fresh).toHaveLength(1);
  });
  test('nested deeper than any webhook: 400', async () => {
    const deep = `${'{"object":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    expect((await post(deep)).status).toBe(400);
    expect((await post(body({ filler: JSON.parse('['.repeat(100) + ']'.repeat(100)) }))).status).toBe(400);
    expect(inbox.fresh).toEqual([]);
    nothingLeaks();
  });
  test('brackets inside strings are no depth', () => {
    const text = '[{"'.repeat(200);
    expect(readJson(Buffer.from(JSON.stringify({ text: `${text}\\` })))).toEqual({ text: `${text}\\` });
  });
});

describe('broken', () => {
  test.each([
    ['empty', ''],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['cut off', body({}).slice(0, -5)],
  ])('%s: 400', async (_name, bytes) => {
    expect((await post(bytes)).status).toBe(400);
    nothingLeaks();
  });
  test.each([
    ['a number', '1'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no entries', '{"object":"whatsapp_business_account"}'],
    ['a bad entry', '{"object":"whatsapp_business_account","entry":[7]}'],
    ['a bad change', '{"object":"whatsapp_business_account","entry":[{"changes":["geheim"]}]}'],
    ['no metadata', '{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{}}]}]}'],
  ])('%s: 200, kept apart, one warning', async (_name, bytes) => {
    expect((await post(bytes)).status).toBe(200);
    expect(inbox.fresh).toEqual([]);
    expect(inbox.unknown).toMatchObject([{ kind: 'unknown', why: 'shape' }]);
    expect(inbox.lines).toMatchObject([{ level: 'warn' }]);
    nothingLeaks();
  });
  test.each([
    ['a text without words', { text: {} }],
    ['no sender', { from: undefined }],
    ['a sender that is no number', { from: '../../etc/passwd' }],
    ['no id', { id: undefined }],
    ['a time that is none', { timestamp: 'soon' }],
    [
      'a choice whose id is too long',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'x'.repeat(300) } } },
    ],
    [
      'a form that is not JSON',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{' } } },
    ],
    [
      'a form nested too deep',
      {
        type: 'interactive',
        interactive: { type: 'nfm_reply', nfm_reply: { response_json: `${'{"a":'.repeat(99)}1${'}'.repeat(99)}` } },
      },
    ],
    ['a place that is none', { type: 'location', location: { latitude: 'x', longitude: 400 } }],
    ['a system message without ids', { type: 'system', from: undefined, system: { type: 'user_changed_number' } }],
  ])('%s: kept apart, its neighbours are heard', async (_name, message) => {
    const good = JSON.parse(body({ id: 'wamid.B' })).entry[0].changes[0].value.messages[0];
    const bad = JSON.parse(body(message)).entry[0].changes[0].value.messages[0];
    expect((await post(body({}, { messages: [bad, good] }))).status).toBe(200);
    expect(inbox.fresh).toMatchObject([{ kind: 'text', id: 'wamid.B' }]);
    expect(inbox.unknown).toMatchObject([{ why: 'shape', field: 'messages' }]);
    nothingLeaks();
  });
  test('a field nobody subscribed to is quarantined with a key that stays the same', async () => {
    const news =
      '{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"brand_new","value":{"a":1}}]}]}';
    await post(news);
    await post(news);
    const keys = inbox.unknown.map(({ key }) => key);
    expect(inbox.unknown[0]).toMatchObject({ why: 'field', field: 'brand_new' });
    expect(keys).toEqual([keys[0], keys[0]]);
  });
  test('names that objects have anyway are no kinds and no fields', async () => {
    await post(body({ type: 'constructor' }));
    await post('{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"toString","value":{}}]}]}');
    expect(inbox.fresh).toMatchObject([{ kind: 'unsupported', subtype: 'constructor' }]);
    expect(inbox.unknown).toMatchObject([{ why: 'field', field: 'toString' }]);
  });
});

describe('the store', () => {
  test('is away: 503 and Retry-After, and the same bytes are taken when it is back', async () => {
    inbox.failWith(Object.assign(new Error('geheim verhaal'), { name: 'StoreAway' }));
    const refused = await post(body({}));
    expect([refused.status, refused.headers.get('retry-after'), await refused.text()]).toEqual([503, '30', '']);
    inbox.failWith(undefined);
    expect((await post(body({}))).status).toBe(200);
    expect(inbox.fresh).toHaveLength(1);
    nothingLeaks();
  });
  test('200 only after it has everything', async () => {
    let stored: () => void = () => undefined;
    const app = express();
    const receive = () => new Promise<void>((resolve) => (stored = resolve));
    app.all('/webhooks/whatsapp', webhook({ settings, receive, log: inbox.log }));
    await door.close();
    door = await listen(app);
    const answer = post(body({}));
    expect(await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 150, 'waiting'))])).toBe('waiting');
    stored();
    expect((await answer).status).toBe(200);
  });
  test('a replayed webhook changes nothing', async () => {
    await post(body({}));
    await post(body({}));
    expect(inbox.fresh).toHaveLength(1);
  });
  test('is not asked when there is nothing for it', async () => {
    inbox.failWith(new Error('asked'));
    const other = body({}, { metadata: { phone_number_id: '999' } });
    expect((await post(other)).status).toBe(200);
  });
});

describe('other doors', () => {
  test('GET without a token, other methods, other paths', async () => {
    const at = `${door.url}/webhooks/whatsapp`;
    expect((await fetch(at)).status).toBe(403);
    expect((await fetch(`${at}?hub.mode=unsubscribe&hub.verify_token=test-verify&hub.challenge=1`)).status).toBe(403);
    expect((await fetch(`${at}?hub.mode=subscribe&hub.verify_token=test-verify&hub.challenge=%3Cb%3E`)).status).toBe(
      400,
    );
    const put = await fetch(at, { method: 'PUT', body: 'x' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect((await fetch(`${at}/elsewhere`)).status).toBe(404);
  });
});
