// The telephone in a real browser: a bot of three lines behind it, walked by tapping and by typing, in Arabic.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, makeClient } from '../../../src/channels/whatsapp/client.ts';
import { addressOf, type InboundEvent } from '../../../src/channels/whatsapp/event.ts';
import { type FakeGraph, startFakeGraph } from '../../../src/channels/whatsapp/fake/graph.ts';
import type { Outbound } from '../../../src/channels/whatsapp/outbound.ts';
import { webhook } from '../../../src/channels/whatsapp/webhook.ts';
import { toWire } from '../../../src/channels/whatsapp/wire.ts';
import { openBrowser, openPage } from '../../support/browser.ts';
import { makeInbox } from './inbox.ts';
import { type Listening, listen } from './server.ts';

let browser: Browser;
let graph: FakeGraph;
let client: Client;
let door: Listening;

const isolated = (text: string) => `\u2068${text}\u2069`;
const question = { text: `*PIP* ما التاريخ؟\n${isolated('0900-1234567')}\n<b>x</b>`, rtl: true };
const answerTo = (event: InboundEvent): Omit<Outbound, 'to'> | undefined => {
  if (event.kind === 'text' && event.asNumber === 2) return { text: 'انتهى', rtl: true };
  if (event.kind === 'text')
    return {
      ...question,
      choices: [
        { id: 'a', label: 'نعم' },
        { id: 'b', label: 'لا' },
      ],
      footer: 'القائمة',
    };
  if (event.kind === 'choice' && event.choiceId === 'a')
    return {
      text: 'اختر',
      rtl: true,
      button: 'اللغات',
      choices: [1, 2, 3, 4].map((at) => ({ id: `l${at}`, label: `لغة ${at}`, hint: 'PIP' })),
    };
  return event.kind === 'choice'
    ? { text: `${event.choiceId}!`, link: { url: 'https://example.org/ar', label: 'افتح' } }
    : undefined;
};

beforeAll(async () => {
  const base = { phoneNumberId: '2', appSecret: 's' };
  graph = await startFakeGraph({ ...base, token: 't' });
  client = makeClient({ apiUrl: graph.url, version: 'v25.0', phoneNumberId: '2', token: 't' });
  const receive = async ({ events }: { readonly events: readonly InboundEvent[] }) => {
    for (const event of events) {
      const answer = answerTo(event);
      if (answer && 'phone' in event) void client.send(toWire({ to: addressOf(event), ...answer }));
    }
  };
  door = await listen(webhook({ settings: { ...base, verifyToken: 'v' }, receive, log: makeInbox().log }));
  graph.deliverTo(door.url);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  client.close();
  await graph.close();
  await door.close();
});

test('typed, tapped, chosen from the list; words in bold, lines from the right, nothing is HTML', async () => {
  const { page, faults } = await openPage(browser);
  await page.goto(graph.url);
  await page.locator('#text').fill('سلام');
  await page.keyboard.press('Enter');

  const first = page.locator('li.us').first();
  await first.getByRole('button', { name: 'نعم' }).waitFor();
  expect(await first.locator('b').textContent()).toBe('PIP');
  expect(await first.locator('.footer').textContent()).toBe('القائمة');
  expect(await first.textContent()).toContain('<b>x</b>');
  const isRight = await first
    .locator('.line')
    .first()
    .evaluate((line) => {
      const range = line.ownerDocument.createRange();
      range.selectNodeContents(line);
      const [words, box] = [range.getBoundingClientRect(), line.getBoundingClientRect()];
      return Math.abs(words.right - box.right) < 2;
    });
  expect(isRight).toBe(true);

  await first.getByRole('button', { name: 'نعم' }).click();
  await page.getByRole('button', { name: 'اللغات' }).click();
  await page.locator('#sheet').getByRole('button', { name: 'لغة 3' }).click();
  await page.getByText('l3!').waitFor();
  expect(await page.getByRole('link', { name: 'افتح' }).getAttribute('href')).toBe('https://example.org/ar');

  await page.locator('#text').fill('٢');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('انتهى').waitFor();
  expect(await page.locator('li.person').allTextContents()).toEqual(['سلام', 'نعم', 'لغة 3', '٢']);
  expect(graph.book.taken).toHaveLength(4);

  await page.locator('#person').selectOption('2');
  await page.waitForFunction(() => globalThis.document.querySelectorAll('#talk li').length === 0);
  await page.locator('#text').fill('hoi');
  await page.keyboard.press('Enter');
  await page.locator('li.us').waitFor();
  expect(graph.book.to('NL.1000000000000003')).toHaveLength(1);
  expect(faults).toEqual([]);
});

test('a page of another site cannot speak for the person', async () => {
  const said = JSON.stringify({ person: 0, said: { text: 'a' } });
  expect((await fetch(`${graph.url}/phone/say`, { method: 'POST', body: said })).status).toBe(400);
  const bad = { method: 'POST', headers: { 'content-type': 'application/json' } };
  expect((await fetch(`${graph.url}/phone/say`, { ...bad, body: '{' })).status).toBe(400);
  expect((await fetch(`${graph.url}/phone/say`, { ...bad, body: '{"person":99,"said":{"text":"a"}}' })).status).toBe(
    400,
  );
});
