// The database is away: the talk goes on in the page, and what was said meanwhile is in the talk when it is back.
import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { dataDir, freePort, type House, ready, startHouse } from '../support/house.ts';
import { type Cable, cableTo } from '../web/cable.ts';

let cable: Cable;
let house: House;
let browser: Browser;
const database = await freshDatabase();

beforeAll(async () => {
  cable = await cableTo(database.url);
  const port = await freePort();
  house = await ready(
    startHouse({
      PORT: String(port),
      DATABASE_URL: cable.url,
      SECRET_KEY: database.secretKey.toString('hex'),
      DATA_DIR: dataDir(),
    }),
  );
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await house.kill('SIGTERM');
  cable.close();
});
beforeEach(() => database.query('delete from conversations'));

const open = async (language: string, javaScriptEnabled: boolean) => {
  const { page } = await openPage(browser, { locale: language, javaScriptEnabled });
  await page.goto(`${house.url}/${language}`);
  return page;
};
const press = (page: Page, value: string) => page.locator(`#latest button[value="${value}"]`).first().click();
const type = async (page: Page, text: string) => {
  await page.locator('textarea').fill(text);
  await page.locator('.type button').click();
};
const back = async () => {
  cable.plugIn();
  await expect
    .poll(() => fetch(`${house.url}/health/ready`).then(({ status }) => status), { timeout: 60_000 })
    .toBe(200);
};
const reading = (page: Page) => page.locator('.notice', { hasText: /niets bewaren|لا يمكننا حفظ/ }).waitFor();
const buttons = (page: Page) =>
  page.locator('#latest button[name=value]').evaluateAll((all) => all.map((one) => one.getAttribute('value')));

describe.each([false, true])('with JavaScript %s', (javaScript) => {
  it('she walks on, and all of it is kept once', async () => {
    const page = await open('ar', javaScript);
    await press(page, 'subject:family');
    await press(page, 'flow:nareis');
    await press(page, 'answer:nareis:permit:asylum');
    await page.locator('button[value="answer:nareis:status:a"]').first().waitFor();
    // The live stream may be quicker than the answer that brings the road.
    await expect.poll(() => page.locator('#wait').textContent(), { timeout: 60_000 }).toBe('');
    cable.pull();
    await press(page, 'answer:nareis:status:a');
    await reading(page);
    expect(await buttons(page)).toContain('answer:nareis:applied:not-yet');
    await press(page, 'answer:nareis:applied:not-yet');
    await page.locator('button[value="answer:nareis:who:spouse-or-child"]').waitFor();
    // Danger is answered also now.
    await type(page, 'أريد أن أنتحر');
    await page
      .locator('.is-crisis a[href="tel:113"], .is-crisis a[href="tel:0800-0113"], .is-crisis a[href^="tel:"]')
      .first()
      .waitFor();
    await type(page, '1');
    await back();
    await type(page, '30-10-2026');
    await page.locator('#latest .is-outcome, #latest .is-question').first().waitFor();
    await expect.poll(() => page.locator('.notice', { hasText: 'لا يمكننا حفظ' }).count(), { timeout: 60_000 }).toBe(0);
    const rows = await database.query('select direction, status from messages order by seq');
    expect(rows.filter(({ direction }) => direction === 'in').map(({ status }) => status)).toEqual(
      Array.from({ length: 8 }, () => 'handled'),
    );
    await page.goto(`${house.url}/ar`);
    expect(await page.locator('#latest').textContent()).toContain('30-10-2026');
    await page.context().close();
  });
});

it('she walks on from the question she sees, also when the answer before it was given in another tab', async () => {
  const page = await open('nl', true);
  await press(page, 'subject:family');
  await press(page, 'flow:nareis');
  await page.locator('button[value="answer:nareis:permit:asylum"]').waitFor();
  await expect.poll(() => page.locator('#wait').textContent(), { timeout: 60_000 }).toBe('');
  const other = await page.context().newPage();
  await other.goto(`${house.url}/nl`);
  const road = await page.locator('[name=kept]').inputValue();
  await press(other, 'answer:nareis:permit:asylum');
  await page.locator('button[value="answer:nareis:status:a"]').waitFor();
  await expect.poll(() => page.locator('[name=kept]').inputValue(), { timeout: 60_000 }).not.toBe(road);
  cable.pull();
  await press(page, 'answer:nareis:status:a');
  await reading(page);
  expect(await buttons(page)).toContain('answer:nareis:applied:not-yet');
  await back();
  await page.context().close();
});

it('one form keeps two answers when they differ, and one when they do not, while the database is away', async () => {
  const page = await open('nl', false);
  const id = await page.locator('[name=id]').inputValue();
  cable.pull();
  const send = async (text: string) => {
    // The page of before, as "back" may show it.
    await page.locator('[name=id]').evaluate((box, old) => {
      (box as unknown as { value: string }).value = old;
    }, id);
    await type(page, text);
    await reading(page);
  };
  for (const text of ['gezin', 'gezin', 'studeren']) await send(text);
  await back();
  await type(page, 'menu');
  await expect
    .poll(async () => (await database.query(`select count(*)::int as n from messages where direction = 'in'`))[0]?.n, {
      timeout: 60_000,
    })
    .toBe(3);
  await page.context().close();
});

it('who comes while the database is away walks from the first screen, and it is kept', async () => {
  cable.pull();
  const page = await open('nl', false);
  await press(page, 'subject:family');
  await reading(page);
  await press(page, 'flow:nareis');
  await page.locator('button[value="answer:nareis:permit:asylum"]').waitFor();
  await back();
  await press(page, 'answer:nareis:permit:asylum');
  await page.locator('button[value="answer:nareis:status:a"]').waitFor();
  expect((await database.query(`select count(*)::int as n from messages where direction = 'in'`))[0]?.n).toBe(3);
  await page.context().close();
});

it('nothing is promised that needs the database: the words come back in the box', async () => {
  const page = await open('nl', false);
  cable.pull();
  await type(page, 'verwijder mijn gegevens');
  // The question whether she is sure can be asked without it.
  await reading(page);
  const yes = page.locator('#latest button[name=value]').first();
  const value = await yes.getAttribute('value');
  await yes.click();
  await page.locator('.error h1').waitFor();
  expect(await page.locator('.error input[name=value]').getAttribute('value')).toBe(value);
  expect(await page.locator('a[href="tel:112"]').count()).toBeGreaterThan(0);
  await back();
  await page.context().close();
});

it('what another browser carried is as if it were empty', async () => {
  const form = async (cookie: string, fields: Record<string, string>) => {
    const body = new URLSearchParams({ id: randomBytes(16).toString('base64url'), text: '', ...fields });
    const headers = { cookie: `wegwijs=${cookie}` };
    return (await fetch(`${house.url}/nl`, { method: 'POST', body, headers })).text();
  };
  const [one, other] = ['a'.repeat(22), 'b'.repeat(22)];
  const keptIn = (html: string) => /name="kept" value="([^"]*)"/.exec(html)?.[1] ?? '';
  cable.pull();
  const first = await form(one, { value: 'flow:nareis' });
  expect(first).toContain('answer:nareis:permit:asylum');
  const hers = await form(one, { value: 'answer:nareis:permit:asylum', kept: keptIn(first) });
  expect(hers).toContain('answer:nareis:status:a');
  const stolen = await form(other, { text: 'xyzzy', kept: keptIn(hers) });
  expect(stolen).not.toContain('answer:nareis:status:a');
  await back();
});
