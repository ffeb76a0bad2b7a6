// A volunteer takes over in the published Web Chat: her words appear, and of the hand-off events themselves nobody sees anything.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseId } from '../src/desk/desk.ts';
import { makeDesk } from '../src/desk/make-desk.ts';
import type { ConversationId } from '../src/store/store.ts';
import { minds, volunteer } from '../test/desk/half-day-team.ts';
import { openBrowser, openPage } from '../test/support/browser.ts';
import { freshDatabase } from '../test/support/database.ts';
import { dataDir, freePort, type House, ready, startHouse } from '../test/support/house.ts';
import { openSite, type Site } from './site.ts';

const ann = volunteer('ann', 'wegwijs');
const database = await freshDatabase();
const store = await database.open();
let site: Site;
let house: House;
let browser: Browser;

beforeAll(async () => {
  await store.desk.teams.save({ id: 'wegwijs', name: 'Wegwijs', region: 'wegwijs', municipalities: [] });
  const days = [0, 1, 2].map((ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10));
  const hours = { team: 'wegwijs', volunteer: 'ann', from: '00:00', until: '23:59' };
  await store.desk.teams.addShifts(days.map((day) => ({ ...hours, day })));
  site = await openSite();
  const env = {
    PORT: String(await freePort()),
    DATABASE_URL: database.url,
    SECRET_KEY: database.secretKey.toString('hex'),
    DATA_DIR: dataDir(),
    DIRECTLINE_ORIGINS: site.origin,
  };
  [house, browser] = await Promise.all([ready(startHouse(env)), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  site.close();
  expect(await house.kill('SIGTERM')).toBe(0);
});

it('a person is asked, answers, and closes', async () => {
  const { page, faults } = await openPage(browser, { viewport: { width: 420, height: 860 } });
  await page.goto(`${site.origin}/?house=${encodeURIComponent(house.url)}&locale=nl`);
  const text = async () => (await page.locator('#webchat').innerText()).replace(/[\u2068\u2069]/g, '');
  const hears = (what: string | RegExp) => expect.poll(text, { timeout: 60_000 }).toMatch(what);
  const tap = async (label: string | RegExp) => {
    const button = page.locator('.webchat__suggested-action', { hasText: label }).first();
    await button.waitFor();
    await button.click();
  };
  await hears(/Waar kunnen wij u mee helpen/);
  await tap('Een mens');
  await hears(/Waar gaat uw vraag over/);
  await tap('Gezin laten komen');
  await hears(/Gaat het over een brief/);
  await tap('Geen brief');
  await hears(/Mag de vrijwilliger lezen/);
  await tap(/^Ja/);
  await hears(/staat klaar voor een vrijwilliger/);
  await expect.poll(async () => (await database.query('select id from cases')).length, { timeout: 60_000 }).toBe(1);
  const id = (await database.query('select id from cases'))[0]?.id as CaseId;
  const desk = makeDesk({ store, minds, nameOf: async () => 'Samira' });
  const claimed = await desk.claim(ann, id);
  if (typeof claimed === 'string') throw new Error(claimed);
  const said = await desk.answer(ann, id, claimed.fence, {
    kind: 'text',
    text: 'Ik kijk met u mee.',
    language: 'nl' as never,
  });
  expect(said).toHaveProperty('message');
  await hears(/Ik kijk met u mee\./);
  expect(await desk.close(ann, id, claimed.fence, 'U belt morgen')).toBe(true);
  await hears(/U belt morgen/);
  // The events are in the talk; only their effects are on the page.
  const [asked] = (await database.query('select conversation from cases')) as { conversation: ConversationId }[];
  const rows = asked ? await store.messages.history(asked.conversation) : [];
  expect(rows.filter(({ body }) => (body as { type?: string }).type === 'event')).toHaveLength(3);
  expect(await text()).not.toMatch(/handoff|hand-off|accepted|completed/i);
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  desk.stop();
});
