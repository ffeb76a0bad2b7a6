// The three subjects walked on the real page by a person who taps and types, in nl, en and ar, without and with JavaScript.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { dataDir, freePort, type House, ready, startHouse } from '../support/house.ts';
import { root } from '../support/minds.ts';

type Road = {
  readonly subject: string;
  readonly flow: string;
  /** An option of the question, or a typed answer. */
  readonly steps: readonly (readonly [node: string, given: string])[];
  /** What must stand in the outcome, in every language. */
  readonly shows: readonly string[];
};

const roads: readonly Road[] = [
  {
    subject: 'family',
    flow: 'nareis',
    steps: [
      ['permit', 'asylum'],
      ['status', 'a'],
      ['applied', 'not-yet'],
      ['who', 'spouse-or-child'],
      ['decision-date', 'type:30-9-2026'],
    ],
    shows: ['29-12-2026', 'nareis', 'IND'],
  },
  {
    subject: 'inburgering',
    flow: 'inburgering-term',
    steps: [
      ['law', 'since-2022'],
      ['has-pip', 'yes'],
      ['pip-date', 'type:1-8-2026'],
      ['delay', 'none'],
    ],
    shows: ['1-8-2029'],
  },
  {
    subject: 'study',
    flow: 'study-with-benefit',
    steps: [
      ['permit', 'asylum'],
      ['situation', 'planning'],
      ['age-group', '30-or-older'],
      ['course', 'evening'],
    ],
    shows: ['gemeente'],
  },
];

let house: House;
let browser: Browser;
beforeAll(async () => {
  const database = await freshDatabase();
  browser = await openBrowser();
  const secret = database.secretKey.toString('hex');
  house = await ready(
    startHouse({ PORT: String(await freePort()), DATABASE_URL: database.url, SECRET_KEY: secret, DATA_DIR: dataDir() }),
  );
});
afterAll(async () => {
  await browser.close();
  expect(await house.kill('SIGTERM')).toBe(0);
});

/** Taps the choice with this value in the newest message and waits for what comes. */
const tap = async (page: Page, value: string): Promise<void> => {
  await answered(page, () => page.locator(`button[value="${value}"]`).last().click());
};
const type = async (page: Page, text: string): Promise<void> => {
  await answered(page, async () => {
    await page.locator('[name=text]').fill(text);
    await page.locator('form button[type=submit]:not([value])').last().click();
  });
};
/** Everything said so far, opened or not. */
const said = (page: Page): Promise<string> => page.locator('[role=log]').innerText();
const answered = async (page: Page, act: () => Promise<void>): Promise<void> => {
  const log = () =>
    page
      .locator('[role=log]')
      .innerHTML()
      .catch(() => '');
  const before = await log();
  await act();
  // With the script her own words come first and the reply after them: it is there when nothing more comes.
  let last = before;
  await expect
    .poll(
      async () => {
        const now = await log();
        const settled = now !== before && now !== '' && now === last;
        last = now;
        return settled;
      },
      { timeout: 60_000, interval: 250 },
    )
    .toBe(true);
  await page.waitForLoadState();
};

const walk = async (page: Page, language: string, road: Road): Promise<void> => {
  await page.goto(`${house.url}/${language}`);
  await tap(page, `subject:${road.subject}`);
  await tap(page, `flow:${road.flow}`);
  for (const [node, given] of road.steps) {
    if (given.startsWith('type:')) await type(page, given.slice('type:'.length));
    else await tap(page, `answer:${road.flow}:${node}:${given}`);
  }
};

describe.each([false, true])('with JavaScript: %s', (javaScriptEnabled) => {
  describe.each(['nl', 'en', 'ar'])('in %s', (language) => {
    it.each(roads)('$subject', async (road) => {
      const { page, faults } = await openPage(browser, { javaScriptEnabled, locale: language });
      await walk(page, language, road);
      const text = await said(page);
      for (const part of road.shows) expect(text).toContain(part);
      // The source and the day it was checked stand with it.
      expect(text).toContain('24-11-2026');
      expect(await page.locator('a[href^="https://"]').count()).toBeGreaterThan(1);
      expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
      if (javaScriptEnabled) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
      expect(faults).toEqual([]);
      await page.context().close();
    });
  });
});

it('changes one answer from the outcome and keeps the others; the sheet shows both languages', async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false, locale: 'ar' });
  await walk(page, 'ar', roads[0] as Road);
  const sheet = await page.locator('a[href^="/sheet/"]').last().getAttribute('href');
  await page.locator('details.because summary').last().click();
  await tap(page, 'reask:nareis:status');
  await tap(page, 'answer:nareis:status:b');
  // B-status: a person always; the date given before is kept and counted again.
  const text = await said(page);
  expect(text).toContain('29-12-2026');
  expect(text).toContain('B-status');

  await page.goto(`${house.url}${sheet}`);
  const both = await page.locator('main').innerText();
  expect(both.match(/29-12-2026/g)?.length).toBeGreaterThan(1);
  expect(await page.locator('[lang=nl]').count()).toBeGreaterThan(0);
  await page.context().close();
});

it('shows an outcome in Arabic that can be read from right to left', async () => {
  const { page } = await openPage(browser, { locale: 'ar', viewport: { width: 412, height: 915 } });
  await walk(page, 'ar', roads[0] as Road);
  const latest = page.locator('[role=log] h2').last();
  // The day stands whole and in its own order between the Arabic words.
  const order = await latest.locator('bdi', { hasText: '29-12-2026' }).evaluate((bdi) => {
    const range = document.createRange();
    const text = bdi.firstChild as Text;
    const left = (at: number) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    };
    return left(0) < left('29-12-2026'.length - 1);
  });
  expect(order).toBe(true);
  const folder = join(root, 'coverage');
  mkdirSync(folder, { recursive: true });
  await latest.scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(folder, 'outcome-ar.png') });
  await page.context().close();
});
