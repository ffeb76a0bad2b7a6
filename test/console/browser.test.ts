// The desk in a real browser: in by invitation and passkey, a whole case by keyboard, live, on a telephone, at 400 %, without scripts.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../src/desk/desk.ts';
import { addPasskey, deskScreens, openBrowser, openPage } from '../support/browser.ts';
import { personName, phone } from './memory-desk.ts';
import { codeNow, type DeskSite, openDesk, password } from './site.ts';

let site: DeskSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = [await openDesk(), await openBrowser()];
});
// A page left open would keep its board alive for the next test.
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(() => browser.close());

const faultsIn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};
const isNarrow = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');

/** A page of somebody who is signed in. */
const as = async (person: Awaited<ReturnType<DeskSite['person']>>, options: BrowserContextOptions = {}) => {
  const opened = await openPage(browser, { viewport: { width: 1000, height: 800 }, ...options });
  await opened.page.context().addCookies([{ name: 'desk', value: person.session, url: site.url }]);
  return opened;
};

describe('a passkey', () => {
  it('is made at the invitation and lets her in again, by the one who made it only', async () => {
    const { url, first, database } = await openDesk();
    const { page, faults } = await openPage(browser);
    const { line: cdp, authenticatorId } = await addPasskey(page);
    await page.goto(url + first);
    expect(await faultsIn(page)).toEqual([]);
    await page.getByLabel('Uw naam').fill('Fatma');
    await page.getByLabel('Uw e-mailadres').fill('fatma@voorbeeld.nl');
    await page.getByRole('button', { name: 'Maak een passkey' }).click();
    await page.getByRole('heading', { name: 'Wachtrij' }).waitFor();
    expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toHaveLength(1);

    await page.getByRole('button', { name: 'Uitloggen' }).click();
    await page.getByRole('heading', { name: 'Inloggen', exact: true }).waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Inloggen met passkey' }).click();
    await page.getByRole('heading', { name: 'Wachtrij' }).waitFor();

    // Without her finger the key says nothing.
    await page.getByRole('button', { name: 'Uitloggen' }).click();
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.getByRole('button', { name: 'Inloggen met passkey' }).click();
    await expect.poll(() => page.locator('.fault').first().textContent()).toContain('De passkey is niet gebruikt');
    await database.query('delete from account_passkeys');
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await page.getByRole('button', { name: 'Inloggen met passkey' }).click();
    await page.getByText('Dit klopt niet').waitFor();
    expect(faults.filter((fault) => !fault.includes('403'))).toEqual([]);
  });
});

describe('without scripts', () => {
  it('she signs in with password and code and does a whole case', async () => {
    const someone = await site.person('volunteer', 'utrecht');
    const id = site.desk.add({ id: 'plain', team: 'utrecht', texts: ['مرحبا، كم من الوقت لدي؟'] });
    const { page, faults } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${site.url}/desk`);
    await page.getByLabel('E-mailadres').fill(someone.mail);
    await page.getByLabel('Wachtwoord').fill(password);
    await page.getByLabel('Code uit uw app').fill(codeNow(someone.secret));
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click();
    await page.locator(`#c-${id} a`).click();
    await page.getByRole('button', { name: 'Neem deze zaak' }).click();
    await page.getByLabel('Uw bericht').fill('Goedendag!');
    await page.getByRole('button', { name: 'Versturen' }).first().click();
    await page.getByText('over tien seconden weg').waitFor();
    await page.getByRole('button', { name: 'Terughalen' }).click();
    await page.getByText('teruggehaald').waitFor();
    await page.getByLabel('Kies een zin').selectOption('visit');
    await page.getByRole('button', { name: 'Zin kiezen' }).click();
    await page.getByRole('textbox', { name: 'Datum' }).fill('2026-12-01');
    await page.getByRole('textbox', { name: 'Plaats of adres' }).fill('Stadhuis');
    await page.locator('#zin button').click();
    await page.getByText('over tien seconden weg').waitFor();
    await page.getByLabel('Wat is afgesproken?').fill('U komt op 1 december.');
    await page.getByRole('button', { name: 'Zaak afsluiten' }).click();
    await page.getByText('De zaak is gesloten.').waitFor();
    expect(site.desk.answers(id)).toHaveLength(1);
    expect(faults).toEqual([]);
  });
});

describe('with scripts', () => {
  it('the queue moves by itself, the title counts, and who took a case is seen by both', async () => {
    const [ana, bob] = [await site.person('volunteer', 'utrecht'), await site.person('volunteer', 'utrecht')];
    const [one, two] = [await as(ana), await as(bob)];
    await Promise.all([one.page.goto(`${site.url}/desk`), two.page.goto(`${site.url}/desk`)]);
    const id = site.desk.add({ id: 'live', team: 'utrecht', urgency: 'amber' });
    const red = site.desk.add({ id: 'live-red', team: 'utrecht', urgency: 'red' });
    await one.page.locator('#c-live').waitFor();
    await expect.poll(() => one.page.locator('#queue > li').first().getAttribute('id')).toBe('c-live-red');
    await two.page.locator('#c-live a').click();
    await two.page.getByRole('button', { name: 'Neem deze zaak' }).click();
    await two.page.getByText('Deze zaak is bij u.').waitFor();
    await expect.poll(() => one.page.locator('#c-live .state').textContent()).toBe('Bij een collega');
    // Nobody reads this one, so it stays unread.
    site.desk.write(red, 'Hallo?');
    await expect.poll(() => one.page.title()).toMatch(/^\(1\) Wachtrij/);
    site.desk.write(id, 'Bent u er?');
    await two.page.getByText('Bent u er?').waitFor();
    expect([...one.faults, ...two.faults]).toEqual([]);
    const html = (await two.page.content()) + (await one.page.content());
    for (const secret of [phone.slice(1), personName, 'wamid']) expect(html).not.toContain(secret);
  });

  it('a draft survives a reload, and a message that comes in; sent, it is gone', async () => {
    const ana = await site.person('volunteer', 'utrecht');
    const id = site.desk.add({ id: 'draft', team: 'utrecht' });
    const { page, faults } = await as(ana);
    await page.goto(`${site.url}/desk/zaak/${id}`);
    await page.getByRole('button', { name: 'Neem deze zaak' }).click();
    await page.locator('#text').fill('Een half verha');
    await page.reload();
    expect(await page.locator('#text').inputValue()).toBe('Een half verha');
    site.desk.write(id, 'Nog iets');
    await page.locator('#talk').getByText('Nog iets').waitFor();
    expect(await page.locator('#text').inputValue()).toBe('Een half verha');
    await page.locator('#text').press('End');
    await page.locator('#text').pressSequentially('al');
    await page.getByRole('button', { name: 'Versturen' }).first().click();
    await page.getByText('over tien seconden weg').waitFor();
    expect(await page.locator('#text').inputValue()).toBe('');
    await page.reload();
    expect(await page.locator('#text').inputValue()).toBe('');
    expect(await page.evaluate('JSON.stringify(localStorage) + JSON.stringify(sessionStorage)')).not.toContain('verha');
    expect(site.desk.answers(id)).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('a long talk is folded, grows at its end while it is open, and the way from the summary ends at the row', async () => {
    const ana = await site.person('volunteer', 'utrecht');
    const told = { kind: 'article', language: 'nl', direction: 'ltr', notices: [], text: '**Brief**', choices: [] };
    const texts = [told, ...Array.from({ length: 19 }, (_, n) => `bericht ${n + 2}`)];
    const id = site.desk.add({ id: 'folded', team: 'utrecht', texts });
    const { page, faults } = await as(ana);
    await page.goto(`${site.url}/desk/zaak/${id}`);
    const rows = (within: string) => page.locator(`${within} > article`).evaluateAll((all) => all.map((one) => one.id));
    const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => `m${first + n}`);
    const visible = () => page.locator('#m1').isVisible();
    expect([await rows('#eerder'), await rows('#talk')]).toEqual([from(1, 12), from(13, 20)]);
    expect(await visible()).toBe(false);
    site.desk.write(id, 'Nog iets');
    await page.locator('#talk').getByText('Nog iets').waitFor();
    // More at once than stand open on a fresh page: some of them come from its fold.
    for (let n = 0; n < 11; n += 1) site.desk.write(id, `Nog meer ${n}.`);
    await page.locator('#talk').getByText('Nog meer 10.').waitFor();
    expect([await rows('#eerder'), await rows('#talk')]).toEqual([from(1, 12), from(13, 32)]);
    await page.locator('#summary-title ~ ul a').press('Enter');
    const soon = { timeout: 30_000 };
    await expect.poll(visible, soon).toBe(true);
    await expect.poll(() => page.evaluate('location.hash'), soon).toBe('#m1');
    const top = () => page.evaluate('Math.abs(document.getElementById("m1").getBoundingClientRect().top)');
    await expect.poll(top, soon).toBeLessThan(300);
    site.desk.write(id, 'Het laatste');
    await page.locator('#talk').getByText('Het laatste').waitFor();
    expect(await visible()).toBe(true);
    expect(await faultsIn(page)).toEqual([]);
    await page.goto(`${site.url}/desk/zaak/${id}`);
    expect([await rows('#eerder'), await rows('#talk')]).toEqual([from(1, 25), from(26, 33)]);
    expect(faults).toEqual([]);
  });

  it('the sound is off until it is put on, and stays so', async () => {
    const { page } = await as(await site.person('volunteer', 'utrecht'));
    await page.goto(`${site.url}/desk`);
    const sound = page.locator('#sound');
    expect(await sound.textContent()).toBe('Geluid is uit');
    await sound.click();
    await page.reload();
    expect([await sound.textContent(), await sound.getAttribute('aria-pressed')]).toEqual(['Geluid is aan', 'true']);
  });

  it('a whole case goes by keyboard alone', async () => {
    const ana = await site.person('volunteer', 'utrecht');
    for (const id of site.desk.cases.keys()) site.desk.cases.delete(id as CaseId);
    const id = site.desk.add({ id: 'keys', team: 'utrecht' });
    const { page, faults } = await as(ana);
    await page.goto(`${site.url}/desk`);
    const tabTo = async (text: string) => {
      for (let pressed = 0; pressed < 60; pressed += 1) {
        await page.keyboard.press('Tab');
        const at = (await page.evaluate(
          '(() => { const e = document.activeElement; return (e.labels?.[0]?.textContent ?? "") + e.textContent; })()',
        )) as string;
        if (at.includes(text)) return;
      }
      throw new Error(`No way to "${text}" by Tab.`);
    };
    await tabTo('Tijd en extra tijd');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Neem deze zaak' }).waitFor();
    await tabTo('Neem deze zaak');
    await page.keyboard.press('Enter');
    await page.getByText('Deze zaak is bij u.').waitFor();
    await tabTo('Uw bericht');
    await page.keyboard.type('Goedendag');
    await tabTo('Versturen');
    await page.keyboard.press('Enter');
    await page.getByText('over tien seconden weg').waitFor();
    await tabTo('Wat is afgesproken?');
    await page.keyboard.type('U belt morgen.');
    await tabTo('Zaak afsluiten');
    await page.keyboard.press('Enter');
    await page.getByText('De zaak is gesloten.').waitFor();
    expect(site.desk.answers(id)).toHaveLength(1);
    expect(faults).toEqual([]);
  });
});

describe('every screen', () => {
  it.each(deskScreens)('has no fault that axe finds and never scrolls sideways: %s', async (_, options) => {
    const ana = await site.person('coordinator', 'utrecht');
    const said = {
      kind: 'question',
      language: 'ar',
      direction: 'rtl',
      notices: [],
      text: 'ما **هي** رسالتك؟',
      choices: [],
    };
    const id = site.desk.add({
      id: 'screen',
      team: 'utrecht',
      urgency: 'red',
      flags: ['needs-coordinator'],
      promisedBefore: new Date(),
      texts: ['مرحبا', said, `${'Donaudampfschifffahrt'.repeat(8)}`],
    });
    const { page, faults } = await as(ana, options);
    for (const path of ['/desk', `/desk/zaak/${id}`, '/desk/team/utrecht', '/desk/ik', '/desk/zaak/none']) {
      await page.goto(site.url + path);
      expect(await faultsIn(page), path).toEqual([]);
      expect(await isNarrow(page), path).toBe(true);
    }
    await page.goto(`${site.url}/desk/ik`);
    // A box to tick is small, and its word stands whole beside it.
    for (const choice of await page.locator('label.choice', { has: page.locator('[name=taal]') }).all()) {
      const [label, box] = [await choice.boundingBox(), await choice.locator('input').boundingBox()];
      expect((box?.x ?? 0) - (label?.x ?? 0)).toBeLessThan(2);
      expect(box?.width).toBeLessThan(30);
      expect(label?.height).toBeLessThan(60);
    }
    await page.goto(`${site.url}/desk/zaak/${id}`);
    await page.getByRole('button', { name: 'Neem deze zaak' }).click();
    await page.getByText('Deze zaak is bij u.').waitFor();
    await page.getByLabel('Kies een zin').selectOption('visit');
    await page.getByRole('button', { name: 'Zin kiezen' }).click();
    await page.locator('#zin').waitFor();
    expect(await faultsIn(page)).toEqual([]);
    expect(await isNarrow(page)).toBe(true);
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    site.desk.cases.delete(id);
  });
});
