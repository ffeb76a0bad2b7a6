// The database is away: Meta keeps the message and brings it again, and words of danger are answered at once, once.
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeClient } from '../../src/channels/whatsapp/client.ts';
import { type FakeGraph, startFakeGraph } from '../../src/channels/whatsapp/fake/graph.ts';
import { webhook } from '../../src/channels/whatsapp/webhook.ts';
import type { Language } from '../../src/content/schema/ids.ts';
import { dangerWhileAway } from '../../src/delivery/danger-while-away.ts';
import { receiveWhatsApp } from '../../src/delivery/receive-whatsapp.ts';
import { StoreAway } from '../../src/store/faults.ts';
import { mindsOn } from '../support/minds.ts';

const settings = { token: randomBytes(8).toString('hex'), appSecret: randomBytes(8).toString('hex') };
const phoneNumberId = '200000000000003';
const minds = mindsOn('2026-11-24')();
const stored: unknown[] = [];
const errors: string[] = [];
let isAway = true;
let graph: FakeGraph;
let door: Server;
let close: () => void;

beforeAll(async () => {
  graph = await startFakeGraph({ ...settings, phoneNumberId, retryMs: 30, manner: () => 'none' });
  const client = makeClient({ version: 'v25.0', apiUrl: graph.url, token: settings.token, phoneNumberId });
  close = () => client.close();
  const note = () => undefined;
  const log = { info: note, warn: note, error: (_: unknown, says: string) => void errors.push(says) };
  const danger = dangerWhileAway({
    client,
    speech: () => minds.speech,
    crisis: minds.crisis,
    detect: (text) => minds.detect(text) as Language | undefined,
    publicUrl: 'https://wegwijs.example',
    log,
  });
  const receive = receiveWhatsApp({
    store: {
      inbox: {
        receive: async (_channel, arrivals) => {
          if (isAway) throw new StoreAway(undefined);
          stored.push(...arrivals);
          return [];
        },
      },
    },
    takeTurn: async () => undefined,
    showTyping: note,
    hear: note,
    mishear: note,
    notStored: (events) => void danger(events),
    log,
  });
  door = createServer(
    webhook({ settings: { appSecret: settings.appSecret, verifyToken: 'verify-me', phoneNumberId }, receive, log }),
  ).listen(0, '127.0.0.1');
  await new Promise((resolve) => door.once('listening', resolve));
  graph.deliverTo(`http://127.0.0.1:${(door.address() as AddressInfo).port}/`);
});
afterAll(async () => {
  close();
  await graph.close();
  door.closeAllConnections();
  await new Promise((resolve) => door.close(resolve));
});

it.each([
  ['ik wil dood', 'nl'],
  ['أريد أن أنتحر', 'ar'],
])('%s is answered once in %s, however often it is brought', async (text, language) => {
  isAway = true;
  const before = graph.book.taken.length;
  const person = { bsuid: `NL.9${language}`, number: '31600000009', name: 'Iemand' };
  const said = graph.say(person, { text });
  await expect.poll(() => graph.book.taken.length, { timeout: 30_000 }).toBe(before + 1);
  // Brought again, many times, before the database is back.
  await new Promise((resolve) => setTimeout(resolve, 400));
  isAway = false;
  await said;
  await expect.poll(() => stored.length, { timeout: 30_000 }).toBeGreaterThan(0);
  expect(graph.book.taken.length).toBe(before + 1);
  const answer = graph.book.taken.at(-1)?.text ?? '';
  expect(answer).toContain('113');
  expect(/[\u0600-\u06ff]/.test(answer)).toBe(language === 'ar');
  expect(errors.filter((says) => says.startsWith('words of danger'))).toEqual([]);
  stored.length = 0;
});

it('nothing else is answered: Meta keeps it', async () => {
  isAway = true;
  const before = graph.book.taken.length;
  const said = graph.say({ bsuid: 'NL.98', number: '31600000008', name: 'Iemand' }, { text: 'wat is inburgering' });
  await new Promise((resolve) => setTimeout(resolve, 400));
  isAway = false;
  await said;
  await expect.poll(() => stored.length, { timeout: 30_000 }).toBe(1);
  expect(graph.book.taken.length).toBe(before);
});
