// A case from the queue to its end, and what people and browsers may try on the way.
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '../../src/desk/desk.ts';
import { personName, phone } from './memory-desk.ts';
import { type DeskSite, fieldsOf, openDesk, type VisitorHere } from './site.ts';

let site: DeskSite;
let ana: Awaited<ReturnType<DeskSite['person']>>;
let bob: Awaited<ReturnType<DeskSite['person']>>;
beforeAll(async () => {
  site = await openDesk();
  ana = await site.person('volunteer', 'utrecht');
  bob = await site.person('volunteer', 'utrecht');
});

const open = (id: string, more = {}) => site.desk.add({ id, team: 'utrecht', ...more });
const send = async (visitor: VisitorHere, id: string, deed: string, fields: Record<string, string> = {}) => {
  const at = `/desk/zaak/${id}`;
  const { html } = await visitor.get(at);
  return visitor.post(`${at}/${deed}`, { ...fieldsOf(html, `${at}/${deed}`), ...fields });
};
const answer = (visitor: VisitorHere, id: string, text: string) =>
  send(visitor, id, 'antwoord', { kind: 'text', text, language: 'nl' });

describe('the queue', () => {
  it('shows red first, then amber, then who waits longest, with word and icon', async () => {
    const ago = (minutes: number) => ({ waitingSince: new Date(Date.now() - minutes * 60_000) });
    open('q1', { ...ago(90) });
    open('q2', { ...ago(10), urgency: 'amber' });
    open('q3', { ...ago(1), urgency: 'red', unread: 2 });
    open('q4', { ...ago(30), urgency: 'amber', promisedBefore: new Date(Date.now() - 1000) });
    const { html } = await ana.visitor.get('/desk');
    expect([...html.matchAll(/id="c-(q\d)"/g)].map(([, id]) => id)).toEqual(['q3', 'q4', 'q2', 'q1']);
    expect(html).toContain('▲ </span>Spoed');
    expect(html).toContain('Te laat: beloofd vóór');
    expect(html).toContain('<title>(2) Wachtrij – Wegwijs bureau</title>');
    for (const id of ['q1', 'q2', 'q3', 'q4']) site.desk.cases.delete(id as CaseId);
  });

  it('comes in pages', async () => {
    for (let n = 0; n < 70; n += 1) open(`p${n}`);
    const { html } = await ana.visitor.get('/desk');
    expect(html.match(/class="row /g)).toHaveLength(60);
    expect((await ana.visitor.get('/desk?vanaf=60')).html.match(/class="row /g)).toHaveLength(10);
    for (let n = 0; n < 70; n += 1) site.desk.cases.delete(`p${n}` as CaseId);
  });
});

describe('a case', () => {
  it('is taken, answered, noted, flagged and closed, all by forms', async () => {
    const id = open('whole');
    expect((await send(ana.visitor, id, 'nemen')).to).toBe(`/desk/zaak/${id}`);
    expect((await answer(ana.visitor, id, 'Goedendag')).to).toBe(`/desk/zaak/${id}?na=verstuurd`);
    expect((await ana.visitor.get(`/desk/zaak/${id}?na=verstuurd`)).html).toContain('over tien seconden weg');
    expect(
      (
        await send(ana.visitor, id, 'antwoord', {
          kind: 'card',
          article: Object.keys(site.parts.content.articles)[0] as string,
        })
      ).status,
    ).toBe(303);
    const chosen = await ana.visitor.get(`/desk/zaak/${id}?zin=visit`);
    expect(chosen.html).toContain('Kom op … (datum) naar … (plaats of adres).');
    const fields = { kind: 'phrase', phrase: 'visit', 'slot-day': '2026-12-01', 'slot-place': 'Stadhuis' };
    expect((await send(ana.visitor, id, 'antwoord', fields)).status).toBe(303);
    expect((await send(ana.visitor, id, 'notitie', { text: 'Gevraagd: termijn' })).status).toBe(303);
    expect((await send(ana.visitor, id, 'hulp', { flag: 'heavy', text: 'moeilijk' })).status).toBe(303);
    expect((await send(ana.visitor, id, 'sluiten', { text: 'U belt DUO.' })).to).toBe('/desk?na=gesloten');
    expect(site.desk.answers(id)).toHaveLength(3);
    const { html } = await ana.visitor.get(`/desk/zaak/${id}`);
    expect(html).toContain('Deze zaak is gesloten');
    expect(html).toContain('Vrijwilliger 1');
    expect((await ana.visitor.get('/desk')).html).not.toContain('c-whole');
  });

  it('takes back what was said within ten seconds, and says so when it is too late', async () => {
    const id = open('undo');
    await send(ana.visitor, id, 'nemen');
    await answer(ana.visitor, id, 'Fout!');
    expect((await send(ana.visitor, id, 'terug')).to).toBe(`/desk/zaak/${id}?na=terug`);
    expect(site.desk.answers(id)).toHaveLength(0);
    await answer(ana.visitor, id, 'Nog een fout');
    const { html } = await ana.visitor.get(`/desk/zaak/${id}`);
    const form = fieldsOf(html, `/desk/zaak/${id}/terug`);
    const one = site.desk.cases.get(id);
    if (one) one.view = { ...one.view, talk: one.view.talk.map(({ undoable: _, ...row }) => row) };
    const { to } = await ana.visitor.post(`/desk/zaak/${id}/terug`, form);
    expect(to).toBe(`/desk/zaak/${id}?na=te-laat`);
  });

  it('goes to another team with a reason', async () => {
    const id = open('move');
    await send(ana.visitor, id, 'nemen');
    expect((await send(ana.visitor, id, 'overdragen', { team: 'zwolle', text: '' })).status).toBe(409);
    const { to } = await send(ana.visitor, id, 'overdragen', { team: 'zwolle', text: 'woont in Zwolle' });
    expect(to).toBe('/desk?na=overgedragen');
    expect((await ana.visitor.get(`/desk/zaak/${id}`)).status).toBe(404);
  });

  it('is one volunteer’s: the second reads along, and a stale fence sends nothing and keeps the words', async () => {
    const id = open('two');
    await send(ana.visitor, id, 'nemen');
    const { html } = await ana.visitor.get(`/desk/zaak/${id}`);
    const old = fieldsOf(html, `/desk/zaak/${id}/antwoord`);
    expect((await bob.visitor.get(`/desk/zaak/${id}`)).html).toContain('Een collega heeft deze zaak');
    const one = site.desk.cases.get(id);
    if (one) one.view = { ...one.view, state: { kind: 'waiting', since: new Date(), rung: 'team' } };
    await send(bob.visitor, id, 'nemen');
    const late = await ana.visitor.post(`/desk/zaak/${id}/antwoord`, {
      ...old,
      kind: 'text',
      text: 'mijn lange antwoord',
      language: 'nl',
    });
    expect(late.status).toBe(409);
    expect(late.html).toContain('mijn lange antwoord');
    expect(late.html).toContain('niet meer bij u');
    expect(site.desk.answers(id)).toHaveLength(0);
  });

  it('does once what is sent twice, also at the same moment', async () => {
    const id = open('twice');
    await send(ana.visitor, id, 'nemen');
    const { html } = await ana.visitor.get(`/desk/zaak/${id}`);
    const form = { ...fieldsOf(html, `/desk/zaak/${id}/antwoord`), kind: 'text', text: 'één keer', language: 'nl' };
    const post = () => ana.visitor.post(`/desk/zaak/${id}/antwoord`, form);
    const sent = await Promise.all([post(), post(), post()]);
    expect(sent.map(({ to }) => to).toSorted()).toEqual([
      `/desk/zaak/${id}?na=dubbel`,
      `/desk/zaak/${id}?na=dubbel`,
      `/desk/zaak/${id}?na=verstuurd`,
    ]);
    expect(site.desk.answers(id)).toHaveLength(1);
  });

  it('gives back what could not be done in the form it came from, and never as an answer', async () => {
    const id = open('kept');
    await send(ana.visitor, id, 'nemen');
    const { status, html } = await send(ana.visitor, id, 'overdragen', { team: 'nowhere', text: 'Spreekt Tigrinya' });
    expect(status).toBe(409);
    expect(html).toMatch(/<input name="text"[^>]* value="Spreekt Tigrinya"/);
    expect(html).toMatch(/<textarea id="text"[^>]*><\/textarea>/);
    expect(html.match(/Spreekt Tigrinya/g)).toHaveLength(1);
  });

  it('what was just said is taken back where the page begins, once', async () => {
    const id = open('undo', { texts: Array.from({ length: 40 }, (_, n) => `bericht ${n}`) });
    await send(ana.visitor, id, 'nemen');
    await answer(ana.visitor, id, 'Dag');
    const here = (await ana.visitor.get(`/desk/zaak/${id}?na=verstuurd`)).html;
    expect(here.match(/>Terughalen</g)).toHaveLength(1);
    expect(here.indexOf('>Terughalen<')).toBeLessThan(here.indexOf('id="talk"'));
    const later = (await ana.visitor.get(`/desk/zaak/${id}`)).html;
    expect(later.match(/>Terughalen</g)).toHaveLength(1);
    expect(later.indexOf('>Terughalen<')).toBeGreaterThan(later.indexOf('id="talk"'));
  });

  it('shows the steps in a crisis, with the numbers of today', async () => {
    const id = open('red', { urgency: 'red' });
    const { html } = await ana.visitor.get(`/desk/zaak/${id}`);
    expect(html).toContain('Spoed: doe dit eerst');
    for (const number of ['112', '113', '0800-2000']) expect(html).toContain(number);
    expect(html).not.toContain('{{');
  });

  it('with ten thousand messages is a page like any other, and every message can be reached', async () => {
    const id = open('long', { texts: Array.from({ length: 10_000 }, (_, n) => `bericht ${n + 1} einde`) });
    const { html } = await ana.visitor.get(`/desk/zaak/${id}`);
    expect(html.match(/class="m in"/g)).toHaveLength(50);
    expect(html.length).toBeLessThan(80_000);
    expect((await ana.visitor.get(`/desk/zaak/${id}?voor=51`)).html).toContain('bericht 1 einde');
  });

  it('shows the Dutch beside what was said in another language', async () => {
    const said = {
      kind: 'question',
      language: 'ar',
      direction: 'rtl',
      notices: [],
      text: 'ما هي رسالتك؟',
      choices: [],
    };
    const id = open('dutch', { texts: ['hallo', said] });
    const one = site.desk.cases.get(id);
    const dutch = { ...said, language: 'nl', direction: 'ltr', text: 'Welke brief heeft u?' } as never;
    if (one)
      one.view = { ...one.view, talk: one.view.talk.map((row) => (row.direction === 'out' ? { ...row, dutch } : row)) };
    const { html } = await ana.visitor.get(`/desk/zaak/${id}`);
    expect(html).toMatch(/lang="ar" dir="rtl"><div><p>ما هي رسالتك؟/);
    expect(html).toMatch(/class="dutch" lang="nl">.*Welke brief heeft u\?/s);
  });
});

describe('text of people', () => {
  const evil = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '=HYPERLINK("http://evil")',
    'hx-get="/desk/uit"',
    '{{emergency-phone}}',
  ];
  it.each(evil)('is text wherever it stands: %s', async (text) => {
    const id = open('evil', {
      texts: [text],
      notes: [{ kind: 'note', by: text, at: new Date(), text }],
      request: {
        language: 'ar',
        topic: 'inburgering.term',
        urgency: 'normal',
        reason: text,
        consent: { given: true, text: '1' },
        summary: [{ question: text, answer: text }],
      },
    });
    await send(ana.visitor, id, 'nemen');
    const kept = await send(ana.visitor, id, 'antwoord', {
      kind: 'text',
      text: `${text}${'x'.repeat(4000)}`,
      language: 'nl',
    });
    for (const html of [(await ana.visitor.get(`/desk/zaak/${id}`)).html, kept.html]) {
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img src=x');
      expect(html).not.toContain('href="javascript');
      expect(html).not.toMatch(/<[a-z][^>]*\shx-get=/);
    }
    site.desk.cases.delete(id);
  });

  it('loses the signs that turn the direction of what follows', async () => {
    const id = open('bidi', { texts: ['abc\u202egnp.exe\u2066'] });
    const { html } = await ana.visitor.get(`/desk/zaak/${id}`);
    expect(html).toContain('abcgnp.exe');
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('the person', () => {
  it('reaches the browser by no number, id or name: not in a page, not in the stream', async () => {
    const id = open('secret', { texts: ['Hoe lang heb ik?'] });
    const stop = new AbortController();
    let heard = '';
    const listen = async (path: string) => {
      const answer = await ana.visitor.ask(path, { signal: stop.signal });
      for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
        heard += new TextDecoder().decode(chunk);
    };
    const streams = [listen('/desk/events'), listen(`/desk/events?zaak=${id}`)].map((one) =>
      one.catch(() => undefined),
    );
    await send(ana.visitor, id, 'nemen');
    await answer(ana.visitor, id, 'Dag');
    site.desk.write(id, 'Dank u');
    await expect.poll(() => heard).toContain('1 nieuw bericht');
    stop.abort();
    await Promise.all(streams);
    const pages = [heard];
    for (const path of ['/desk', `/desk/zaak/${id}`, `/desk/zaak/${id}?voor=2`, '/desk/ik'])
      pages.push((await ana.visitor.get(path)).html);
    const all = pages.join('\n');
    expect(all).toContain('Hoe lang heb ik?');
    for (const secret of [
      phone,
      phone.slice(1),
      personName,
      'Semhar',
      'wamid',
      Buffer.from(phone).toString('base64').slice(0, 12),
    ])
      expect(all).not.toContain(secret);
  });
});
