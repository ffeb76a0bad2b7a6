// The published Web Chat on somebody else's page, against the real house: taps and typed words in nl and ar, and through a kill -9.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from '../test/support/browser.ts';
import { dataDir, freePort, type House, ready, startHouse } from '../test/support/house.ts';
import { openSite, type Site } from './site.ts';

const folder = dataDir();
let site: Site;
let env: Readonly<Record<string, string>>;
let house: House;
let browser: Browser;

beforeAll(async () => {
  site = await openSite();
  env = { PORT: String(await freePort()), DATA_DIR: folder, DIRECTLINE_ORIGINS: site.origin };
  [house, browser] = await Promise.all([ready(startHouse(env)), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  site.close();
  expect(await house.kill('SIGTERM')).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

const open = async (locale: string) => {
  const { page, faults } = await openPage(browser, { viewport: { width: 420, height: 860 } });
  await page.goto(`${site.origin}/?house=${encodeURIComponent(house.url)}&locale=${locale}`);
  return { page, faults };
};

const bubbles = (page: Page) => page.locator('.webchat__basic-transcript__activity');
const newest = (page: Page) => bubbles(page).last();
const buttons = (page: Page) => page.locator('.webchat__suggested-action');
/** Our own words for what a button sends; a person must never see one. */
const raw = /\b(subject|flow|answer|reask|article|command|speak|change|choice):/;

/** Isolates keep the order of digits; nobody sees them. */
const seen = async (page: Page): Promise<string> => (await newest(page).innerText()).replace(/[\u2068\u2069]/g, '');
/** The reply that holds `text` is the newest, and what stands on the page is for people. */
const hears = async (page: Page, text: string): Promise<void> => {
  await expect.poll(() => seen(page), { timeout: 30_000 }).toContain(text);
  expect(await page.locator('#webchat').innerText()).not.toMatch(raw);
};
const tap = async (page: Page, label: string, reply: string): Promise<void> => {
  await buttons(page).getByText(label, { exact: true }).click();
  await hears(page, reply);
};
const type = async (page: Page, text: string, reply: string): Promise<void> => {
  await page.locator('[data-id="webchat-sendbox-input"]').fill(text);
  await page.keyboard.press('Enter');
  await hears(page, reply);
};

it('greets, and goes a road by taps and typed words, in Dutch', async () => {
  const { page, faults } = await open('nl');
  await hears(page, 'Waar kunnen wij u mee helpen?');
  expect(await buttons(page).allInnerTexts()).toEqual(
    expect.arrayContaining(['Inburgeren', 'Studie en uitkering', 'Gezin laten komen', 'Een mens', 'Andere taal']),
  );
  // Markdown became letters that stand out, not stars.
  expect(await newest(page).locator('strong').allInnerTexts()).toContain('Waar kunnen wij u mee helpen?');

  await tap(page, 'Gezin laten komen', 'Kies de vraag die bij u past.');
  await tap(page, 'Kan mijn gezin komen?', 'Wat heeft u nu in Nederland?');
  await tap(page, 'Asiel, zelf gekregen', 'Heeft u A-status of B-status?');
  await type(page, 'onder a', 'Heeft u nareis al aangevraagd?');
  await tap(page, 'Nee, nog niet', 'een kind onder 18 jaar');
  await type(page, 'mijn vrouw', 'Vanaf die brief telt de tijd voor nareis');
  await type(page, '30 september 2026', '29-12-2026');

  const outcome = newest(page);
  expect(await outcome.locator('li').count()).toBeGreaterThan(1);
  expect(await outcome.innerText()).not.toContain('**');
  const links = await outcome.locator('a').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  expect(links.filter((href) => href.startsWith('https://ind.nl/'))).not.toEqual([]);
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
});

it('is written from the right in Arabic, and understands Arabic figures', async () => {
  const { page } = await open('ar');
  await hears(page, 'بماذا يمكننا أن نساعد؟');
  const at = (selector: string) => page.locator(selector).first();
  expect(await at('.webchat__basic-transcript').getAttribute('dir')).toBe('rtl');
  expect(await at('.webchat__bubble').evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');

  await tap(page, 'الاندماج', 'يرجى اختيار السؤال المناسب.');
  await tap(page, 'المدة والوقت الإضافي', 'من أي يوم وجب عليك الاندماج؟');
  await type(page, '٢', 'هذه الخطة اسمها PIP.');
  await type(page, 'نعم', 'مدتك تبدأ في اليوم التالي لهذا التاريخ.');
  await page.screenshot({ path: join(import.meta.dirname, '../docs/images/webchat.png') });
  await type(page, '١ أغسطس ٢٠٢٦', 'هل مرت فترة تعذر فيها التعلم؟');
  await type(page, 'مريضة', '1-8-2029');
  expect(await newest(page).locator('strong').count()).toBeGreaterThan(0);
});

it('keeps the language that was chosen in the talk, whatever the page says', async () => {
  const { page } = await open('nl');
  await hears(page, 'Waar kunnen wij u mee helpen?');
  await tap(page, 'Andere taal', 'Welke taal wilt u?');
  await tap(page, 'English', 'What can we help you with?');
  // Web Chat sends the page's locale along with every message.
  await type(page, 'other language', 'Which language would you like?');
  await tap(page, 'English', 'What can we help you with?');
  await tap(page, 'Bringing your family', 'Choose the question that fits you.');
});

it('goes on with the same talk after the house was killed', async () => {
  const { page } = await open('nl');
  await hears(page, 'Waar kunnen wij u mee helpen?');
  await tap(page, 'Gezin laten komen', 'Kies de vraag die bij u past.');
  await tap(page, 'Kan mijn gezin komen?', 'Wat heeft u nu in Nederland?');
  const before = await bubbles(page).allInnerTexts();

  await house.kill('SIGKILL');
  house = await ready(startHouse(env));
  await expect
    .poll(() => page.locator('#webchat').innerText(), { timeout: 60_000, interval: 500 })
    .toContain('Verbindingsstatus: Verbonden');
  await tap(page, 'Asiel, zelf gekregen', 'Heeft u A-status of B-status?');
  // Nothing is lost, nothing is shown twice.
  expect(await bubbles(page).count()).toBe(before.length + 1);

  await page.reload();
  await hears(page, 'Heeft u A-status of B-status?');
  expect(await bubbles(page).count()).toBe(before.length + 1);
});
