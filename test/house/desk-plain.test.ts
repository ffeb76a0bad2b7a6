// A volunteer takes over a talk with somebody whose browser runs no script; she herself uses the keyboard alone.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import {
  asker,
  type DeskHouse,
  enter,
  openDeskHouse,
  openDeskWindow,
  placesOf,
  soon,
  staffAlways,
  visit,
  type Window,
} from './desk-windows.ts';

const database = await freshDatabase();
let desk: DeskHouse;
let browser: Browser;
let volunteer: Window;
let person: Window;

beforeAll(async () => {
  [desk, browser] = [await openDeskHouse(database), await openBrowser()];
  volunteer = await openDeskWindow(browser);
  person = await openPage(browser, { javaScriptEnabled: false });
  await staffAlways(desk.store, 'wegwijs', await enter(volunteer, desk.invitation, 'Noor'));
});
afterAll(async () => {
  await browser.close();
  expect(await desk.close()).toBe(0);
});

/** Tab until what has the focus is called so. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(
      '(() => { const e = document.activeElement; return [e.labels?.[0]?.textContent, e.textContent].join(" "); })()',
    );
    if (String(at).includes(name)) return;
  }
  throw new Error(`No way to "${name}" by Tab.`);
};
const press = async (page: Page, name: string, key = 'Enter') => {
  await tabTo(page, name);
  await page.keyboard.press(key);
};
/** She taps the link that fetches the page again, and reads what is there. */
const read = async (): Promise<string> => {
  await Promise.all([
    person.page.waitForEvent('load'),
    person.page.getByRole('link', { name: 'انظر هل وصلت رسالة جديدة' }).click(),
  ]);
  return asker(person).talk();
};

it('she asks with a button and keeps her answers to herself', async () => {
  const { tap, talk } = asker(person);
  await person.page.goto(`${desk.house.url}/ar`);
  await tap('subject:study');
  await tap('command:human');
  await tap('hand-off:topic:study');
  await tap('hand-off:no-letter');
  await tap('command:no');
  expect(await talk()).toContain('سؤالك جاهز لمتطوع.');
  await asker(person).say('أريد أن أدرس في المساء');
});

it('the volunteer takes it by keyboard, and sees only what was written since', async () => {
  const { page } = volunteer;
  await page.locator('#queue > li', { hasText: 'Arabisch' }).waitFor();
  await press(page, '– Arabisch');
  await page.getByRole('button', { name: 'Neem deze zaak' }).waitFor();
  await press(page, 'Neem deze zaak');
  await page.getByText('Deze zaak is bij u.').waitFor();
  expect(await page.locator('.case').innerText()).toContain('nee: u ziet de antwoorden niet');
  const talk = await page.locator('#talk').innerText();
  expect(talk).toContain('أريد أن أدرس في المساء');
  expect(talk).not.toContain('الدراسة والإعانة');
});

it('a phrase with its slots and a text of her own, by keyboard; they are there when the page comes again', async () => {
  const { page } = volunteer;
  await tabTo(page, 'Kies een zin');
  // A list is chosen from by typing how it begins.
  await page.keyboard.type('Uw afspraak is');
  await press(page, 'Zin kiezen');
  await page.locator('#zin').waitFor();
  await tabTo(page, 'Datum');
  await page.keyboard.type('12012026');
  await tabTo(page, 'Tijd');
  await page.keyboard.type('0930AM');
  await tabTo(page, 'Plaats of adres');
  await page.keyboard.type('Stadhuis, balie 3');
  await press(page, 'Versturen');
  await page.getByText('over tien seconden weg').waitFor();
  await tabTo(page, 'Uw bericht');
  await page.keyboard.type('Neem uw brief mee.');
  await press(page, 'Versturen');
  await page.getByText('over tien seconden weg').waitFor();
  await expect.poll(read, { ...soon, interval: 1000 }).toContain('Neem uw brief mee.');
  expect(await asker(person).talk()).toContain(visit);
});

it('she answers with a form, and is read; closed by keyboard, the guide is back, and a message opens it again', async () => {
  const { page } = volunteer;
  const { say, tap, type, talk } = asker(person);
  await say('شكرا، سأحضر');
  await page.locator('#talk .in', { hasText: 'سأحضر' }).waitFor();
  await tabTo(page, 'Wat is afgesproken?');
  await page.keyboard.type('U komt op 1 december.');
  await press(page, 'Zaak afsluiten');
  await page.getByText('De zaak is gesloten.').waitFor();
  await expect.poll(read, { ...soon, interval: 1000 }).toContain('U komt op 1 december.');
  await tap('command:menu');
  expect(await talk()).toContain('بماذا يمكننا أن نساعد؟');
  await type('عندي سؤال آخر لك');
  expect(await talk()).toContain('محادثتك مفتوحة من جديد.');
  await page.locator('#queue > li', { hasText: 'Arabisch' }).waitFor();
  expect([...person.faults, ...volunteer.faults]).toEqual([]);
});

it('nothing came to the desk by which she could be found', async () => {
  const [cookie] = (await person.page.context().cookies()).filter(({ name }) => name === 'wegwijs');
  const [row] = await database.query('select id from conversations');
  expect(cookie?.value).toHaveLength(22);
  expect(placesOf(desk, [cookie?.value as string, row?.id as string, 'web:'])).toEqual([]);
  expect(placesOf(desk, ['event: case']).length).toBeGreaterThan(0);
});
