// The roster in a real browser: by keyboard alone, without scripts, on a telephone, at 400 %, and no fault that axe finds.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskScreens, openBrowser, openPage } from '../support/browser.ts';
import { root } from '../support/minds.ts';
import { type DeskSite, openDesk } from './site.ts';

type Person = Awaited<ReturnType<DeskSite['person']>>;
let site: DeskSite;
let browser: Browser;
let lead: Person;
let ana: Person;
let bob: Person;
beforeAll(async () => {
  [site, browser] = [await openDesk(), await openBrowser()];
  await site.database.query(
    `insert into teams (id, name, region) values ('utrecht', 'Utrecht', 'midden'), ('zwolle', 'Zwolle', 'oost')`,
  );
  lead = await site.person('coordinator', 'utrecht');
  ana = await site.person('volunteer', 'utrecht');
  bob = await site.person('volunteer', 'utrecht');
});
beforeEach(() => site.database.query('delete from shifts'));
afterAll(() => browser.close());

const as = async (person: Person, options: BrowserContextOptions = {}) => {
  const opened = await openPage(browser, { viewport: { width: 1000, height: 800 }, ...options });
  await opened.page.context().addCookies([{ name: 'desk', value: person.session, url: site.url }]);
  return opened;
};
const faultsIn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};
const isNarrow = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');
const rows = () =>
  site.database.query(
    `select volunteer, day::text, to_char(from_time, 'HH24:MI') as from, to_char(until_time, 'HH24:MI') as until
     from shifts order by day, from_time`,
  );
const put = (who: Person, day: string, from: string, until: string, offered = false) =>
  site.database.query(
    'insert into shifts (team, volunteer, day, from_time, until_time, offered) values ($1, $2, $3, $4, $5, $6)',
    ['utrecht', who.account, day, from, until, offered],
  );

/** What has the focus, as it is announced. */
const atFocus = `(() => {
  const e = document.activeElement;
  return e.getAttribute('aria-label') ?? (e.labels?.[0]?.textContent ?? '') + e.textContent;
})()`;
const tabTo = async (page: Page, text: string, most = 120) => {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    if (((await page.evaluate(atFocus)) as string).includes(text)) return;
  }
  throw new Error(`No way to "${text}" by Tab.`);
};

describe('by keyboard alone', () => {
  it('a volunteer puts herself on, asks for a swap, and a colleague takes it', async () => {
    const { page, faults } = await as(ana);
    await page.goto(`${site.url}/desk`);
    await tabTo(page, 'Rooster');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Mijn halve dagen' }).waitFor();
    await tabTo(page, 'Ik kom: woensdag 25 november, middag');
    await page.keyboard.press('Enter');
    await page.getByText('Dat staat op het rooster.').waitFor();
    expect(await rows()).toEqual([{ volunteer: ana.account, day: '2026-11-25', from: '13:00', until: '17:00' }]);
    await tabTo(page, 'Vraag om ruil: woensdag 25 november 13:00–17:00, Utrecht');
    await page.keyboard.press('Enter');
    await page.getByText('Uw team ziet dat u wilt ruilen.').waitFor();

    const other = await as(bob);
    await other.page.goto(`${site.url}/desk/rooster/utrecht`);
    await tabTo(other.page, 'Ik neem het over: woensdag 25 november 13:00–17:00, Utrecht');
    await other.page.keyboard.press('Enter');
    await other.page.getByText('U heeft het overgenomen.').waitFor();
    expect((await rows()).map(({ volunteer }) => volunteer)).toEqual([bob.account]);
    expect([...faults, ...other.faults]).toEqual([]);
    await Promise.all([page.context().close(), other.page.context().close()]);
  });

  it('a coordinator puts somebody on from the table, splits the hours, and closes a day', async () => {
    const { page, faults } = await as(lead);
    await page.goto(`${site.url}/desk/team/utrecht`);
    await tabTo(page, 'Rooster van dit team');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Rooster – Utrecht' }).waitFor();
    await tabTo(page, 'Zet iemand: donderdag 26 november, ochtend');
    await page.keyboard.press('Enter');
    // The focus is in the form that the link fills in.
    await expect.poll(() => page.evaluate(atFocus)).toContain('Wie?');
    await page.keyboard.type('Vrijwilliger 2');
    await tabTo(page, 'Op het rooster zetten');
    await page.keyboard.press('Enter');
    await page.getByText('Dat staat op het rooster.').waitFor();
    expect(await rows()).toEqual([{ volunteer: ana.account, day: '2026-11-26', from: '09:00', until: '12:30' }]);

    await tabTo(page, 'Vrijwilliger 2 09:00–12:30, donderdag 26 november: wijzigen');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(atFocus)).toContain('Vrijwilliger 2, donderdag 26 november');
    const hours = page.locator('form[action$="/tijden"] input[type=time]');
    for (const [at, time] of ['09:00', '11:00', '15:00', '17:00'].entries()) await hours.nth(at).fill(time);
    await tabTo(page, 'Tijden bewaren');
    await page.keyboard.press('Enter');
    await page.getByText('De tijden zijn bewaard.').waitFor();
    expect((await rows()).map(({ from, until }) => `${from} ${until}`)).toEqual(['09:00 11:00', '15:00 17:00']);

    await tabTo(page, 'Dag sluiten: vrijdag 27 november');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(atFocus)).toContain('Een dag sluiten of openen');
    await tabTo(page, 'Waarom is het team dicht?');
    await page.keyboard.type('Uitje');
    await tabTo(page, 'Dag sluiten');
    await page.keyboard.press('Enter');
    await page.getByText('De dag is dicht.').waitFor();
    expect(await page.locator('tr.is-closed th').textContent()).toContain('Uitje');
    await site.database.query('delete from team_days');
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

it('without scripts everything works as a form, and a mistake keeps what was typed', async () => {
  const { page, faults } = await as(lead, { javaScriptEnabled: false });
  await page.goto(`${site.url}/desk/team/utrecht/rooster`);
  await page.getByLabel('Zet iemand: vrijdag 27 november, middag').click();
  await page.getByLabel('Wie?').selectOption({ label: 'Vrijwilliger 3' });
  await page.getByLabel('Tot', { exact: true }).fill('12:00');
  await page.getByLabel('Hoeveel weken').fill('3');
  await page.getByRole('button', { name: 'Op het rooster zetten' }).click();
  await page.getByText('De eindtijd moet later zijn').waitFor();
  expect(await page.getByLabel('Hoeveel weken').inputValue()).toBe('3');
  expect(await page.getByLabel('Wie?').inputValue()).toBe(bob.account);
  await page.getByLabel('Tot', { exact: true }).fill('16:30');
  await page.getByRole('button', { name: 'Op het rooster zetten' }).click();
  await page.getByText('Dat staat op het rooster.').waitFor();
  expect((await rows()).map(({ day, until }) => `${day} ${until}`)).toEqual([
    '2026-11-27 16:30',
    '2026-12-04 16:30',
    '2026-12-11 16:30',
  ]);
  await page.getByRole('link', { name: 'Volgende twee weken' }).click();
  await page.getByText('Vrijwilliger 3').first().waitFor();
  await page.getByLabel('Vrijwilliger 3 13:00–16:30, vrijdag 11 december: wijzigen').click();
  await page.getByRole('button', { name: 'Van het rooster halen' }).click();
  await page.getByText('Dat is van het rooster gehaald.').waitFor();
  expect(await rows()).toHaveLength(2);
  expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  await page.context().close();
});

it('is shown in docs/volunteers.md', async () => {
  // `PICTURES=docs/images` makes the picture of the documentation.
  const folder = join(root, process.env.PICTURES ?? 'coverage');
  mkdirSync(folder, { recursive: true });
  await put(ana, '2026-11-24', '09:00', '12:30');
  await put(bob, '2026-11-24', '09:00', '11:00');
  await put(bob, '2026-11-24', '15:00', '17:00');
  await put(bob, '2026-11-26', '13:00', '17:00', true);
  await put(ana, '2026-11-30', '09:00', '12:30', true);
  await site.database.query("insert into team_days values ('utrecht', '2026-11-27', false, 'Uitje met het team')");
  const { page } = await as(ana, { viewport: { width: 1000, height: 1290 }, locale: 'nl-NL' });
  await page.goto(`${site.url}/desk/rooster/utrecht`);
  expect(await page.locator('.roster .own').allTextContents()).toEqual(['U 09:00–12:30', 'U 09:00–12:30']);
  await page.screenshot({ path: join(folder, 'desk-shifts.png') });
  await site.database.query('delete from team_days');
  await page.context().close();
});

describe('every screen of the roster', () => {
  it.each(deskScreens)('has no fault that axe finds and never scrolls sideways: %s', async (_, options) => {
    await put(ana, '2026-11-25', '09:00', '12:30');
    await put(bob, '2026-11-25', '09:00', '11:00', true);
    await put(bob, '2026-12-24', '13:00', '17:00', true);
    await put(lead, '2026-12-24', '18:00', '21:00');
    for (const [who, paths] of [
      [lead, ['', '?vanaf=2026-12-21', `?wie=${bob.account}&dag=2026-11-25&begin=09:00`, '?kies=2026-11-26']],
      [ana, ['', '?vanaf=2026-12-21&na=anders']],
    ] as const) {
      const { page, faults } = await as(who, options);
      for (const path of paths) {
        await page.goto(`${site.url}/desk/${who === lead ? 'team/utrecht/rooster' : 'rooster/utrecht'}${path}`);
        expect(await faultsIn(page), path).toEqual([]);
        expect(await isNarrow(page), path).toBe(true);
      }
      expect(faults).toEqual([]);
      await page.context().close();
    }
  });
});
