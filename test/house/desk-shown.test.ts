// The real desk as it is seen, with people who wait in three languages: laptop, telephone, and the pictures of docs/volunteers.md.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { root } from '../support/minds.ts';
import {
  type DeskHouse,
  enter,
  faultsIn,
  openDeskHouse,
  openDeskWindow,
  sendVisit,
  soon,
  staffAlways,
  visitInDutch,
  type Window,
} from './desk-windows.ts';

const database = await freshDatabase();
const coverage = join(root, 'coverage');
/** `PICTURES=docs/images` makes those of the documentation, whose names begin with "desk". */
const folder = join(root, process.env.PICTURES ?? 'coverage');
let desk: DeskHouse;
let browser: Browser;
let volunteer: Window;

beforeAll(async () => {
  mkdirSync(coverage, { recursive: true });
  [desk, browser] = [await openDeskHouse(database), await openBrowser()];
  volunteer = await openDeskWindow(browser, { viewport: { width: 1100, height: 760 } });
  await staffAlways(desk.store, 'wegwijs', await enter(volunteer, desk.invitation, 'Noor'));
});
afterAll(async () => {
  await browser.close();
  expect(await desk.close()).toBe(0);
});

/** A person whose browser sends forms; what has a colon in it is a choice, the rest is typed. */
const someone = (language: string) => {
  const cookie = randomBytes(16).toString('base64url');
  return async (...answers: readonly string[]): Promise<void> => {
    for (const answer of answers) {
      const { status } = await fetch(`${desk.house.url}/${language}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: `wegwijs=${cookie}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          id: randomBytes(16).toString('base64url'),
          [/^\S+:\S+$/.test(answer) ? 'value' : 'text']: answer,
        }),
      });
      expect(status).toBe(303);
    }
  };
};

const isNarrow = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');
const show = async (name: string, width: number, height: number): Promise<void> => {
  const { page } = volunteer;
  await page.setViewportSize({ width, height });
  expect(await isNarrow(page), name).toBe(true);
  expect(await faultsIn(page), name).toEqual([]);
  await page.screenshot({ path: join(name.startsWith('desk') ? folder : coverage, `${name}.png`) });
};

/** One picture of two. */
const sideBySide = async (name: string, two: readonly string[]): Promise<void> => {
  const { page } = await openPage(browser, { viewport: { width: 820, height: 864 } });
  const shots = two.map((one) => readFileSync(join(coverage, `${one}.png`)).toString('base64'));
  const image = (shot: string) => `<img src="data:image/png;base64,${shot}" style="border:1px solid;margin:8px">`;
  await page.setContent(`<body style="margin:0;display:flex">${shots.map(image).join('')}`);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
};

it('the queue: danger first, then a fresh letter, then who waits longest', async () => {
  const { page } = volunteer;
  await someone('nl')('subject:study', 'flow:study-with-benefit', 'command:human', 'hand-off:no-letter', 'command:yes');
  await someone('en')('subject:inburgering', 'flow:inburgering-term', 'command:human', '16-11-2026', 'command:yes');
  const her = someone('ar');
  await her('subject:family', 'flow:nareis', 'answer:nareis:permit:asylum', 'answer:nareis:status:a');
  await her('answer:nareis:applied:not-yet', 'answer:nareis:who:spouse-or-child', 'command:human');
  await her('hand-off:no-letter', 'command:yes', 'وصلتني رسالة من IND ولا أفهمها');
  const danger = someone('nl');
  await danger('ik wil niet meer leven', 'command:human', 'command:yes');
  const rows = page.locator('#queue > li');
  await expect.poll(() => rows.count(), soon).toBe(4);
  await expect.poll(() => rows.first().innerText(), soon).toContain('Spoed');
  expect(await rows.nth(1).innerText()).toContain('Snel');
  await page.mouse.move(0, 0);
  await show('desk-queue', 1000, 640);
  await show('queue-small', 390, 844);
});

it('a case with a phrase, its Dutch and her answer; on a telephone too', async () => {
  const { page } = volunteer;
  await page.locator('#queue a', { hasText: 'Arabisch' }).click();
  await page.getByRole('button', { name: 'Neem deze zaak' }).click();
  await page.getByText('Deze zaak is bij u.').waitFor();
  await sendVisit(volunteer);
  await expect.poll(() => page.locator('#talk').innerText(), soon).toContain(visitInDutch);
  await page.goto(page.url().split('?')[0] ?? '');
  await show('desk-case', 1100, 900);
  await page
    .locator('#talk .in')
    .last()
    .evaluate((row) => row.scrollIntoView());
  await show('desk-answer', 1100, 1000);
  await page.setViewportSize({ width: 390, height: 844 });
  await page
    .locator('#talk .in')
    .last()
    .evaluate((row) => row.scrollIntoView());
  await show('case-small', 390, 844);
  await sideBySide('desk-phone', ['queue-small', 'case-small']);
  await show('case-smallest', 360, 740);
});

it('a case with danger begins with what to do', async () => {
  const { page } = volunteer;
  await page.getByRole('link', { name: 'Terug naar de wachtrij' }).click();
  await page.locator('#queue a').first().click();
  await page.getByRole('heading', { name: 'Spoed: doe dit eerst' }).waitFor();
  // However far down she was before.
  await expect.poll(() => page.evaluate('scrollY'), soon).toBe(0);
  expect(await page.locator('.crisis').innerText()).toContain('113');
  await show('crisis', 1100, 900);
  expect(volunteer.faults).toEqual([]);
});
