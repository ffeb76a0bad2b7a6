// Every recorded answer of Graph, code by code, leads to the stated action; nothing is tried again by the client itself.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, makeClient } from '../../../src/channels/whatsapp/client.ts';
import { meanings } from '../../../src/channels/whatsapp/errors.ts';
import { toWire } from '../../../src/channels/whatsapp/wire.ts';
import { family, type Response, read } from './fixtures.ts';
import { type Listening, listen } from './server.ts';

let graph: Listening;
let client: Client;
let next: Response['response'] = {};
let calls = 0;
beforeAll(async () => {
  graph = await listen((req, res) => {
    calls += 1;
    req.resume();
    if (next.hangMs) return;
    res.writeHead(next.status ?? 200, next.headers);
    res.end(next.text ?? JSON.stringify(next.json));
  });
  const settings = { version: 'v25.0', phoneNumberId: '200000000000002', token: 'test-token', totalMs: 300 };
  client = makeClient({ ...settings, apiUrl: graph.url });
});
afterAll(async () => {
  client.close();
  await graph.close();
});

const hello = toWire({ to: { phone: '31600000001' }, text: 'Hallo' });

/** The kind of delivery that carries each action. */
const kinds: Readonly<Record<string, string>> = {
  'store-id': 'sent',
  backoff: 'later',
  'backoff-this-user': 'later',
  'backoff-and-alarm': 'later',
  'retry-once': 'later',
  'window-closed': 'window-closed',
  'retry-same-turn-may-duplicate': 'unknown',
};

test.each(family('res-'))('%s', async (name) => {
  const { response, expect: expected } = read<Response>(name);
  next = response;
  calls = 0;
  const delivery = await client.send(hello);
  expect(delivery.action).toBe(expected.action);
  expect(delivery.kind).toBe(kinds[expected.action] ?? 'failed');
  expect(calls).toBe(1);
  if (expected.action === 'store-id') expect(delivery).toMatchObject({ id: 'wamid.TESTb3V0LTE' });
  if (expected.action.includes('alarm')) expect(delivery).toHaveProperty('remedy');
  expect(delivery.kind === 'failed' && delivery.breaker === true).toBe(expected.action === 'stop-and-alarm');
});

describe('beyond the fixtures', () => {
  const judged = async (response: Response['response']) => {
    next = response;
    return client.send(hello);
  };
  const error = (code: number, status: number, headers = {}) =>
    judged({ status, headers, json: { error: { code, message: 'x' } } });

  test.each(Object.entries(meanings))('code %s is judged as the table says', async (code, { action }) => {
    expect((await error(Number(code), 400)).action).toBe(action);
  });
  test('a remedy names what to click or which variable to set', () => {
    for (const { action, remedy } of Object.values(meanings))
      if (action.includes('alarm')) expect(remedy).toMatch(/→|WHATSAPP_|docs\//);
  });
  test('pacing: who waits, how long, and Retry-After wins', async () => {
    expect(await error(131056, 429)).toMatchObject({ kind: 'later', scope: 'person', afterSeconds: 6 });
    expect(await error(130429, 429)).toMatchObject({ kind: 'later', scope: 'number', afterSeconds: 5 });
    expect(await error(130429, 429, { 'retry-after': '42' })).toMatchObject({ afterSeconds: 42 });
    expect(await error(130429, 429, { 'retry-after': '999999' })).toMatchObject({ afterSeconds: 3600 });
    expect(await error(131000, 500)).toMatchObject({ kind: 'later', scope: 'message', once: true });
  });
  test('codes nobody has seen are judged by range and status', async () => {
    expect(await error(250, 403)).toMatchObject({ action: 'stop-and-alarm', breaker: true });
    expect(await error(999_999, 429)).toMatchObject({ action: 'backoff' });
    expect(await error(999_999, 500)).toMatchObject({ action: 'retry-once' });
    expect(await error(999_999, 401)).toMatchObject({
      action: 'stop-and-alarm',
      remedy: expect.stringContaining('TOKEN'),
    });
    expect(await error(999_999, 400)).toMatchObject({ action: 'bug-do-not-retry' });
  });
  test('a page instead of an answer', async () => {
    expect(await judged({ status: 503, text: '<html>' })).toMatchObject({ action: 'backoff' });
    expect(await judged({ status: 429, text: '' })).toMatchObject({ action: 'backoff' });
    expect(await judged({ status: 504, text: '<html>' })).toMatchObject({ kind: 'unknown' });
    expect(await judged({ status: 401, text: '' })).toMatchObject({ breaker: true, why: 'The token has expired.' });
    expect(await judged({ status: 413, text: '' })).toMatchObject({ action: 'bug-do-not-retry' });
    expect(await judged({ status: 404, text: '<html>' })).toMatchObject({
      breaker: true,
      remedy: expect.stringContaining('WHATSAPP_API_URL'),
    });
  });
  test('a success that cannot be read may have been taken', async () => {
    expect(await judged({ status: 200, text: '<html>welcome</html>' })).toMatchObject({ kind: 'unknown' });
    expect(await judged({ status: 200, json: { messages: [] } })).toMatchObject({ kind: 'unknown' });
    expect(await judged({ status: 200, text: 'x'.repeat(300_000) })).toMatchObject({ kind: 'unknown' });
  });
  test('a redirect is not followed', async () => {
    calls = 0;
    expect(await judged({ status: 302, headers: { location: `${graph.url}/elsewhere` }, text: '' })).toMatchObject({
      breaker: true,
    });
    expect(calls).toBe(1);
  });
});
