// What other sites get, and what changes when the site is served over https, on its own page and in a frame.
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { openSite } from './site.ts';
import { visitor } from './visitor.ts';

const theirs = 'https://www.example.org';

describe('/embed.js where no frame is allowed', () => {
  it.each([
    [{ language: 'ar' }, '', 'http://127.0.0.1:3978/ar'],
    [{}, 'nl-NL', 'http://127.0.0.1:3978/nl'],
    [{}, 'de', 'http://127.0.0.1:3978/'],
  ])('puts a link on another site: %j on a page in "%s" leads to %s', async (dataset, lang, href) => {
    const site = await openSite({ secure: true, embedOrigins: ['https://somebody.example'] });
    const answer = await fetch(`${site.url}/embed.js`);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const placed: object[] = [];
    const document = {
      currentScript: { dataset, after: (link: object) => placed.push(link) },
      documentElement: { lang },
      createElement: () => ({}),
      adoptedStyleSheets: [],
    };
    runInNewContext(await answer.text(), { document, location: { origin: theirs } });
    expect(placed).toMatchObject([{ href, rel: 'noopener noreferrer', target: '_blank', textContent: 'Wegwijs' }]);
  });
});

describe('over https', () => {
  it('the cookie travels over https only', async () => {
    const she = visitor(await openSite({ secure: true, embedOrigins: [theirs] }));
    await she.get('/nl');
    await she.post('/nl', { id: she.id(), text: 'x' });
    expect(she.setCookie()).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
  });
});

describe('in a frame of a listed site', () => {
  const framed = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-origin' };
  const cookieOf = (setCookie: string) => /wegwijs-frame=[^;]+/.exec(setCookie)?.[0] ?? '';

  it.each([framed, { 'x-framed': '1' }])('gets a second cookie, kept apart for that site: %j', async (headers) => {
    const she = visitor(await openSite({ secure: true, embedOrigins: [theirs] }));
    await she.get('/nl');
    await she.post('/nl', { id: she.id(), text: 'x' }, headers);
    expect(she.setCookie()).toMatch(
      /^wegwijs=([^;]+); Path=\/; HttpOnly; Secure; SameSite=Lax, wegwijs-frame=\1; Path=\/; HttpOnly; Secure; Partitioned; SameSite=None$/,
    );
  });

  it('goes on with the talk by that cookie, and drops it with the data', async () => {
    const site = await openSite({ secure: true, embedOrigins: [theirs] });
    const she = visitor(site);
    await she.post('/nl', { text: 'mijn eerste vraag' }, framed);
    const cookie = cookieOf(she.setCookie());
    const page = await she.get('/nl', { ...framed, cookie });
    expect(page.html).toContain('mijn eerste vraag');
    await she.post('/nl', { text: 'delete my data' }, { ...framed, cookie });
    expect(she.setCookie()).toMatch(/wegwijs-frame=; .*Expires=Thu, 01 Jan 1970.*Partitioned/);
    expect((await she.get('/nl', { ...framed, cookie })).html).not.toContain('mijn eerste vraag');
  });

  it('another site speaks in nobody’s name', async () => {
    const site = await openSite({ secure: true, embedOrigins: [theirs] });
    const she = visitor(site);
    await she.post('/nl', { text: 'mijn eerste vraag' }, framed);
    const cookie = cookieOf(she.setCookie());
    for (const from of ['cross-site', 'same-site'])
      expect((await she.post('/nl', { text: 'x' }, { cookie, ...framed, 'sec-fetch-site': from })).status).toBe(403);
    const origin = { cookie, origin: theirs, 'sec-fetch-site': '' };
    expect((await she.post('/nl', { text: 'x' }, origin)).status).toBe(403);
    // A browser too old to say which site asks, on a page that hides its origin.
    expect((await she.get('/nl', { cookie })).html).not.toContain('mijn eerste vraag');
  });

  it('the list of sites stands on the chat pages and their faults, and nowhere else', async () => {
    const site = await openSite({ secure: true, embedOrigins: [theirs] });
    const policy = async (path: string, init: RequestInit = {}) => {
      const { headers } = await fetch(site.url + path, init);
      return [
        /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1],
        headers.get('x-frame-options'),
      ];
    };
    const may = [theirs, null];
    for (const path of ['/', '/?x=1', '/nl', '/ar?gone=1']) expect(await policy(path)).toEqual(may);
    expect(await policy('/nl', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })).toEqual(may);
    for (const path of ['/sheet/sample', '/nl/events', '/embed.js', '/health/live', '/ti', '/desk', '//nl'])
      expect(await policy(path)).toEqual(["'none'", 'DENY']);
  });

  it('without https, and without a list, there is no second cookie', async () => {
    const she = visitor(await openSite({ secure: true }));
    await she.post('/nl', { text: 'x' }, framed);
    expect(she.setCookie()).not.toContain('wegwijs-frame');
  });
});
