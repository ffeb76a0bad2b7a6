// One's own page: languages, mail and messages on a device, by forms that work without a script, and the script that asks the browser.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formToken } from '../../src/console/cookies.ts';
import { makeBrowser } from '../notify/push-service.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { fieldsOf, openDesk } from './site.ts';

const site = await openDesk();
const wishesOf = (account: never) => site.accounts.notices.wishes(account);
const some = async (role: 'volunteer' | 'editor' = 'volunteer') => {
  const one = await site.person(role, 'utrecht');
  const form = formToken(one.session);
  const send = (path: string, fields: Record<string, string> = {}) =>
    one.visitor.post(`/desk/ik/${path}`, { form, ...fields });
  return { ...one, form, send };
};

describe('her languages', () => {
  it('are kept as she ticks them, known ones only, and never Dutch', async () => {
    const { visitor, account, form } = await some();
    const page = await visitor.get('/desk/ik');
    expect(fieldsOf(page.html, '/desk/ik/talen')).toEqual({ form });
    const ticked = new URLSearchParams([['form', form], ...['ti', 'ar', 'nl', 'xx'].map((code) => ['taal', code])]);
    const answer = await visitor.ask('/desk/ik/talen', { method: 'POST', body: ticked });
    expect(answer.headers.get('location')).toBe('/desk/ik?na=talen');
    expect([...((await site.accounts.people.find(account))?.languages ?? [])].toSorted()).toEqual(['ar', 'ti']);
    const after = await visitor.get('/desk/ik?na=talen');
    expect(after.html).toContain('Uw talen zijn bewaard.');
    expect([...after.html.matchAll(/name="taal" value="(\w+)" checked/g)].map(([, code]) => code).toSorted()).toEqual([
      'ar',
      'ti',
    ]);
    await visitor.post('/desk/ik/talen', { form });
    expect((await site.accounts.people.find(account))?.languages).toEqual([]);
  });

  it('are not asked of who sees no cases', async () => {
    const { visitor, send } = await some('editor');
    expect((await visitor.get('/desk/ik')).html).not.toMatch(/Talen die u spreekt|Meldingen/);
    expect((await send('talen', { taal: 'ar' })).status).toBe(404);
  });
});

describe('mail about who waits', () => {
  it('is on until she switches it off', async () => {
    const { visitor, account, send } = await some();
    expect((await wishesOf(account as never)).mail).toBe(true);
    expect((await send('mail')).to).toBe('/desk/ik?na=mail-uit');
    expect((await wishesOf(account as never)).mail).toBe(false);
    expect((await visitor.get('/desk/ik?na=mail-uit')).html).toContain('U krijgt geen mail meer');
    await send('mail', { mail: 'aan' });
    expect((await wishesOf(account as never)).mail).toBe(true);
  });
});

describe('messages on a device', () => {
  it('are switched on with what a browser gives, shown in the list, and switched off by her alone', async () => {
    const [one, other] = [await some(), await some()];
    const { endpoint, keys } = makeBrowser().target;
    const on = await one.send('meldingen-aan', { endpoint, ...keys });
    expect(on.to).toBe('/desk/ik?na=meldingen-aan');
    const { devices } = await wishesOf(one.account as never);
    expect(devices).toHaveLength(1);
    const page = await one.visitor.get('/desk/ik');
    expect(page.html).toContain(devices[0]?.device);
    expect(page.html).not.toContain(endpoint);
    await other.send('meldingen-uit', { apparaat: devices[0]?.id ?? '' });
    expect((await wishesOf(one.account as never)).devices).toHaveLength(1);
    await one.send('meldingen-uit', { apparaat: devices[0]?.id ?? '' });
    expect((await wishesOf(one.account as never)).devices).toEqual([]);
  });

  it.each([
    ['an address inside', { endpoint: 'https://169.254.169.254/latest' }],
    ['a machine of ours', { endpoint: 'https://localhost/x' }],
    ['no https', { endpoint: 'http://push.example.org/x' }],
    ['another port', { endpoint: 'https://push.example.org:8080/x' }],
    ['no key', { p256dh: '' }],
    ['half a key', { p256dh: 'BCVx' }],
    ['no secret', { auth: 'AA' }],
  ])('are refused with %s', async (_, wrong) => {
    const { account, send } = await some();
    const { endpoint, keys } = makeBrowser().target;
    expect((await send('meldingen-aan', { endpoint, ...keys, ...wrong })).to).toBe('/desk/ik?na=niet-gelukt');
    expect((await wishesOf(account as never)).devices).toEqual([]);
  });

  it('are shown by a worker that is asked for anew each time and works for the desk alone', async () => {
    const { visitor } = await some();
    const { status, headers, html } = await visitor.get('/desk/push-worker.js');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(headers.get('content-type')).toContain('javascript');
    expect(html).toContain('notificationclick');
  });
});

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('she switches messages on with one press; the worker shows one line', async () => {
    const someone = await some();
    const { page, faults } = await openPage(browser, { viewport: { width: 360, height: 800 } });
    const context = page.context();
    await context.grantPermissions(['notifications'], { origin: site.url });
    await context.addCookies([{ name: 'desk', value: someone.session, url: site.url }]);
    // The service of the browser's maker is not here: what it would give is given by the page.
    const { endpoint, keys } = makeBrowser('/from-a-browser').target;
    await page.addInitScript(
      `PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
         sessionStorage.setItem('asked', String(applicationServerKey.length));
         return { toJSON: () => (${JSON.stringify({ endpoint, keys })}) };
       };
       PushManager.prototype.getSubscription = async () => null;`,
    );
    await page.goto(`${site.url}/desk/ik`);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await page.getByRole('button', { name: 'Meldingen op dit apparaat aanzetten' }).press('Enter');
    await page.getByText('Meldingen staan aan op dit apparaat.').waitFor();
    expect(await page.evaluate("sessionStorage.getItem('asked')")).toBe('65');
    expect((await wishesOf(someone.account as never)).devices).toMatchObject([
      { device: expect.stringContaining('Chrome') },
    ]);

    const scope = await page.evaluate('navigator.serviceWorker.ready.then(({ scope }) => scope)');
    expect(scope).toBe(`${site.url}/desk/`);
    const cdp = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [first] = registrations;
        if (first) resolve(first.registrationId);
      });
    });
    await cdp.send('ServiceWorker.enable');
    await cdp.send('ServiceWorker.deliverPushMessage', {
      origin: site.url,
      registrationId: await registered,
      data: JSON.stringify({ text: 'Er wacht iemand (Tigrinya, Utrecht).', tag: 'one' }),
    });
    const shown = () =>
      page.evaluate(
        'navigator.serviceWorker.ready.then((all) => all.getNotifications()).then((all) => all.map(({ title, body, tag }) => [title, body, tag]))',
      );
    await expect.poll(shown, { timeout: 30_000 }).toEqual([['Wegwijs', 'Er wacht iemand (Tigrinya, Utrecht).', 'one']]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('that refuses messages she reads what to do, and mail stays', async () => {
    const someone = await some();
    const { page } = await openPage(browser);
    await page.context().addCookies([{ name: 'desk', value: someone.session, url: site.url }]);
    await page.addInitScript("Notification.requestPermission = async () => 'denied'");
    await page.goto(`${site.url}/desk/ik`);
    await page.getByRole('button', { name: 'Meldingen op dit apparaat aanzetten' }).click();
    await page.getByText('De browser staat geen meldingen toe.').waitFor();
    await page.context().close();
  });

  it('without scripts she chooses languages and mail, and is told why messages are not offered', async () => {
    const someone = await some();
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.context().addCookies([{ name: 'desk', value: someone.session, url: site.url }]);
    await page.goto(`${site.url}/desk/ik`);
    await page.getByText('Meldingen aanzetten kan niet in deze browser.').waitFor();
    await page.getByLabel('Tigrinya').check();
    await page.getByRole('button', { name: 'Talen bewaren' }).click();
    await page.getByText('Uw talen zijn bewaard.').waitFor();
    expect(await page.getByLabel('Tigrinya').isChecked()).toBe(true);
    await page.context().close();
  });
});
