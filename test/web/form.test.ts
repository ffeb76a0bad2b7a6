// The whole talk without a script: a form, a redirect, a page.
import { beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site } from './site.ts';
import { visitor } from './visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
const count = async (table: string) => Number((await site.database.query(`select count(*) from ${table}`))[0]?.count);

describe('a talk as a form', () => {
  it('writes nothing and sets no cookie for a mere visit', async () => {
    const before = await count('conversations');
    const she = visitor(site);
    const { status, html, headers } = await she.get('/nl');
    expect(status).toBe(200);
    expect(html).toContain('Waar kunnen wij u mee helpen?');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await count('conversations')).toBe(before);
  });

  it('walks from the welcome to the outcome and shows only the newest question open', async () => {
    const she = visitor(site);
    await she.get('/nl');
    const question = await she.press('/nl', 'subject:inburgering');
    expect(question.html).toContain('Welke wet geldt voor u?');
    expect(question.html).toContain(
      'Vraag <bdi class="n" dir="ltr">1</bdi> van ongeveer <bdi class="n" dir="ltr">3</bdi>',
    );
    const date = await she.press('/nl', 'answer:term:law:new');
    expect(date.html).toContain('Welke datum staat op uw PIP?');
    expect(date.html).not.toContain('value="answer:term:law:new"');
    expect(date.html).toContain('De nieuwe wet');
    const outcome = await she.type('/nl', '1-8-2026');
    expect(outcome.html).toContain('U moet klaar zijn op');
    expect(outcome.html).toContain('href="tel:08008020"');
    expect(outcome.html).toContain('value="reask:term:law"');
    const again = await she.press('/nl', 'reask:term:pip-date');
    expect(again.html).toContain('Welke datum staat op uw PIP?');
  });

  it('keeps the words of the tapped button as what she said', async () => {
    const she = visitor(site);
    await she.get('/nl');
    const { html } = await she.press('/nl', 'subject:inburgering');
    expect(html).toMatch(/class="m in"[^>]*><p><span class="vh">U: <\/span><bdi dir="auto">Inburgeren</);
  });

  it('answers a form with 303 to the newest message, and sets the cookie strictly', async () => {
    const she = visitor(site);
    await she.get('/nl');
    const answer = await she.post('/nl', { id: she.id(), text: 'hallo' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/nl#latest');
    expect(she.setCookie()).toMatch(/^wegwijs=[A-Za-z0-9_-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('stores a form that is sent twice once', async () => {
    const she = visitor(site);
    await she.get('/nl');
    await she.type('/nl', 'eerste');
    const fields = { id: she.id(), text: 'dubbel' };
    await she.post('/nl', fields);
    await she.post('/nl', fields);
    const { html } = await she.get('/nl');
    expect(html.match(/>dubbel</g)).toHaveLength(1);
  });

  it('stores other words in the same form beside the first: a text mended after a failure, an old page come back', async () => {
    const she = visitor(site);
    await she.get('/nl');
    const id = she.id();
    site.break(true);
    expect((await she.post('/nl', { id, text: 'regel een\nregel twee' })).status).toBe(500);
    site.break(false);
    // A browser's own form ends its lines in another way than the script.
    await she.post('/nl', { id, text: 'regel een\r\nregel twee' });
    await she.post('/nl', { id, text: 'iets anders' });
    await she.post('/nl', { id, text: 'half af', value: 'subject:inburgering' });
    const { html } = await she.get('/nl');
    expect(html.match(/class="m in"/g)).toHaveLength(3);
    expect(html).toContain('iets anders');
    expect(html).toContain('Welke wet geldt voor u?');
  });

  it('takes as much as the box does in any script, beside the longest road', async () => {
    const she = visitor(site);
    await she.get('/nl');
    const text = 'ኢትዮጵያ'.repeat(400);
    expect((await she.post('/nl', { id: she.id(), text, kept: 'x'.repeat(9_000) })).status).toBe(303);
    expect((await she.get('/nl')).html).toContain(text);
  });

  it('hands on an empty answer too, so that she is told what is expected', async () => {
    const she = visitor(site);
    await she.get('/nl');
    const before = await count('messages');
    expect((await she.post('/nl', { id: she.id(), text: '  ' })).status).toBe(303);
    expect(await count('messages')).toBeGreaterThan(before + 1);
  });

  it('moves to the page of the language the talk went on in', async () => {
    const she = visitor(site);
    await she.get('/nl');
    await she.press('/nl', 'command:language');
    const arabic = await she.press('/nl', 'speak:ar');
    expect(arabic.at).toBe('/ar');
    expect(arabic.html).toContain('<html lang="ar" dir="rtl">');
  });

  it('shows what she typed as text, never as markup or as a turn of direction', async () => {
    const she = visitor(site);
    await she.get('/nl');
    const { html } = await she.type('/nl', '<script>alert(1)</script>\u202e**vet**');
    expect(html).toContain('&lt;script>alert(1)&lt;/script>**vet**');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('\u202e');
  });

  it('forgets her when she asks, and says so', async () => {
    const she = visitor(site);
    await she.get('/nl');
    await she.type('/nl', 'geheim verhaal');
    const gone = await she.type('/nl', 'delete my data');
    expect(gone.html).toContain('Uw gegevens zijn weg');
    expect(gone.html).not.toContain('geheim verhaal');
    expect(she.cookie()).toBe('');
  });

  it('keeps talks apart', async () => {
    const [she, he] = [visitor(site), visitor(site)];
    await she.get('/nl');
    await he.get('/nl');
    await she.type('/nl', 'haar woorden');
    const hisPage = await he.type('/nl', 'zijn woorden');
    expect(hisPage.html).toContain('zijn woorden');
    expect(hisPage.html).not.toContain('haar woorden');
  });

  it('cannot be used to write under the message id of another talk', async () => {
    const [she, he] = [visitor(site), visitor(site)];
    await she.get('/nl');
    const id = she.id();
    await she.type('/nl', 'van haar');
    await he.get('/nl');
    const answer = await he.post('/nl', { id, text: 'van hem' });
    expect(answer.status).toBe(303);
    expect((await he.get('/nl')).html).toContain('van hem');
  });

  it('names every live language on the first page, the browser’s own first', async () => {
    const { html } = await visitor(site).get('/', { 'accept-language': 'de;q=0.9, ar-SY;q=0.8, nl;q=0.5' });
    expect(html).toContain('<html lang="ar" dir="rtl">');
    for (const name of ['العربية', 'Nederlands', 'English']) expect(html).toContain(`>${name}</a>`);
    expect(html.indexOf('href="/ar" lang')).toBeLessThan(html.indexOf('href="/nl" lang'));
  });
});

describe('an answer from elsewhere', () => {
  it.each([
    ['cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['same-site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
  ])('is refused: %s', async (_, headers) => {
    const she = visitor(site);
    await she.get('/nl');
    const before = await count('conversations');
    const { status, html } = await she.post('/nl', { id: she.id(), text: 'x' }, headers);
    expect(status).toBe(403);
    expect(html).toContain('Dit mag niet vanaf een andere site');
    expect(await count('conversations')).toBe(before);
  });

  it('is taken from our own page, by an old browser too', async () => {
    const she = visitor(site);
    await she.get('/nl');
    const own = { 'sec-fetch-site': '', origin: site.url };
    expect((await she.post('/nl', { id: she.id(), text: 'x' }, own)).status).toBe(303);
  });
});
