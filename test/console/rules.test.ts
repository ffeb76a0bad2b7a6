// The rules of the desk on its pages: whose language it is, hands that are full, what a team's coordinator sets and sees, danger.
import { describe, expect, it } from 'vitest';
import { formToken } from '../../src/console/cookies.ts';
import { crisisWords } from '../../src/console/words/crisis.ts';
import type { VolunteerId } from '../../src/desk/desk.ts';
import { realContent } from '../support/minds.ts';
import { fieldsOf, openDesk } from './site.ts';

const site = await openDesk();
const ana = await site.person('volunteer', 'utrecht');
const lea = await site.person('coordinator', 'utrecht');
const { content } = site.parts;

describe('the queue', () => {
  it('marks her own language, and what is others’ first, in words', async () => {
    site.desk.add({ id: 'hers', team: 'utrecht', offered: 'you', waitingSince: new Date() });
    site.desk.add({ id: 'late', team: 'utrecht', waitingSince: new Date(Date.now() - 3_600_000) });
    site.desk.add({ id: 'others', team: 'utrecht', offered: 'others' });
    const { html } = await ana.visitor.get('/desk');
    expect(html).toMatch(/id="c-hers".*Uw taal.*id="c-late"/s);
    expect(html).toMatch(/id="c-others".*Eerst voor wie Arabisch spreekt/s);
    expect(html.match(/Uw taal/g)).toHaveLength(1);
  });
});

describe('hands that are full', () => {
  it('are told kindly, and the case waits on', async () => {
    const id = site.desk.add({ id: 'one-more', team: 'utrecht' });
    const claim = site.desk.claim;
    Object.assign(site.desk, { claim: async () => 'full' });
    const { html } = await ana.visitor.get(`/desk/zaak/${id}`);
    const { to } = await ana.visitor.post(`/desk/zaak/${id}/nemen`, fieldsOf(html, `/desk/zaak/${id}/nemen`));
    Object.assign(site.desk, { claim });
    expect(to).toBe(`/desk/zaak/${id}?na=vol`);
    expect((await ana.visitor.get(to as string)).html).toContain('Zo houdt u het vol');
  });

  it('are counted as the coordinator of the team says', async () => {
    await site.store.desk.teams.save({ id: 'utrecht', name: 'Utrecht', region: 'midden', municipalities: [] });
    const form = formToken(lea.visitor.cookies.get('desk') as string);
    const set = async (most: string) => (await lea.visitor.post('/desk/team/utrecht/grens', { form, most })).html;
    expect(await set('5')).toContain('mag nu 5 zaken tegelijk hebben');
    expect(await site.store.desk.teams.mostOpen('utrecht')).toBe(5);
    for (const wrong of ['0', '21', '-1', '1e1', 'x', ''])
      expect(await set(wrong)).toContain('Schrijf een getal van 1');
    expect(await site.store.desk.teams.mostOpen('utrecht')).toBe(5);
    expect((await lea.visitor.get('/desk/team/utrecht')).html).toMatch(/name="most"[^>]*value="5"/);
  });
});

describe('“this was heavy”', () => {
  it('can be said while closing; the coordinator reads who said it, and says when she has called', async () => {
    const id = site.desk.add({ id: 'heavy', team: 'utrecht' });
    const at = `/desk/zaak/${id}`;
    const post = async (who: typeof ana, deed: string, fields: Record<string, string> = {}) => {
      const { html } = await who.visitor.get(at);
      return who.visitor.post(`${at}/${deed}`, { ...fieldsOf(html, `${at}/${deed}`), ...fields });
    };
    await post(ana, 'nemen');
    expect((await post(ana, 'sluiten', { text: 'U belt.', heavy: '1' })).to).toBe('/desk?na=gesloten');
    expect((await ana.visitor.get('/desk')).html).not.toContain('Vraagt u');
    const queue = (await lea.visitor.get('/desk')).html;
    expect(queue).toMatch(/Vraagt u.*Dit was zwaar<\/strong>: Vrijwilliger 1.*href="\/desk\/zaak\/heavy"/s);
    expect((await ana.visitor.get(at)).html).not.toContain(`${at}/gedaan`);
    expect((await post(lea, 'gedaan', { flag: 'heavy' })).to).toBe(`${at}?na=afgehandeld`);
    expect((await lea.visitor.get('/desk')).html).not.toContain('Vraagt u');
  });

  it('is not for a volunteer to settle', async () => {
    const id = site.desk.add({ id: 'not-hers', team: 'utrecht', flags: ['needs-coordinator'] });
    const fields = { form: formToken(ana.visitor.cookies.get('desk') as string), once: 'x', flag: 'needs-coordinator' };
    expect((await ana.visitor.post(`/desk/zaak/${id}/gedaan`, fields)).status).toBe(409);
    expect(site.desk.cases.get(id)?.view.flags).toEqual(['needs-coordinator']);
  });
});

describe('danger', () => {
  const red = (name: string, theme: string | undefined, mine = false) => {
    const reason = theme ? { reason: `danger:${theme}` } : {};
    const by = ana.account as string as VolunteerId;
    const leasedUntil = new Date(Date.now() + 600_000);
    return site.desk.add({
      id: name,
      team: 'utrecht',
      urgency: 'red',
      ...(mine ? { state: { kind: 'taken', by, fence: 1, leasedUntil } } : {}),
      request: {
        language: 'ar',
        topic: 'human.request',
        urgency: 'red',
        consent: { given: true, text: '1' },
        summary: [],
        ...reason,
      } as never,
    });
  };
  const crisisOf = (html: string) =>
    html.slice(html.indexOf('class="panel crisis"'), html.indexOf('id="summary-title"'));
  const page = async (id: string) => crisisOf((await ana.visitor.get(`/desk/zaak/${id}`)).html);

  it('about death: 113, the advice line for volunteers with its hours and its source, no method', async () => {
    const html = await page(red('r1', 'suicide'));
    for (const text of ['>112<', '>113<', '>020-3113 888<', '9 tot 16 uur', 'www.113.nl', 'Bel uw coördinator'])
      expect(html).toContain(text);
    expect(html).toContain('Nummers nagekeken op 24-11-2026');
  });

  it('at home: first whether it is safe to write, then when; the sentences are one click away', async () => {
    const html = await page(red('r2', 'domestic-violence', true));
    expect(html.indexOf('Is het nu veilig om te schrijven')).toBeLessThan(html.indexOf('>112<'));
    expect(html).toContain('Schrijf daarna nooit als eerste');
    expect(html).toContain('>0800-2000<');
    expect(html).not.toContain('>113<');
    expect(await page(red('r3', undefined))).toContain('>020-3113 888<');
  });

  it.each([undefined, ...crisisWords.themes])('%s: known facts and sentences only', (theme) => {
    const { steps, phrases } = crisisWords.of(theme);
    const facts = [...steps.join(' ').matchAll(/\{\{([a-z0-9-]+)\}\}/g)].map(([, id]) => id as string);
    expect(facts.filter((id) => !(id in realContent().facts))).toEqual([]);
    expect(phrases.filter((id) => !(id in realContent().phrases))).toEqual([]);
    expect(steps.join(' ')).toContain('coördinator');
  });

  it('has steps for every theme whose words are red', () => {
    expect([...crisisWords.themes].toSorted()).toEqual(content.safety.map(({ id }) => id).toSorted());
  });

  it('a number that does not hold today is not shown, and the page stands', async () => {
    const today = site.parts.settings.today;
    const phone = content.facts['suicide-113-advice-phone' as never] as { values: readonly object[] };
    const { values } = phone;
    const id = red('r4', 'suicide');
    Object.assign(site.parts, {
      content: {
        ...content,
        facts: {
          ...content.facts,
          'suicide-113-advice-phone': { ...phone, values: [{ ...values[0], until: '2026-01-01' }] },
        },
      },
    });
    const { status, html } = await ana.visitor.get(`/desk/zaak/${id}`);
    Object.assign(site.parts, { content });
    expect([status, today()]).toEqual([200, '2026-11-24']);
    expect(html).not.toContain('020-3113');
    expect(html).toContain('vraag uw coördinator om het nummer');
  });
});
