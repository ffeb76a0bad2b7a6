// The coordinator's numbers as pages and as a file: nothing below ten people, the same in both, for her own team only.
import fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { chartsOf, fileOf } from '../../src/console/charts.ts';
import { formToken } from '../../src/console/cookies.ts';
import { csv } from '../../src/console/csv.ts';
import { showNumbers } from '../../src/desk/numbers.ts';
import type { DeskNumbers } from '../../src/store/desk/numbers.ts';
import { realContent } from '../support/minds.ts';
import { aBusyTeam, count, waitFor } from './many-people.ts';
import { type DeskSite, openDesk } from './site.ts';

let site: DeskSite;
let lead: Awaited<ReturnType<DeskSite['person']>>;
beforeAll(async () => {
  site = await openDesk();
  lead = await site.person('coordinator', 'utrecht');
  await aBusyTeam(site, 'utrecht');
});
const form = (who = lead) => ({ form: formToken(who.visitor.cookies.get('desk') as string) });
const tableOf = (html: string, title: string): readonly string[] => {
  const table = new RegExp(`<caption class="unseen">${title}</caption>(.*?)</table>`, 's').exec(html)?.[1] ?? '';
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, text]) => text).join(' | '),
  );
};

describe('the page', () => {
  it('says what waits by urgency and age, rounded, and hides what is few', async () => {
    const { html, status } = await lead.visitor.get('/desk/team/utrecht/cijfers');
    expect(status).toBe(200);
    expect(tableOf(html, 'Hoe dringend')).toEqual([
      'Hoe dringend | Mensen',
      '▲ Spoed | minder dan 10',
      '◆ Snel | 10',
      '● Gewoon | 45',
    ]);
    expect(tableOf(html, 'Hoe lang mensen wachten')).toEqual([
      'Wachttijd | Mensen',
      'korter dan 4 uur | 25',
      '4 uur tot 1 dag | 10',
      '1 tot 3 dagen | 15',
      '3 tot 7 dagen | minder dan 10',
      '7 dagen of langer | minder dan 10',
    ]);
  });

  it('has five charts with a title, a description and a table each, and not one style of its own', async () => {
    const { html } = await lead.visitor.get('/desk/team/utrecht/cijfers');
    const charts = [...html.matchAll(/<svg class="chart"[^>]*role="img"[^>]*>(.*?)<\/svg>/gs)].map(
      ([, svg = '']) => svg,
    );
    expect(charts).toHaveLength(5);
    for (const svg of charts)
      expect(svg).toMatch(/^<title id="[a-z-]+">[^<]+<\/title><desc id="[a-z-]+">[^<]+<\/desc>/);
    expect(html.match(/<table class="numbers">/g)).toHaveLength(6);
    expect(html).not.toMatch(/ style=|<style/);
  });

  it('shows speed, who was left and promises by week, and topics of a quarter', async () => {
    const { html } = await lead.visitor.get('/desk/team/utrecht/cijfers');
    const speed = tableOf(html, 'Hoe snel het eerste antwoord komt');
    expect(speed).toHaveLength(13);
    expect(speed.at(-1)).toMatch(/\| binnen 30 minuten \| binnen 1 dag$|\| binnen 4 uur \| binnen 1 dag$/);
    expect(speed.filter((row) => row.endsWith('| minder dan 10 | minder dan 10'))).toHaveLength(1);
    expect(tableOf(html, 'Wie geen antwoord kreeg')[9]).toMatch(/\| \d+ \| 10$/);
    expect(tableOf(html, 'Wat er van beloofde tijden kwam').at(-1)).toMatch(/\| 20 \| 10 \| minder dan 10$/);
    expect(tableOf(html, 'Onderwerpen en talen').map((row) => row.split(' | ')[1])).toEqual([
      'Mensen',
      '45',
      '30',
      '25',
      '15',
      '10',
      'minder dan 10',
    ]);
    expect(
      tableOf((await lead.visitor.get('/desk/team/utrecht/cijfers?kwartaal=1')).html, 'Onderwerpen en talen'),
    ).toEqual(['Onderwerp en taal | Mensen', 'Elk ander paar van onderwerp en taal | minder dan 10']);
  });

  it('is for the coordinator of that team alone', async () => {
    for (const path of ['/desk/team/zwolle/cijfers', '/desk/team/nowhere/cijfers'])
      expect((await lead.visitor.get(path)).status).toBe(404);
    const volunteer = await site.person('volunteer', 'utrecht');
    expect((await volunteer.visitor.get('/desk/team/utrecht/cijfers')).status).toBe(404);
  });

  it('leaves the urgency out where age and urgency together would tell of a few', async () => {
    const other = await site.person('coordinator', 'zwolle');
    await waitFor(site, 'zwolle', [
      [30, 'red', 7],
      [30, 'amber', 9],
      [30, 'normal', 14],
    ]);
    const { html } = await other.visitor.get('/desk/team/zwolle/cijfers');
    expect(tableOf(html, 'Hoe dringend').slice(1)).toEqual([
      '▲ Spoed | niet getoond',
      '◆ Snel | niet getoond',
      '● Gewoon | niet getoond',
    ]);
    expect(html).toContain('“Niet getoond” betekent');
  });
});

describe('the file', () => {
  it('says what the page says, in quotes, and stands in the audit', async () => {
    const page = await lead.visitor.get('/desk/team/utrecht/cijfers');
    const file = await lead.visitor.post('/desk/team/utrecht/cijfers/uitvoer', form());
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="?cijfers-\d{4}-\d\d-\d\d\.csv"?$/);
    const rows = file.html
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .map((row) => row.slice(1, -1).split('";"'));
    expect(rows[0]).toEqual(['Wat', 'Rij', 'Kolom', 'Waarde']);
    expect(rows).toContainEqual(['Hoe dringend', '● Gewoon', 'Mensen', '45']);
    for (const [title, row, , value] of rows.slice(1)) {
      const shown = tableOf(page.html, title as string).find((one) => one.startsWith(`${row} | `));
      expect(shown?.split(' | ')).toContain(value);
    }
    const [newest] = await site.store.desk.audit.read({ limit: 1 });
    expect(newest).toMatchObject({ actor: lead.account, deed: 'exported', subject: 'numbers', detail: 'utrecht' });
  });

  it('needs the token of our own form', async () => {
    expect((await lead.visitor.post('/desk/team/utrecht/cijfers/uitvoer', {})).status).toBe(403);
  });

  it.each(['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\n-1'])('has no formula in %j', (text) => {
    expect(csv([[text, 'x']])).toBe(`\ufeff"'${text}";"x"\r\n`);
  });

  test('holds every field in its quotes', () => {
    expect(csv([['a"b;c\r\nd']])).toBe('\ufeff"a""b;c\r\nd"\r\n');
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), (fields) => {
        const line = csv([fields]).slice(1, -2);
        const back = [...line.matchAll(/"((?:[^"]|"")*)"(?:;|$)/g)].map(([, text = '']) => text.replaceAll('""', '"'));
        expect(back).toHaveLength(fields.length);
        for (const [at, text] of back.entries()) {
          expect([text, text.slice(1)]).toContain(fields[at]);
          expect(text).not.toMatch(/^\s*[=+\-@]/);
        }
      }),
    );
  });
});

test('whatever the numbers are, no text of a chart says one between 1 and 9, and there is no sum', () => {
  const people = fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 300 }));
  const kinds = ['answered', 'missed', 'left', 'kept', 'told-later', 'slipped'] as const;
  const raw: fc.Arbitrary<DeskNumbers> = fc.record({
    now: fc.constant(new Date('2026-11-24T08:30:00Z')),
    waiting: fc.array(
      fc.record({ age: fc.nat({ max: 4 }), urgency: fc.constantFrom('red', 'amber', 'normal'), people }),
      { maxLength: 12 },
    ),
    weeks: fc.array(
      fc.record({
        week: fc.constantFrom('2026-11-16', '2026-11-09', '2026-08-31'),
        kind: fc.constantFrom(...kinds),
        key: fc.constantFrom('5', '60', '99999'),
        people,
      }),
      { maxLength: 30 },
    ),
    asked: fc.array(
      fc.record({ topic: fc.constantFrom('a.b', 'c.d'), language: fc.constantFrom('ar', 'ti'), people }),
      { maxLength: 8 },
    ),
  });
  fc.assert(
    fc.property(raw, (numbers) => {
      const charts = chartsOf(realContent(), showNumbers(numbers));
      for (const { rows } of [charts.urgency, charts.age, ...charts.rest])
        for (const { cells } of rows)
          for (const { text, size } of cells) {
            expect(text).toMatch(/^(minder dan 10|niet getoond|binnen .+|langer dan 14 dagen|\d*[05])$/);
            if (/^\d+$/.test(text)) expect([Number(text) >= 10, size]).toEqual([true, Number(text)]);
            if (text === 'minder dan 10' || text === 'niet getoond') expect(size).toBeUndefined();
          }
      expect(JSON.stringify(fileOf(charts))).not.toMatch(/totaal|samen/i);
    }),
  );
});

test('a quiet team has a page too', async () => {
  const quiet = await openDesk();
  const one = await quiet.person('coordinator', 'utrecht');
  await count(quiet, 'utrecht', 1, [['kept', '', 9]]);
  const { html, status } = await one.visitor.get('/desk/team/utrecht/cijfers');
  expect(status).toBe(200);
  expect(tableOf(html, 'Wat er van beloofde tijden kwam').at(-1)).toMatch(/( \| minder dan 10){3}$/);
});
