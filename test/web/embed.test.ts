// `/embed.js` on another site's page in Chromium: the talk in a frame, the keys, and the link where no frame can be.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { freePort } from '../support/house.ts';
import { openSite, type Site } from './site.ts';

const exit = 'https://www.buienradar.nl/';
let browser: Browser;
let ours: Site;
let theirs: string;
let unlisted: string;

/** A page of a municipality: `localhost`, where we are `127.0.0.1`, so another site for the browser. */
const openHost = async (script: () => string): Promise<string> => {
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const language = url.searchParams.get('language') ?? 'nl';
    const policy = url.searchParams.get('policy');
    if (policy) res.setHeader('Content-Security-Policy', policy);
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.end(
      `<!doctype html><html lang="nl"><title>Gemeente</title><style>button { display: none }</style><h1>Gemeente</h1>
       <script src="${script()}" data-language="${language}" data-text="Hulp" async></script><p>En verder.</p>`,
    );
  }).listen(0, 'localhost');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  browser = await openBrowser();
  const port = await freePort();
  const script = () => `http://127.0.0.1:${port}/embed.js`;
  theirs = await openHost(script);
  unlisted = await openHost(script);
  ours = await openSite({ secure: true, embedOrigins: [theirs], port });
});
afterAll(() => browser.close());

const opener = (page: Page) => page.getByRole('button', { name: 'Hulp' });
const inFrame = (page: Page) => page.frameLocator('iframe[title=Wegwijs]');
const open = async (address: string) => {
  const opened = await openPage(browser);
  await opened.page.goto(address);
  return opened;
};

it('nothing is asked of us before the button is pressed; then the talk goes on in the frame, also after a reload', async () => {
  const { page, faults } = await open(theirs);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await opener(page).waitFor();
  expect(asked.filter((url) => url.startsWith(ours.url))).toEqual([]);
  const box = await opener(page).boundingBox();
  expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
  expect(await opener(page).getAttribute('aria-expanded')).toBe('false');

  await opener(page).press('Enter');
  expect(await opener(page).getAttribute('aria-expanded')).toBe('true');
  const say = async (text: string) => {
    await inFrame(page).locator('[name=text]').fill(text);
    await inFrame(page).locator('[name=text]').press('Enter');
    await inFrame(page).locator('.m.in', { hasText: text }).waitFor();
  };
  await say('mijn eerste vraag');
  // The second answer finds the first: the cookie of the frame came back.
  await say('mijn tweede vraag');
  const cookies = await page.context().cookies(ours.url);
  expect(cookies.map(({ name, sameSite, secure, httpOnly }) => ({ name, sameSite, secure, httpOnly }))).toEqual([
    { name: 'wegwijs-frame', sameSite: 'None', secure: true, httpOnly: true },
  ]);
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0]);

  await page.reload();
  await opener(page).click();
  await inFrame(page).getByText('mijn tweede vraag').waitFor();
  // Longer than the wait for a frame that does not answer.
  await page.waitForTimeout(2_500);
  expect(await opener(page).count()).toBe(1);
  expect(faults.filter((fault) => !fault.includes('favicon') && !fault.includes('404'))).toEqual([]);
});

it('without the script of the frame the form works there too', async () => {
  const { page } = await open(theirs);
  await opener(page).click();
  const frame = inFrame(page);
  await frame.locator('[name=text]').waitFor();
  await frame.locator('#f').evaluate((form: HTMLFormElement) => {
    (form.elements.namedItem('text') as HTMLTextAreaElement).value = 'als formulier';
    form.submit();
  });
  await frame.locator('.m.in', { hasText: 'als formulier' }).waitFor();
  expect((await page.context().cookies(ours.url)).map(({ name }) => name)).toEqual(['wegwijs-frame']);
});

it('Esc closes it from inside and from outside and brings the focus back; twice leaves the whole page', async () => {
  const { page } = await open(theirs);
  await page.route(`${exit}**`, (route) => route.fulfill({ contentType: 'text/html', body: 'weer' }));
  const isOpen = () => opener(page).getAttribute('aria-expanded');
  const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent);
  await opener(page).click();
  await inFrame(page).locator('[name=text]').press('Escape');
  await expect.poll(isOpen).toBe('false');
  expect(await focused()).toBe('Hulp');
  expect(await page.locator('iframe').isVisible()).toBe(false);

  await page.waitForTimeout(1_600);
  await opener(page).press('Enter');
  await opener(page).press('Escape');
  expect(await isOpen()).toBe('false');
  await page.waitForTimeout(1_600);
  await opener(page).click();
  await page.getByRole('button', { name: 'Sluiten' }).click();
  expect([await isOpen(), await focused()]).toEqual(['false', 'Hulp']);

  await opener(page).click();
  await inFrame(page).locator('[name=text]').press('Escape');
  await expect.poll(focused).toBe('Hulp');
  await page.keyboard.press('Escape');
  await page.waitForURL(exit);
});

it('"leave quickly" in the frame takes the whole page along', async () => {
  const { page } = await open(theirs);
  await page.route(`${exit}**`, (route) => route.fulfill({ contentType: 'text/html', body: 'weer' }));
  await opener(page).click();
  await inFrame(page).locator('#exit').click();
  await page.waitForURL(exit);
});

it('is written from the right in Arabic, and fills a telephone', async () => {
  const { page } = await open(`${theirs}/?language=ar`);
  await opener(page).click();
  expect(await inFrame(page).locator('html').getAttribute('dir')).toBe('rtl');
  const close = page.getByRole('button', { name: 'إغلاق' });
  const [box, panel] = [await close.boundingBox(), await page.getByRole('dialog').boundingBox()];
  expect(panel).toEqual({ x: 0, y: 0, width: 390, height: 800 });
  expect(box?.x).toBeLessThan(100);
  expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
});

it('the sheet and other sites open beside it, as they may not be framed', async () => {
  const { page } = await open(theirs);
  await opener(page).click();
  const frame = inFrame(page);
  await frame.locator('[name=text]').fill('1-8-2026');
  await frame.locator('[name=text]').press('Enter');
  const sheet = frame.locator('a[href^="/sheet/"]').last();
  const [beside] = await Promise.all([page.context().waitForEvent('page'), sheet.click()]);
  expect(new URL(beside.url()).pathname).toMatch(/^\/sheet\//);
  await opener(page).waitFor();
});

it('is a link on a site that is not on the list', async () => {
  const { page } = await open(unlisted);
  const link = page.getByRole('link', { name: 'Hulp' });
  expect(await link.getAttribute('href')).toBe(`${ours.url}/nl`);
  expect(await page.locator('iframe').count()).toBe(0);
});

it('becomes a link when the page’s own policy refuses the frame, and works under a policy without inline styles', async () => {
  const strict = `default-src 'self'; style-src 'self'; script-src ${ours.url}`;
  const { page } = await open(`${theirs}/?policy=${encodeURIComponent(strict)}`);
  const box = await opener(page).boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  await opener(page).click();
  const link = page.getByRole('link', { name: 'Hulp' });
  await link.waitFor();
  expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
});
