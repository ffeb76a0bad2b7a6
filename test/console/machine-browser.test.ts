// A translation by a machine and the steps in danger in a real browser: with scripts and without, on a telephone, without sight.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, it } from 'vitest';
import { makeLibreTranslate } from '../../src/translate/libretranslate.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { openEngine } from '../support/libretranslate.ts';
import { mindsOn } from '../support/minds.ts';
import { openDesk } from './site.ts';

const engine = await openEngine();
const translator = makeLibreTranslate({ url: engine.url });
await translator.refresh();
const machine = { translator, speech: () => mindsOn('2026-11-24')().speech, secret: Buffer.alloc(32, 7) };
const [site, browser] = [await openDesk({ machine }), await openBrowser()];
const ana = await site.person('volunteer', 'utrecht');

it.each([true, false])('shown first, sent after; scripts: %s', async (javaScriptEnabled) => {
  const id = site.desk.add({ id: `translated-${javaScriptEnabled}`, team: 'utrecht', urgency: 'amber' });
  const { page, faults } = await openPage(browser, { viewport: { width: 360, height: 700 }, javaScriptEnabled });
  await page.context().addCookies([{ name: 'desk', value: ana.session, url: site.url }]);
  await page.goto(`${site.url}/desk/zaak/${id}`);
  await page.getByRole('button', { name: 'Neem deze zaak' }).click();
  await page.locator('#text').fill('Betaal niet meer dan € 12,50.');
  await page.getByRole('button', { name: 'Eerst vertalen met de machine' }).click();
  await page.getByRole('heading', { name: 'Vertaling door een machine' }).waitFor();
  expect(site.desk.answers(id)).toHaveLength(0);
  expect(await page.locator('#machine blockquote').allInnerTexts()).toEqual([
    'Betaal niet meer dan € 12,50.',
    'ar: Betaal niet meer dan € 12,50.',
    'nl: ar: Betaal niet meer dan € 12,50.',
  ]);
  if (javaScriptEnabled) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  await page.getByRole('button', { name: 'Zo versturen' }).click();
  await page.getByText('over tien seconden weg').waitFor();
  expect(site.desk.answers(id)).toHaveLength(1);
  expect(faults).toEqual([]);
  await page.context().close();
});

it('the steps in danger have no faults, and fit a telephone', async () => {
  const request = { language: 'ar', topic: 'human.request', urgency: 'red', reason: 'danger:suicide', summary: [] };
  const id = site.desk.add({
    id: 'danger',
    team: 'utrecht',
    urgency: 'red',
    request: { ...request, consent: { given: true, text: '1' } } as never,
  });
  const { page, faults } = await openPage(browser, { viewport: { width: 360, height: 700 } });
  await page.context().addCookies([{ name: 'desk', value: ana.session, url: site.url }]);
  await page.goto(`${site.url}/desk/zaak/${id}`);
  expect(await page.locator('.crisis').innerText()).toContain('020-3113 888');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(faults).toEqual([]);
  await browser.close();
});
