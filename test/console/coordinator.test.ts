// The coordinator's pages in a real browser: no fault that axe finds, never sideways, by keyboard, and files that come down.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { aBusyTeam } from './many-people.ts';
import { type DeskSite, openDesk } from './site.ts';

let site: DeskSite;
let browser: Browser;
let lead: Awaited<ReturnType<DeskSite['person']>>;
beforeAll(async () => {
  [site, browser] = [await openDesk(), await openBrowser()];
  lead = await site.person('coordinator', 'utrecht');
  await aBusyTeam(site, 'utrecht');
});
afterAll(() => browser.close());

const pages = ['/desk/team/utrecht/cijfers', '/desk/controle', '/desk/team/utrecht'];

const open = async (options: BrowserContextOptions = {}) => {
  const opened = await openPage(browser, { viewport: { width: 1280, height: 800 }, ...options });
  await opened.page.context().addCookies([{ name: 'desk', value: lead.session, url: site.url }]);
  return opened;
};
const faultsIn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

describe('every screen', () => {
  it.each([
    ['laptop, light', {}],
    ['laptop, dark', { colorScheme: 'dark' }],
    ['telephone', { viewport: { width: 360, height: 740 } }],
    ['at 400 %', { viewport: { width: 320, height: 256 } }],
    ['without scripts', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }],
  ] as const)('has no fault that axe finds and never scrolls sideways: %s', async (_, options) => {
    const { page, faults } = await open(options);
    for (const path of pages) {
      await page.goto(site.url + path);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), path).toBe(true);
      // axe is a script of its own.
      if (!('javaScriptEnabled' in options)) expect(await faultsIn(page), path).toEqual([]);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('draws every bar and text inside its chart', async () => {
    const { page } = await open({ viewport: { width: 360, height: 740 } });
    await page.goto(site.url + (pages[0] as string));
    const outside = await page.evaluate(`[...document.querySelectorAll('svg.chart')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text, rect.bar')].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.left < frame.left - 1;
      }).map((one) => one.outerHTML);
    })`);
    expect(outside).toEqual([]);
    expect(await page.locator('svg.chart rect.bar').count()).toBeGreaterThan(40);
    await page.context().close();
  });
});

describe('by keyboard alone', () => {
  it('she goes from the queue to the numbers, takes the file, and finds that in the audit', async () => {
    const { page, faults } = await open();
    await page.goto(`${site.url}/desk`);
    const tabTo = async (text: string) => {
      for (let pressed = 0; pressed < 80; pressed += 1) {
        await page.keyboard.press('Tab');
        if (((await page.evaluate('document.activeElement.textContent')) as string).trim() === text) return;
      }
      throw new Error(`No way to "${text}" by Tab.`);
    };
    await tabTo('Team');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Leden' }).waitFor();
    await tabTo('Cijfers');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Wat er nu wacht' }).waitFor();
    await tabTo('Download als bestand (CSV)');
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(file.suggestedFilename()).toMatch(/^cijfers-.+\.csv$/);
    expect(await page.getByRole('heading', { name: 'Wat er nu wacht' }).isVisible()).toBe(true);
    await tabTo('Controle');
    await page.keyboard.press('Enter');
    await page.getByText('De keten klopt').waitFor();
    expect(await page.locator('ol.members li').first().textContent()).toContain('downloadde een bestand');
    await tabTo('Download als bestand (CSV)');
    const [list] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(list.suggestedFilename()).toMatch(/^controle-.+\.csv$/);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
