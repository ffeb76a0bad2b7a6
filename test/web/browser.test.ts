// The page in a real browser, with scripts and without, in Dutch and Arabic.
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = [await openSite(), await openBrowser()];
});
afterAll(() => browser.close());

/** A visit ends without a single complaint of the browser: no blocked script, no exception. */
const visit = async (options: BrowserContextOptions, path: string, walk: (page: Page) => Promise<void>) => {
  const { page, faults } = await openPage(browser, { reducedMotion: 'reduce', ...options });
  await page.goto(site.url + path);
  await walk(page);
  await page.context().close();
  return faults;
};
const press = (page: Page, value: string) => page.locator(`button[value="${value}"]:visible`).click();
const focused = (page: Page) => page.evaluate('document.activeElement.textContent');

describe.each([true, false])('a talk, scripts %s', (javaScriptEnabled) => {
  it.each([
    ['/nl', 'Welke datum staat op uw PIP?', 'U moet klaar zijn op 2-8-2029.'],
    ['/ar', 'ما التاريخ المكتوب على PIP؟', 'يجب أن تنتهي في 2-8-2029.'],
  ])('%s from the welcome to the outcome, and one answer changed', async (path, question, verdict) => {
    const faults = await visit({ javaScriptEnabled }, path, async (page) => {
      await press(page, 'subject:inburgering');
      await press(page, 'answer:term:law:new');
      await page.getByRole('heading', { name: question }).waitFor();
      expect(await page.locator('#latest button[value^="answer:"]').count()).toBe(0);
      await page.locator('textarea').fill('1-8-2026');
      await page.locator('.type button').click();
      await page.getByRole('heading', { name: verdict }).waitFor();
      await page.locator('.because summary').click();
      await press(page, 'reask:term:pip-date');
      await page.locator('#m8').waitFor();
      await page.locator('details.earlier > summary').click();
      expect(await page.locator('#m6').isVisible()).toBe(true);
    });
    expect(faults).toEqual([]);
  });
});

describe('with the script', () => {
  it('stays on the page, and moves the focus to the new question', async () => {
    await visit({}, '/nl', async (page) => {
      await page.evaluate('window.stayed = true');
      await press(page, 'subject:inburgering');
      await page.locator('#m2').waitFor();
      await expect.poll(() => focused(page)).toBe('Welke wet geldt voor u?');
      expect(await page.evaluate('window.stayed')).toBe(true);
      expect(await page.locator('[role=log] > article').count()).toBe(2);
    });
  });

  it('shows a message of later in every tab, and asks for it again after a break', async () => {
    await visit({}, '/nl', async (page) => {
      await press(page, 'subject:inburgering');
      await page.locator('#m2').waitFor();
      const other = await page.context().newPage();
      await other.goto(`${site.url}/nl`);
      await other.locator('textarea').fill('uit het andere tabblad');
      await other.locator('.type button').click();
      await page.locator('#m4').waitFor();
      expect(await page.locator('#m3').textContent()).toContain('uit het andere tabblad');
      expect(await page.locator('#m2 button[name=value]').count()).toBe(0);
      site.cable.pull();
      await page.waitForTimeout(300);
      site.cable.plugIn();
      await expect
        .poll(
          () =>
            site.store.ping().then(
              () => true,
              () => false,
            ),
          { timeout: 60_000 },
        )
        .toBe(true);
      await other.locator('textarea').fill('na de storing');
      await other.locator('.type button').click();
      await page.getByText('na de storing').waitFor({ timeout: 20_000 });
    });
  });

  it('keeps the page and the text while there is no connection, and sends it when there is', async () => {
    await visit({}, '/nl', async (page) => {
      await page.locator('textarea').fill('mijn verhaal');
      await page.evaluate('window.stayed = true');
      await page.context().setOffline(true);
      for (const _ of [1, 2, 3, 4]) {
        await page.locator('.type button').click();
        await page.getByRole('alert').filter({ hasText: 'Niet verstuurd' }).waitFor();
      }
      expect(await page.locator('textarea').inputValue()).toBe('mijn verhaal');
      await page.context().setOffline(false);
      await page.locator('.type button').click();
      await page.locator('#m2').waitFor();
      expect(await page.evaluate('window.stayed')).toBe(true);
      expect(await page.locator('#m1').textContent()).toContain('mijn verhaal');
    });
  });

  it.each([
    ['is refused', 1, (route: Route) => route.fulfill({ status: 500, body: '' })],
    ['fails three times', 3, (route: Route) => route.abort()],
  ])('gives way to the plain form when sending %s', async (_, times, fault) => {
    await visit({}, '/nl', async (page) => {
      await page.route('**/nl', (route) =>
        route.request().headers().accept === 'text/x-fragments' ? fault(route) : route.continue(),
      );
      await page.locator('textarea').fill('mijn verhaal');
      await page.evaluate('window.stayed = true');
      for (let time = 0; time < times; time += 1) {
        await page.locator('.type button').click();
        await page.getByRole('alert').filter({ hasText: 'Niet verstuurd' }).waitFor();
      }
      await page.locator('.type button').click();
      await page.locator('#m2').waitFor();
      expect(await page.evaluate('window.stayed')).toBeUndefined();
      expect(await page.locator('#m1').textContent()).toContain('mijn verhaal');
    });
  });

  it('shows the answer also when the talk behind it is gone and another begins', async () => {
    await visit({}, '/nl', async (page) => {
      await press(page, 'subject:inburgering');
      await page.locator('#m2').waitFor();
      await page.context().clearCookies();
      await press(page, 'answer:term:law:new');
      await page.getByRole('heading', { name: 'Welke datum staat op uw PIP?' }).waitFor();
      expect(await page.locator('#m1').textContent()).toContain('…');
    });
  });

  it('leaves the keyboard down at a second tap', async () => {
    await visit({}, '/nl', async (page) => {
      let go = () => {};
      const held = new Promise<void>((resolve) => {
        go = resolve;
      });
      await page.route('**/nl', (route) => held.then(() => route.continue()));
      const button = page.locator('button[value="subject:inburgering"]');
      await button.click();
      await button.click();
      expect(await page.evaluate('document.activeElement.name')).toBe('value');
      go();
      await page.locator('#m2').waitFor();
      expect(await page.locator('.m.in').count()).toBe(1);
    });
  });

  it('keeps typed words while a choice is tapped', async () => {
    await visit({}, '/nl', async (page) => {
      await page.locator('textarea').fill('half af');
      await press(page, 'subject:inburgering');
      await page.locator('#m2').waitFor();
      expect(await page.locator('textarea').inputValue()).toBe('half af');
    });
  });

  it('goes to the page of another language when the talk does', async () => {
    await visit({}, '/nl', async (page) => {
      await press(page, 'command:language');
      await press(page, 'speak:ar');
      await page.waitForURL(`${site.url}/ar#latest`);
      expect(await page.evaluate('document.documentElement.dir')).toBe('rtl');
    });
  });

  it.each(['click', 'escape'])('leaves quickly and takes the page out of the history: %s', async (way) => {
    await visit({}, '/', async (page) => {
      await page.route('https://www.buienradar.nl/**', (route) =>
        route.fulfill({ contentType: 'text/html', body: 'weer' }),
      );
      await page.goto(`${site.url}/nl`);
      if (way === 'click') await page.locator('#exit').click();
      else for (const _ of [1, 2]) await page.keyboard.press('Escape');
      await page.waitForURL('https://www.buienradar.nl/**');
      await page.goBack();
      expect(page.url()).toBe(`${site.url}/`);
    });
  });
});

describe('the letters', () => {
  it('keep a telephone number in order inside Arabic', async () => {
    await visit({}, '/ar', async (page) => {
      await page.locator('textarea').fill('1-8-2026');
      await page.locator('.type button').click();
      await page.locator('#m2').waitFor();
      const places: number[] = await page.evaluate(`(() => {
        const number = [...document.querySelectorAll('li bdi')].find((one) => one.textContent === '0900-1234').firstChild;
        return [...number.data].map((_, at) => {
          const range = document.createRange();
          range.setStart(number, at);
          range.setEnd(number, at + 1);
          return range.getBoundingClientRect().left;
        });
      })()`);
      expect(places).toHaveLength(9);
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    });
  });

  it('keep the address of a source in order on Arabic paper', async () => {
    await visit({}, '/sheet/sample', async (page) => {
      await page.emulateMedia({ media: 'print' });
      const address = `(({ content, direction, unicodeBidi }) => [content.includes('https'), direction, unicodeBidi])(
        getComputedStyle(document.querySelector('[dir=rtl] .sources a'), '::after'))`;
      expect(await page.evaluate(address)).toEqual([true, 'ltr', 'isolate']);
    });
  });

  it('are larger and stand further apart in Arabic than in Dutch', async () => {
    const sizeAt = async (path: string) => {
      let size = { font: 0, line: 0 };
      await visit({}, path, async (page) => {
        size = await page.evaluate(
          `(({ fontSize, lineHeight }) => ({ font: parseFloat(fontSize), line: parseFloat(lineHeight) }))(getComputedStyle(document.querySelector('.m p')))`,
        );
      });
      return size;
    };
    const [dutch, arabic] = [await sizeAt('/nl'), await sizeAt('/ar')];
    expect(arabic.font / dutch.font).toBeGreaterThan(1.1);
    expect(arabic.font / dutch.font).toBeLessThan(1.15);
    expect(arabic.line / arabic.font).toBeGreaterThan(dutch.line / dutch.font);
  });
});
