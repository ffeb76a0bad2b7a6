// The pages for when something goes wrong, in the person's language, with her text kept.
import { beforeAll, describe, expect, it } from 'vitest';
import { publicLimits } from '../../src/server/limits.ts';
import { openSite, type Site } from './site.ts';
import { visitor } from './visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});

describe('error pages', () => {
  it('404 in the language of the browser, and as JSON for programs', async () => {
    const page = await visitor(site).get('/nergens', { 'accept-language': 'ar' });
    expect(page.status).toBe(404);
    expect(page.html).toContain('هذه الصفحة غير موجودة');
    const json = await fetch(`${site.url}/nergens`, { headers: { accept: 'application/json' } });
    expect(await json.json()).toEqual({ error: { code: 'NotFound', message: 'There is nothing at this address.' } });
  });

  it('404 for a sheet that is gone, and for a language that is not offered', async () => {
    expect((await visitor(site).get('/sheet/oud', { 'accept-language': 'nl' })).html).toContain(
      'Dit blad is er niet meer',
    );
    expect((await visitor(site).get('/xx')).status).toBe(404);
  });

  it('413 for a long text, which is given back; and for a body that is not read at all', async () => {
    const she = visitor(site);
    await she.get('/nl');
    const long = await she.post('/nl', { id: she.id(), text: 'lang '.repeat(900) });
    expect(long.status).toBe(413);
    expect(long.html).toContain('Uw tekst is te lang');
    expect(long.html).toContain('lang lang');
    const huge = await she.post('/nl', { id: she.id(), text: 'x'.repeat(33_000) });
    expect(huge.status).toBe(413);
    expect(huge.html).toContain('Uw tekst is te lang');
  });

  it('503 for what cannot be done while the database is away: her text and its id come back, and the numbers that help now', async () => {
    const she = visitor(site);
    await she.get('/nl');
    await she.type('/nl', 'eerst');
    const id = she.id();
    site.cable.pull();
    const away = await she.post('/nl', { id, text: 'delete my data <b>now</b>' });
    site.cable.plugIn();
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).toBe('30');
    expect(away.html).toContain('delete my data &lt;b>now&lt;/b></textarea>');
    expect(away.html).toContain(`name="id" value="${id}"`);
    expect(away.html).toContain('href="tel:112"');
    await expect
      .poll(async () => (await she.type('/nl', 'mijn verhaal')).html, { timeout: 60_000 })
      .toContain('mijn verhaal</bdi>');
  });

  it('503 keeps a tapped choice too', async () => {
    const she = visitor(site);
    await she.get('/nl');
    site.cable.pull();
    const away = await she.post('/nl', { id: she.id(), text: '', value: 'delete' });
    site.cable.plugIn();
    expect(away.html).toContain('<input type="hidden" name="value" value="delete"');
  });

  it('500 for a bug, logged without the words of the error', async () => {
    const she = visitor(site);
    await she.get('/ar');
    await expect.poll(() => site.store.ping().then(() => true), { timeout: 60_000 }).toBe(true);
    site.break(true);
    const { status, html } = await she.post('/ar', { id: she.id(), text: 'x' });
    site.break(false);
    expect(status).toBe(500);
    expect(html).toContain('حدث خطأ');
    expect(JSON.stringify(site.logged)).toContain('POST /:language');
    expect(JSON.stringify(site.logged)).not.toContain('my secret words');
  });

  it('429 when one address asks too often', async () => {
    const limits = publicLimits.map((limit) => (limit.name === 'answer' ? { ...limit, points: 2 } : limit));
    const strict = await openSite({ limits });
    const she = visitor(strict);
    await she.get('/nl');
    await she.type('/nl', 'een');
    await she.type('/nl', 'twee');
    const third = await she.post('/nl', { id: she.id(), text: 'drie' });
    expect(third.status).toBe(429);
    expect(third.html).toContain('Het gaat even te snel');
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await she.get('/nl')).status).toBe(200);
  });
});
