// Translation by an organisation's own engine at the desk: shown before it leaves, never in danger, nothing lost on the way.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeLibreTranslate } from '../../src/translate/libretranslate.ts';
import { openEngine } from '../support/libretranslate.ts';
import { mindsOn } from '../support/minds.ts';
import { fieldsOf, openDesk } from './site.ts';

const engine = await openEngine();
const minds = mindsOn('2026-11-24');
const translator = makeLibreTranslate({ url: engine.url });
const machine = { translator, speech: () => minds().speech, secret: Buffer.alloc(32, 7) };
const [site, without] = [await openDesk({ machine }), await openDesk()];
const [ana, eva] = [await site.person('volunteer', 'utrecht'), await without.person('volunteer', 'utrecht')];
const usual = engine.says;

beforeAll(() => translator.refresh());
afterEach(() => {
  engine.says = usual;
  engine.status = 200;
  engine.asked.length = 0;
});

let count = 0;
const take = async (more: object = {}) => {
  count += 1;
  const id = site.desk.add({ id: `m${count}`, team: 'utrecht', ...more });
  const at = `/desk/zaak/${id}`;
  const { html } = await ana.visitor.get(at);
  await ana.visitor.post(`${at}/nemen`, fieldsOf(html, `${at}/nemen`));
  return { id, at };
};
const translate = async (at: string, text: string, language = 'nl') => {
  const { html } = await ana.visitor.get(at);
  return ana.visitor.post(`${at}/vertalen`, { ...fieldsOf(html, `${at}/antwoord`), text, language });
};
/** The form under the translation. */
const draftIn = (html: string, at: string) => fieldsOf(html.slice(html.indexOf('id="machine"')), `${at}/antwoord`);

describe('a translation', () => {
  it('is shown with its way back, its locked pieces and its label; nothing has left yet', async () => {
    const { id, at } = await take();
    const { status, html } = await translate(at, 'Betaal € 12,50 voor 1-12-2026. Niet later.');
    expect(status).toBe(200);
    for (const text of [
      'nl: ar: Betaal',
      'Vertaald door een machine',
      'Machines laten dat woord soms weg',
      'dir="rtl"',
    ])
      expect(html).toContain(text);
    expect(html.match(/<bdi class="locked"[^>]*>1-12-2026<\/bdi>/g)).toHaveLength(3);
    expect(site.desk.answers(id)).toHaveLength(0);
    expect(engine.asked.map(({ source, target }) => `${source} ${target}`)).toEqual(['nl ar', 'ar nl']);
  });

  it('leaves as it was shown, with the Dutch', async () => {
    const { id, at } = await take();
    const { html } = await translate(at, 'Kom op 1-12-2026.\nTot dan.');
    const { to } = await ana.visitor.post(`${at}/antwoord`, draftIn(html, at));
    expect(to).toBe(`${at}?na=verstuurd`);
    const [sent] = site.desk.answers(id);
    expect(JSON.parse((sent?.body as { text: string } | undefined)?.text ?? '')).toEqual({
      kind: 'machine',
      text: 'Kom op 1-12-2026.\nTot dan.',
      translated: 'ar: Kom op 1-12-2026.\nTot dan.',
    });
  });

  it('that was changed in the form, or belongs to another case, does not', async () => {
    const [one, other] = [await take(), await take()];
    const form = draftIn((await translate(one.at, 'Dag')).html, one.at);
    const post = (at: string, change: object) => ana.visitor.post(`${at}/antwoord`, { ...form, ...change });
    const changed = await post(one.at, { translated: 'iets anders' });
    expect(changed.status).toBe(409);
    expect(changed.html).toContain('Deze vertaling is veranderd');
    const once = fieldsOf((await ana.visitor.get(other.at)).html, `${other.at}/antwoord`);
    expect((await ana.visitor.post(`${other.at}/antwoord`, { ...form, once: once.once as string })).status).toBe(409);
    expect([...site.desk.answers(one.id), ...site.desk.answers(other.id)]).toEqual([]);
  });

  it.each([
    ['lost an amount', 'Betaal € 12,50', () => 'ادفع', 'raakte dit kwijt: € 12,50'],
    ['changed a day', 'Kom op 1-12-2026', () => 'come 12/1/2026', 'raakte dit kwijt: 1-12-2026'],
    ['translated a term', 'Neem uw PIP mee', () => 'take your plan', 'raakte dit kwijt: PIP'],
  ])('that %s is refused, and says what', async (_, text, says, why) => {
    const { at } = await take();
    engine.says = says;
    const { status, html } = await translate(at, text);
    expect(status).toBe(409);
    expect(html).toContain(why);
    // What she wrote is still in the box.
    expect(html).toContain(`>${text}</textarea>`);
  });

  it('is of Dutch only', async () => {
    const { at } = await take();
    expect((await translate(at, 'Hello', 'en')).html).toContain('Schrijf in het Nederlands');
    expect(engine.asked).toEqual([]);
  });
});

describe('danger', () => {
  it.each([
    ['a red case', { urgency: 'red' }, 'Dag'],
    [
      'a case that speaks of it',
      { request: { reason: 'danger:suicide', summary: [], consent: { given: true, text: '1' } } },
      'Dag',
    ],
    ['words of it', {}, 'Wilt u zelfmoord plegen?'],
  ])('%s is never told to a machine', async (_, more, text) => {
    const { at } = await take(more);
    const { status, html } = await translate(at, text);
    expect(status).toBe(409);
    expect(html).toContain('Bij gevaar vertaalt de machine niet');
    expect(engine.asked).toEqual([]);
  });

  it('what a person wrote in danger is not read by one', async () => {
    const { at } = await take({ texts: ['أريد أن أموت'] });
    expect((await ana.visitor.get(`${at}?lees=1`)).html).toContain('Bij gevaar vertaalt de machine niet');
    expect(engine.asked).toEqual([]);
  });
});

describe('what a person wrote', () => {
  it('can be read in Dutch under its own words, with the label', async () => {
    const { at } = await take({ texts: ['مرحبا 12'] });
    expect((await ana.visitor.get(at)).html).toContain(`href="${at}?lees=1#m1"`);
    const { html } = await ana.visitor.get(`${at}?lees=1`);
    expect(html).toContain('nl: مرحبا');
    expect(html.match(/<bdi class="locked"[^>]*>12<\/bdi>/g)).toHaveLength(2);
    expect(html).toContain('Vertaald door een machine');
  });

  it('stands open when it lies in the folded part of a long talk', async () => {
    const { at } = await take({ texts: ['مرحبا 12', ...Array.from({ length: 20 }, (_, n) => `bericht ${n}`)] });
    expect((await ana.visitor.get(at)).html).toContain('<details id="eerder">');
    const { html } = await ana.visitor.get(`${at}?lees=1`);
    expect(html).toMatch(/<details id="eerder" open[^>]*>.*nl: مرحبا/s);
  });

  it('is nowhere read that is not there', async () => {
    const { at } = await take();
    expect((await ana.visitor.get(`${at}?lees=99`)).status).toBe(200);
    expect(engine.asked).toEqual([]);
  });
});

describe('without it', () => {
  it('nothing is offered, and asking is answered', async () => {
    const id = without.desk.add({ id: 'no-engine', team: 'utrecht' });
    const at = `/desk/zaak/${id}`;
    const first = await eva.visitor.get(at);
    await eva.visitor.post(`${at}/nemen`, fieldsOf(first.html, `${at}/nemen`));
    const { html } = await eva.visitor.get(at);
    expect(html).not.toContain('/vertalen');
    const form = { ...fieldsOf(html, `${at}/antwoord`), text: 'Dag', language: 'nl' };
    expect((await eva.visitor.post(`${at}/vertalen`, form)).status).toBe(409);
  });

  it('an engine that is away keeps nobody from answering', async () => {
    const { id, at } = await take();
    engine.status = 500;
    expect((await translate(at, 'Dag')).html).toContain('De machine geeft geen antwoord');
    const { html } = await ana.visitor.get(at);
    const form = { ...fieldsOf(html, `${at}/antwoord`), kind: 'text', text: 'Dag', language: 'nl' };
    expect((await ana.visitor.post(`${at}/antwoord`, form)).status).toBe(303);
    expect(site.desk.answers(id)).toHaveLength(1);
  });
});
