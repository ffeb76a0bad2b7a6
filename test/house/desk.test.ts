// A volunteer takes over, in the real house with two windows: in by invitation and passkey, a talk in Arabic, live on both sides.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import {
  asker,
  closeCase,
  type DeskHouse,
  enter,
  faultsIn,
  invite,
  openDeskHouse,
  openDeskWindow,
  placesOf,
  sendText,
  sendVisit,
  soon,
  staffAlways,
  take,
  visit,
  visitInDutch,
  type Window,
} from './desk-windows.ts';

const database = await freshDatabase();
let desk: DeskHouse;
let browser: Browser;
let lead: Window;
let volunteer: Window;
let person: Window;

beforeAll(async () => {
  [desk, browser] = [await openDeskHouse(database), await openBrowser()];
  [lead, volunteer] = [await openDeskWindow(browser), await openDeskWindow(browser)];
  person = await openPage(browser);
});
afterAll(async () => {
  await browser.close();
  expect(await desk.close()).toBe(0);
});

/** Holds as long as nobody has loaded the page again. */
const mark = ({ page }: Window) => page.evaluate('window.isStill = true');
const isStill = ({ page }: Window) => page.evaluate('window.isStill === true');

it('the printed link makes the first coordinator, her link the first volunteer; both come in again by passkey', async () => {
  await enter(lead, desk.invitation, 'Fatma');
  const noor = await enter(volunteer, await invite(lead), 'Noor');
  const again = await openPage(browser);
  await again.page.goto(desk.invitation);
  await again.page.getByText('Deze link werkt niet meer').waitFor();
  await again.page.context().close();
  await staffAlways(desk.store, 'wegwijs', noor);
});

it('she walks a road in Arabic, asks for a person with a word, and the queue shows it by itself', async () => {
  const { tap, type, talk } = asker(person);
  await lead.page.getByRole('link', { name: 'Wachtrij' }).click();
  await lead.page.getByText('Er wacht niemand.').waitFor();
  await volunteer.page.getByText('Er wacht niemand.').waitFor();
  await mark(volunteer);
  await person.page.goto(`${desk.house.url}/ar`);
  await tap('subject:family');
  await tap('flow:nareis');
  await tap('answer:nareis:permit:asylum');
  await tap('answer:nareis:status:a');
  await type('متطوع');
  // Known from the road, one team: neither topic nor town is asked.
  expect(await talk()).toContain('يوجد متطوع الآن.');
  await tap('hand-off:no-letter');
  expect(await talk()).toContain('هل يجوز أن يقرأ المتطوع');
  await tap('command:yes');
  expect(await talk()).toContain('سؤالك جاهز لمتطوع.');
  await volunteer.page.locator('#queue > li', { hasText: 'Kan mijn gezin komen? – Arabisch' }).waitFor();
  expect(await isStill(volunteer)).toBe(true);
  expect(await faultsIn(volunteer.page)).toEqual([]);
});

it('the volunteer takes the case, her colleague sees that, and the road stands there in Dutch', async () => {
  await take(volunteer);
  await expect.poll(() => lead.page.locator('#queue .state').textContent(), soon).toBe('Bij een collega');
  const { page } = volunteer;
  const summary = await page.locator('section', { has: page.locator('#summary-title') }).innerText();
  for (const line of [
    'Wat heeft u nu in Nederland?',
    'Asiel, zelf gekregen',
    'Heeft u A-status of B-status?',
    'A-status',
  ])
    expect(summary).toContain(line);
  await page.locator('#eerder > summary').click();
  const talk = await page.locator('section', { has: page.locator('#talk-title') }).innerText();
  for (const line of ['لجوء باسمي', 'Heeft u nareis al aangevraagd?', 'Er is nu een vrijwilliger.'])
    expect(talk).toContain(line);
  expect(await faultsIn(page)).toEqual([]);
});

it('a phrase comes in Arabic, a text as it was written; what was taken back never came', async () => {
  const { page } = volunteer;
  const { talk } = asker(person);
  await mark(person);
  await sendText(volunteer, 'Dit was een vergissing.');
  await page.getByRole('button', { name: 'Terughalen' }).click();
  await page.getByText('Het bericht is teruggehaald.').waitFor();
  await sendVisit(volunteer);
  await expect.poll(talk, soon).toContain(visit);
  await sendText(volunteer, 'Neem uw brief mee, alstublieft.');
  await expect.poll(talk, soon).toContain('Neem uw brief mee, alstublieft.');
  const said = person.page.locator('#latest .out', { hasText: 'brief mee' });
  expect([await said.getAttribute('lang'), await said.getAttribute('dir')]).toEqual(['nl', 'ltr']);
  expect(await said.getByRole('heading').innerText()).toContain('Noor');
  expect(await talk()).not.toContain('vergissing');
  expect(await isStill(person)).toBe(true);
  await expect.poll(() => page.locator('#talk').innerText(), soon).toContain(visitInDutch);
  expect(await page.locator('#talk .m').last().innerText()).toContain('Vrijwilliger ·');
});

it('she answers, and the volunteer reads it in the page that is open', async () => {
  await mark(volunteer);
  await asker(person).say('شكرا، سأحضر. رقمي 0612345678');
  await volunteer.page.locator('#talk .in', { hasText: 'سأحضر' }).waitFor();
  expect(await isStill(volunteer)).toBe(true);
  expect(await faultsIn(volunteer.page)).toEqual([]);
});

it('closed with what was agreed: the guide is back, and her own words open it again', async () => {
  const { tap, type, talk } = asker(person);
  await closeCase(volunteer, 'U komt op 1 december naar het stadhuis.');
  await expect.poll(talk, soon).toContain('U komt op 1 december naar het stadhuis.');
  expect(await talk()).toContain('عاد المساعد الآلي.');
  await volunteer.page.getByText('Er wacht niemand.').waitFor();
  await mark(volunteer);
  await tap('command:menu');
  expect(await talk()).toContain('بماذا يمكننا أن نساعد؟');
  await tap('subject:study');
  expect(await volunteer.page.locator('#queue > li').count()).toBe(0);
  await type('نسيت أن أسأل: ماذا أحضر معي؟');
  expect(await talk()).toContain('محادثتك مفتوحة من جديد.');
  await volunteer.page.locator('#queue > li').waitFor();
  expect(await isStill(volunteer)).toBe(true);
  await take(volunteer);
  await volunteer.page.locator('#talk .in', { hasText: 'نسيت أن أسأل' }).waitFor();
  expect(await volunteer.page.locator('.note').innerText()).toContain('U komt op 1 december naar het stadhuis.');
  await closeCase(volunteer, 'U neemt de brief mee.');
  await expect.poll(talk, soon).toContain('U neemt de brief mee.');
});

it('nothing came to the desk by which she could be found, but what she wrote herself', async () => {
  const [cookie] = (await person.page.context().cookies()).filter(({ name }) => name === 'wegwijs');
  const [row] = await database.query('select id from conversations');
  expect(cookie?.value).toHaveLength(22);
  expect(placesOf(desk, [cookie?.value as string, row?.id as string, 'web:'])).toEqual([]);
  expect(placesOf(desk, ['0612345678']).length).toBeGreaterThan(0);
  expect(placesOf(desk, ['event: row']).length).toBeGreaterThan(0);
  for (const word of [cookie?.value as string, '0612345678', 'Noor', 'Fatma'])
    expect(desk.house.said()).not.toContain(word);
  expect([...person.faults, ...volunteer.faults, ...lead.faults]).toEqual([]);
});
