// The windows of a real desk: the house, the coordinator and the volunteer with passkeys, the half-days, and the person who asks.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { addPasskey, openPage } from '../support/browser.ts';
import type { TestDatabase } from '../support/database.ts';
import { dataDir, freePort, type House, ready, startHouse } from '../support/house.ts';
import { openWire, type Wire } from './wire.ts';

/** Something that comes by itself, on a machine that is busy. */
export const soon = { timeout: 45_000, interval: 100 } as const;

export type DeskHouse = {
  readonly house: House;
  /** What the browsers of the desk are told by the house passes here. */
  readonly wire: Wire;
  readonly store: Store;
  /** The first coordinator's way in, as the house printed it. */
  readonly invitation: string;
  close(): Promise<number | null>;
};

/** The real process behind a wire, with somebody on shift whenever the test runs. */
export const openDeskHouse = async (
  database: TestDatabase,
  start: (env: Readonly<Record<string, string>>) => Promise<House> = (env) =>
    ready(
      startHouse({
        DATABASE_URL: database.url,
        SECRET_KEY: database.secretKey.toString('hex'),
        DATA_DIR: dataDir(),
        ...env,
      }),
    ),
): Promise<DeskHouse> => {
  const wire = await openWire();
  const port = await freePort();
  wire.leadTo(port);
  const house = await start({ PORT: String(port), PUBLIC_URL: wire.url });
  const [invitation] = /http:\S+\/desk\/uitnodiging\/\S+/.exec(house.said()) ?? [];
  if (!invitation) throw new Error(`No invitation was printed: ${house.said()}`);
  const store = await database.open();
  return {
    house,
    wire,
    store,
    invitation,
    close: async () => {
      const code = await house.kill('SIGTERM');
      await wire.close();
      return code;
    },
  };
};

/** Whole days from yesterday on, so that midnight changes nothing; open, though it be Christmas. */
export const staffAlways = async (store: Store, team: string, volunteer: string): Promise<void> => {
  const days = [-1, 0, 1, 2, 3].map((add) => {
    const at = new Date(Date.now() + add * 24 * 3600 * 1000);
    return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(at);
  });
  const parts = [
    { from: '00:00', until: '12:30' },
    { from: '12:30', until: '17:00' },
    { from: '17:00', until: '24:00' },
  ];
  await store.desk.teams.addShifts(days.flatMap((day) => parts.map((part) => ({ team, volunteer, day, ...part }))));
  for (const day of days) await store.desk.teams.saveDay({ team, day, isOpen: true, why: '' });
};

export type Window = { readonly page: Page; readonly faults: string[] };

/** A browser of its own, with a finger on its key. */
export const openDeskWindow = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Window> => {
  const window = await openPage(browser, { viewport: { width: 1200, height: 900 }, ...options });
  await addPasskey(window.page);
  return window;
};

/** By the link and a passkey; out, and in again with the passkey alone. Resolves with the id of the account. */
export const enter = async ({ page }: Window, invitation: string, name: string): Promise<string> => {
  await page.goto(invitation);
  await page.getByLabel('Uw naam').fill(name);
  await page.getByLabel('Uw e-mailadres').fill(`${name.toLowerCase()}@voorbeeld.nl`);
  await page.getByRole('button', { name: 'Maak een passkey' }).click();
  await page.getByRole('heading', { name: 'Wachtrij' }).waitFor();
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  await page.getByRole('button', { name: 'Inloggen met passkey' }).click();
  await page.getByRole('heading', { name: 'Wachtrij' }).waitFor();
  return (await page.locator('#main').getAttribute('data-me')) ?? '';
};

/** The coordinator makes a link for one volunteer; it is shown once. */
export const invite = async ({ page }: Window): Promise<string> => {
  await page.getByRole('link', { name: 'Team', exact: true }).click();
  await page.getByRole('heading', { name: 'Team Wegwijs' }).waitFor();
  await page.getByRole('button', { name: 'Maak een uitnodiging' }).click();
  return (await page.locator('code.link').textContent()) ?? '';
};

/** The case that waits, by its row in the queue: opened, read and taken. */
export const take = async ({ page }: Window): Promise<void> => {
  await page.locator('#queue a').first().click();
  await page.getByRole('button', { name: 'Neem deze zaak' }).click();
  await page.getByText('Deze zaak is bij u.').waitFor();
};

/** An approved phrase with a day, an hour and a place in it. */
export const sendVisit = async ({ page }: Window): Promise<void> => {
  await page.locator('select[name=zin]').selectOption('appointment-made');
  await page.getByRole('button', { name: 'Zin kiezen' }).click();
  await page.locator('[name=slot-day]').fill('2026-12-01');
  await page.locator('[name=slot-hour]').fill('09:30');
  await page.locator('[name=slot-place]').fill('Stadhuis, balie 3');
  await page.locator('#zin button').click();
  await page.getByText('over tien seconden weg').waitFor();
};
/** What she reads then. */
export const visit = 'موعدك في 1-12-2026 (الثلاثاء). الوقت: 09:30. المكان: Stadhuis, balie 3.';
export const visitInDutch = 'Uw afspraak is op 1-12-2026 (dinsdag). De tijd is 09:30. De plaats is Stadhuis, balie 3.';

export const sendText = async ({ page }: Window, text: string): Promise<void> => {
  await page.locator('#text').fill(text);
  await page.locator('form[data-draft] button[type=submit]').click();
  await page.getByText('over tien seconden weg').waitFor();
};

export const closeCase = async ({ page }: Window, agreed: string): Promise<void> => {
  await page.getByLabel('Wat is afgesproken?').fill(agreed);
  await page.getByRole('button', { name: 'Zaak afsluiten' }).click();
  await page.getByText('De zaak is gesloten.').waitFor();
};

export const faultsIn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

/** Where in all that came to the browsers of the desk these words stand. */
export const placesOf = ({ wire }: DeskHouse, words: readonly string[]): readonly string[] =>
  wire.came.flatMap(({ method, path, text }) => {
    const all = text();
    return words.filter((word) => all.includes(word)).map((word) => `${word} in ${method} ${path}`);
  });

/** What the person on the page does; with the script what comes is waited for, without it the page comes again. */
export const asker = ({ page }: Window) => {
  const talk = () => page.locator('#latest').innerText();
  const settled = async (act: () => Promise<void>): Promise<void> => {
    const newest = page.locator('#latest .out').last();
    const before = await newest.getAttribute('id');
    await act();
    // While the page is on its way there is nothing to read.
    const now = () => newest.getAttribute('id', { timeout: 1000 }).catch(() => before);
    await expect.poll(now, soon).not.toBe(before);
  };
  const send = async (text: string): Promise<void> => {
    await page.locator('[name=text]').fill(text);
    await page.locator('.type button').click();
  };
  return {
    talk,
    tap: (value: string) => settled(() => page.locator(`#latest button[value="${value}"]`).last().click()),
    type: (text: string) => settled(() => send(text)),
    /** To somebody who is not the bot: no answer comes by itself. */
    say: async (text: string): Promise<void> => {
      await send(text);
      await page.locator('#latest .in', { hasText: text }).waitFor();
    },
  };
};
