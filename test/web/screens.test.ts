// Every screen in Dutch and Arabic, light and dark: no fault axe can find, nothing to scroll sideways, all large enough to press.
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = [await openSite(), await openBrowser()];
});
afterAll(() => browser.close());

const type = async (page: Page, text: string) => {
  await page.locator('textarea').fill(text);
  await page.locator('.type button').click();
  await page.locator('#m2').waitFor();
};
const press = async (page: Page, value: string) => {
  await page.locator(`button[value="${value}"]:visible`).click();
  await page.locator('#m2').waitFor();
};

const screens: Readonly<Record<string, (page: Page, language: string) => Promise<unknown>>> = {
  home: (page) => page.goto(`${site.url}/`),
  welcome: async () => undefined,
  question: (page) => press(page, 'subject:inburgering'),
  outcome: async (page) => {
    await type(page, '1-8-2026');
    await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
  },
  menu: (page) => press(page, 'command:menu'),
  results: (page) => type(page, 'iets'),
  crisis: (page) => type(page, 'help'),
  languages: (page) => press(page, 'command:language'),
  'not found': (page, language) => page.goto(`${site.url}/${language}/nergens`),
  reading: async (page) => {
    site.cable.pull();
    await page.locator('textarea').fill('mijn verhaal');
    await page.locator('.type button').click();
    await page.locator('main > .notice').waitFor();
    site.cable.plugIn();
  },
  away: async (page, language) => {
    await page.evaluate(`document.querySelector('#f').setAttribute('action', '/${language}?')`);
    site.cable.pull();
    await page.locator('textarea').fill('delete my data');
    await page.locator('.type button').click();
    await page.locator('#fail:not(:empty)').waitFor();
    await page.locator('.type button').click();
    await page.locator('.error h1').waitFor();
    site.cable.plugIn();
  },
  sheet: (page, language) => page.goto(`${site.url}/sheet/${language === 'ar' ? 'sample' : 'sample-nl'}`),
};

const open = async (language: string, width = 390) => {
  const { page } = await openPage(browser, {
    locale: language,
    reducedMotion: 'reduce',
    viewport: { width, height: 740 },
  });
  await page.goto(`${site.url}/${language}`);
  return page;
};

const faultsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])]);
};

/** What sticks out sideways, by name; the page itself must not scroll either. */
const tooWide = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const out = [...document.querySelectorAll('body *')].filter((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width > 1 && (left < -1 || right > clientWidth + 1);
  });
  return [...(scrollWidth > clientWidth ? ['the page'] : []), ...out.map((one) => one.outerHTML.slice(0, 80))];
})()`;
const tooSmall = `[...document.querySelectorAll('button, header a, .names a, .button, .sheet, summary, textarea, .phone')]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.outerHTML.slice(0, 60), one.getBoundingClientRect().height])
  .filter(([, height]) => height > 0 && height < 43.9)`;

describe.each(['nl', 'ar'])('%s', (language) => {
  it.each(Object.keys(screens))(
    '%s: no fault axe can find in light or dark; fits 320 px; targets of 44 px',
    async (name) => {
      const page = await open(language);
      await screens[name]?.(page, language);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await faultsOf(page), colorScheme).toEqual([]);
        if (process.env.SCREENSHOTS)
          await page.screenshot({
            path: `${process.env.SCREENSHOTS}/${language}-${colorScheme}-${name}.png`,
            fullPage: true,
          });
      }
      // 1280 px at a zoom of 400 % is 320 px too.
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(tooWide)).toEqual([]);
      expect(await page.evaluate(tooSmall)).toEqual([]);
      await page.context().close();
    },
  );
});

describe('on paper', () => {
  it.each(['sample', 'sample-nl'])(
    '/sheet/%s leaves out what can only be pressed and keeps what must be read',
    async (key) => {
      const page = await open('nl', 900);
      await page.goto(`${site.url}/sheet/${key}`);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      for (const gone of ['header', 'body > footer', '#print'])
        expect(await page.locator(gone).isVisible()).toBe(false);
      expect(await page.getByText('1-8-2026').first().isVisible()).toBe(true);
      expect(await page.evaluate(`getComputedStyle(document.querySelector('article')).backgroundColor`)).toBe(
        'rgb(255, 255, 255)',
      );
      await page.context().close();
    },
  );
});
