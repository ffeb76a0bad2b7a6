// What other sites get, and what changes when the site is served over https.
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { openSite } from './site.ts';
import { visitor } from './visitor.ts';

describe('/embed.js', () => {
  it.each([
    [{ language: 'ar' }, '', 'http://127.0.0.1:3978/ar'],
    [{}, 'nl-NL', 'http://127.0.0.1:3978/nl'],
    [{}, 'de', 'http://127.0.0.1:3978/'],
  ])('puts a link on another site: %j on a page in "%s" leads to %s', async (dataset, lang, href) => {
    const site = await openSite();
    const answer = await fetch(`${site.url}/embed.js`);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const placed: object[] = [];
    const document = {
      currentScript: { dataset, after: (link: object) => placed.push(link) },
      documentElement: { lang },
      createElement: () => ({}),
    };
    runInNewContext(await answer.text(), { document });
    expect(placed).toMatchObject([{ href, rel: 'noopener noreferrer', target: '_blank', textContent: 'Wegwijs' }]);
  });
});

describe('over https', () => {
  it('the cookie travels over https only', async () => {
    const she = visitor(await openSite({ secure: true }));
    await she.get('/nl');
    await she.post('/nl', { id: she.id(), text: 'x' });
    expect(she.setCookie()).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
  });
});
