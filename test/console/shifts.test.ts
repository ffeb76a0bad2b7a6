// The roster through its pages: put on, take off, swap, other hours, closed days; and every form that is filled in wrongly.
import { beforeEach, describe, expect, it } from 'vitest';
import { formToken } from '../../src/console/cookies.ts';
import { dayName, daysLater, fortnightOf } from '../../src/console/fortnight.ts';
import { rosterWords as said } from '../../src/console/words/shifts.ts';
import type { Day } from '../../src/content/schema/ids.ts';
import { openDesk } from './site.ts';

const site = await openDesk();
const { roster, hours } = site.parts;
const holidays = Object.keys(site.parts.content.holidays);
await site.database.query(
  `insert into teams (id, name, region) values ('utrecht', 'Utrecht', 'midden'), ('zwolle', 'Zwolle', 'oost')`,
);
const lead = await site.person('coordinator', 'utrecht');
const ana = await site.person('volunteer', 'utrecht');
const bob = await site.person('volunteer', 'utrecht');
const zoe = await site.person('volunteer', 'zwolle');
type Person = typeof ana;

/** Tuesday 24 November 2026, 09:30 in the Netherlands: what the pages take for today as well. */
const clockAt = (moment: string) =>
  site.database.query(
    `create or replace function desk_now() returns timestamptz language sql volatile
     begin atomic select '${moment}'::timestamptz; end`,
  );
beforeEach(async () => {
  await clockAt('2026-11-24T08:30:00Z');
  await site.database.query('delete from shifts');
  await site.database.query('delete from team_days');
});

const team = '/desk/team/utrecht/rooster';
const own = '/desk/rooster/utrecht';
let sent = 0;
const send = (who: Person, path: string, fields: Record<string, string>) => {
  sent += 1;
  const form = formToken(who.visitor.cookies.get('desk') as string);
  return who.visitor.post(path, { form, once: `form ${sent}`, ...fields });
};
const told = ({ to }: { to: string | null }) => new URL(to ?? 'nowhere:', site.url).searchParams.get('na');
const rows = () =>
  site.database.query(
    `select team, volunteer, day::text, to_char(from_time, 'HH24:MI') as from, to_char(until_time, 'HH24:MI') as until,
       offered from shifts order by day, from_time, volunteer`,
  );
const row = (who: Person, day: string, from: string, until: string, rest: object = {}) => ({
  ...{ team: 'utrecht', volunteer: who.account, day, from, until, offered: false },
  ...rest,
});
const morning = { dag: '2026-12-01', van: '09:00', tot: '12:30' };
const begins = { dag: '2026-12-01', begin: '09:00' };

describe('a coordinator', () => {
  it('puts a volunteer on for weeks; days that are closed are left out and named', async () => {
    const fields = { wie: ana.account, dag: '2026-12-11', van: '09:00', tot: '12:30', weken: '5' };
    const done = await send(lead, `${team}/zetten`, fields);
    expect([done.status, told(done)]).toEqual([303, 'deels']);
    expect(done.to).toContain('vanaf=2026-12-11');
    expect((await rows()).map(({ day }) => day)).toEqual(['2026-12-11', '2026-12-18', '2027-01-08']);
    const page = await lead.visitor.get(done.to as string);
    expect(page.html).toContain('vrijdag 25 december, vrijdag 1 januari');
    const christmas = await lead.visitor.get(`${team}?vanaf=2026-12-25`);
    expect(christmas.html).toContain(`${said.closed}</strong><span class="why">Eerste Kerstdag`);
  });

  it('sees who is on, changes the hours of one to two parts, and takes her off', async () => {
    await send(lead, `${team}/zetten`, { wie: ana.account, ...morning });
    await send(ana, `${own}/ruilen`, begins);
    const page = await lead.visitor.get(`${team}?vanaf=2026-12-01&wie=${ana.account}&dag=2026-12-01&begin=09:00`);
    expect(page.html).toContain('Vrijwilliger 2, dinsdag 1 december');
    const parts = { wie: ana.account, ...begins, van: '09:00', tot: '11:00', van2: '15:00', tot2: '17.00' };
    expect(told(await send(lead, `${team}/tijden`, parts))).toBe('uren');
    expect(await rows()).toEqual([
      row(ana, '2026-12-01', '09:00', '11:00', { offered: true }),
      row(ana, '2026-12-01', '15:00', '17:00', { offered: true }),
    ]);
    const late = { ...parts, begin: '15:00', van: '10:30', tot: '12:00', van2: '', tot2: '' };
    const clash = await send(lead, `${team}/tijden`, late);
    expect([clash.status, clash.html.includes(said.faults.overlaps)]).toEqual([409, true]);
    expect(clash.html).toContain('name="van" value="10:30"');
    expect(told(await send(lead, `${team}/weghalen`, { wie: ana.account, ...begins }))).toBe('weg');
    expect(told(await send(lead, `${team}/weghalen`, { wie: ana.account, ...begins }))).toBe('anders');
    expect(await rows()).toHaveLength(1);
  });

  it('closes a day with a reason and opens a holiday; the hours follow', async () => {
    await clockAt('2026-12-21T08:30:00Z');
    for (const dag of ['2026-12-22', '2026-12-24'])
      await send(lead, `${team}/zetten`, { wie: ana.account, ...morning, dag });
    const spans = async () => (await hours({ rung: 'team', team: 'utrecht' }, holidays)).spans.map(({ from }) => from);
    const evil = '<img src=x onerror=alert(1)>\u202euitje';
    expect(told(await send(lead, `${team}/dag`, { dag: '2026-12-24', doe: 'dicht', waarom: evil }))).toBe('dicht');
    expect(await spans()).toEqual([new Date('2026-12-22T08:00:00Z')]);
    const page = await ana.visitor.get(`${own}?vanaf=2026-12-21`);
    expect(page.html).toContain('&lt;img src=x onerror=alert(1)>uitje');
    expect(page.html).not.toContain('2026-12-24 morning');
    expect(page.html).not.toContain('2026-12-25 morning');

    expect(told(await send(lead, `${team}/dag`, { dag: '2026-12-25', doe: 'open' }))).toBe('open');
    expect(told(await send(ana, `${own}/komen`, { helft: '2026-12-25 morning' }))).toBe('gezet');
    expect(await spans()).toEqual([new Date('2026-12-22T08:00:00Z'), new Date('2026-12-25T08:00:00Z')]);
  });
});

describe('a volunteer', () => {
  it('puts herself on with one press, and off again; she sees her own days in all her teams', async () => {
    const empty = await ana.visitor.get(own);
    expect(empty.html).toContain(said.mine.none);
    expect(told(await send(ana, `${own}/komen`, { helft: '2026-12-01 afternoon' }))).toBe('gezet');
    expect(await rows()).toEqual([row(ana, '2026-12-01', '13:00', '17:00')]);
    const page = await ana.visitor.get(`${own}?vanaf=2026-12-01`);
    expect(page.html).toContain('dinsdag 1 december 13:00–17:00, Utrecht');
    expect(page.html).not.toContain('2026-12-01 afternoon');
    expect((await ana.visitor.get('/desk/rooster')).to).toBe(own);
    expect((await bob.visitor.get(`${own}?vanaf=2026-12-01`)).html).toContain('Vrijwilliger 2 <span');
    expect(told(await send(bob, `${own}/niet-komen`, { ...begins, begin: '13:00', wie: ana.account }))).toBe('anders');
    expect(told(await send(ana, `${own}/niet-komen`, { ...begins, begin: '13:00' }))).toBe('weg');
    expect(await rows()).toEqual([]);
  });

  it('asks for a swap and may think better of it; a colleague takes it, one who is on already cannot', async () => {
    await send(ana, `${own}/komen`, morning);
    expect(told(await send(bob, `${own}/overnemen`, { ...begins, wie: ana.account }))).toBe('anders');
    expect(told(await send(ana, `${own}/ruilen`, begins))).toBe('ruil');
    expect((await bob.visitor.get(own)).html).toContain('Vrijwilliger 2: dinsdag 1 december 09:00–12:30, Utrecht');
    expect(told(await send(ana, `${own}/ruilen`, { ...begins, doe: 'zelf' }))).toBe('zelf');
    expect((await bob.visitor.get(own)).html).not.toContain(said.swaps.title);
    await send(ana, `${own}/ruilen`, begins);
    await send(bob, `${own}/komen`, { dag: '2026-12-01', van: '12:00', tot: '15:00' });
    const full = await send(bob, `${own}/overnemen`, { ...begins, wie: ana.account });
    expect([full.status, full.html.includes(said.faults.youOverlap)]).toEqual([409, true]);
    await send(bob, `${own}/niet-komen`, { ...begins, begin: '12:00' });
    expect(told(await send(bob, `${own}/overnemen`, { ...begins, wie: ana.account }))).toBe('over');
    expect(await rows()).toEqual([row(bob, '2026-12-01', '09:00', '12:30')]);
  });

  it('gets what two take at the same moment, or the other does', async () => {
    const takers = [lead, bob, await site.person('volunteer', 'utrecht'), await site.person('volunteer', 'utrecht')];
    for (let round = 0; round < 5; round += 1) {
      const dag = daysLater('2026-12-01' as Day, round);
      await send(ana, `${own}/komen`, { ...morning, dag });
      await send(ana, `${own}/ruilen`, { ...begins, dag });
      const fields = { ...begins, dag, wie: ana.account };
      const all = await Promise.all(takers.map((one) => send(one, `${own}/overnemen`, fields)));
      expect(all.map(told).toSorted()).toEqual(['anders', 'anders', 'anders', 'over']);
    }
    expect(await rows()).toHaveLength(5);
  });

  it('is on once at one hour, whatever is asked at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const days = [daysLater('2026-12-01' as Day, round)];
      const wish = { team: 'utrecht', volunteer: ana.account, days, until: '12:30', holidays };
      const froms = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'];
      const all = await Promise.all(
        froms.map((from, at) => roster.put(at % 2 ? lead.account : ana.account, { ...wish, from })),
      );
      const hows = all.flatMap((placed) => placed?.map(({ how }) => how));
      expect(hows.toSorted()).toEqual([...froms.slice(1).map(() => 'overlaps'), 'put']);
    }
    expect(await rows()).toHaveLength(10);
  });

  it('leaves the roster with the team, from today on', async () => {
    const eva = await site.person('volunteer', 'utrecht');
    await send(eva, `${own}/komen`, { ...morning, weken: '2' });
    await site.database.query(`insert into shifts values ('utrecht', $1, '2026-11-23', '09:00', '12:00')`, [
      eva.account,
    ]);
    await site.accounts.people.take(lead.account, { account: eva.account, team: 'utrecht', role: 'volunteer' });
    expect((await rows()).map(({ day }) => day)).toEqual(['2026-11-23']);
    expect((await lead.visitor.get(team)).html).toContain(said.former);
  });
});

/** As the page writes it. */
const asWritten = (text: string) => (text === '' ? 'value/' : `value="${text}"`);

describe('a form that is wrong', () => {
  const late = { dag: '2026-12-02', van: '13:00', tot: '17:00' };
  it.each<[string, keyof typeof said.faults, Record<string, string>]>([
    ['ends before it begins', 'order', { van: '12:30', tot: '09:00' }],
    ['has no length', 'order', { van: '09:00', tot: '09:00' }],
    ['has no hours', 'time', { van: 'negen', tot: '' }],
    ['is in the night', 'time', { van: '02:00', tot: '03:00' }],
    ['has minutes that are none', 'time', { van: '09:75', tot: '12:00' }],
    ['has no day', 'day', { dag: '' }],
    ['has a day that is none', 'day', { dag: '2027-02-30' }],
    ['is past', 'past', { dag: '2026-11-23' }],
    ['is too far', 'far', { dag: '2028-01-10' }],
    ['has no weeks', 'weeks', { weken: '0' }],
    ['has too many weeks', 'weeks', { weken: '27' }],
    ['has half a week', 'weeks', { weken: '1.5' }],
    ['names nobody', 'volunteer', { wie: '' }],
    ['names somebody of another team', 'volunteer', { wie: zoe.account }],
    ['names somebody who is on then', 'overlaps', { dag: '2026-12-01', van: '12:00', tot: '14:00' }],
    ['is on a holiday', 'closed', { dag: '2026-12-25' }],
  ])('%s: it is said in Dutch, and what was typed stays', async (_, fault, wrong) => {
    await send(lead, `${team}/zetten`, { wie: ana.account, ...morning });
    const fields = { wie: ana.account, weken: '1', ...late, ...wrong };
    const answer = await send(lead, `${team}/zetten`, fields);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain(said.faults[fault]);
    const { html } = answer;
    const form = html.slice(html.indexOf(`action="${team}/zetten"`));
    for (const name of ['dag', 'van', 'tot', 'weken'] as const)
      expect(form).toMatch(new RegExp(`name="${name}"[^>]* ${asWritten(fields[name])}`));
    if (wrong.wie === undefined) expect(form).toContain(`<option value="${ana.account}" selected`);
    expect(await rows()).toHaveLength(1);
  });

  it.each<[string, keyof typeof said.faults, Record<string, string>]>([
    ['parts that run into each other', 'parts', { van2: '10:30', tot2: '12:00' }],
    ['half a second part', 'time', { van2: '15:00', tot2: '' }],
    ['a second part that ends before it begins', 'order', { van2: '15:00', tot2: '14:00' }],
  ])('%s', async (_, fault, wrong) => {
    await send(lead, `${team}/zetten`, { wie: ana.account, ...morning });
    const fields = { wie: ana.account, ...begins, van: '09:00', tot: '11:00', ...wrong };
    const { status, html } = await send(lead, `${team}/tijden`, fields);
    expect([status, html.includes(said.faults[fault])]).toEqual([409, true]);
    for (const [name, value] of Object.entries(wrong)) expect(html).toContain(`name="${name}" ${asWritten(value)}`);
    expect(await rows()).toEqual([row(ana, '2026-12-01', '09:00', '12:30')]);
  });

  it('closes no day without a reason, and none that is past', async () => {
    const { html } = await send(lead, `${team}/dag`, { dag: '2026-12-02', doe: 'dicht', waarom: ' \u200e' });
    expect(html).toContain(said.faults.why);
    expect((await send(lead, `${team}/dag`, { dag: '2026-11-23', doe: 'open' })).html).toContain(said.faults.past);
    expect(await site.database.query('select from team_days')).toEqual([]);
  });

  it('is about herself: she is told so', async () => {
    await send(ana, `${own}/komen`, morning);
    const { status, html } = await send(ana, `${own}/komen`, { ...morning, tot: '10:00' });
    expect([status, html.includes(said.faults.youOverlap)]).toEqual([409, true]);
    expect(html).toContain('name="tot" value="10:00"');
  });

  it('that is sent twice works once', async () => {
    const fields = { once: 'the same', wie: ana.account, ...morning };
    expect(told(await send(lead, `${team}/zetten`, fields))).toBe('gezet');
    await site.database.query('delete from shifts');
    expect(told(await send(lead, `${team}/zetten`, fields))).toBe('dubbel');
    expect(await rows()).toEqual([]);
    // Another form of the same page, and the same wish from another page.
    expect(told(await send(lead, `${team}/zetten`, { ...fields, dag: '2026-12-02' }))).toBe('gezet');
    expect(told(await send(lead, `${team}/zetten`, { ...fields, once: 'other', dag: '2026-12-02' }))).toBe('stond');
    expect(told(await send(lead, `${team}/zetten`, { ...fields, once: '' }))).toBe('dubbel');
  });
});

describe('another team', () => {
  it('answers as one that is not there', async () => {
    for (const [who, path] of [
      [ana, '/desk/rooster/zwolle'],
      [ana, '/desk/team/utrecht/rooster'],
      [lead, '/desk/team/zwolle/rooster'],
      [zoe, own],
    ] as const) {
      const [other, missing] = [await who.visitor.get(path), await who.visitor.get('/desk/rooster/nowhere')];
      expect(other).toEqual({ ...missing, headers: expect.anything() });
      expect(other.status).toBe(404);
    }
    expect((await send(zoe, `${own}/komen`, morning)).status).toBe(404);
    expect((await send(ana, `${team}/zetten`, { wie: ana.account, ...morning })).status).toBe(404);
    expect(await rows()).toEqual([]);
  });

  it('is out of reach in the statements themselves, and so is what only a coordinator does', async () => {
    await send(ana, `${own}/komen`, morning);
    await send(ana, `${own}/ruilen`, begins);
    const shift = { team: 'utrecht', volunteer: ana.account, day: '2026-12-01', from: '09:00' };
    const span = { from: '2026-01-01', until: '2027-12-31' };
    const wish = { ...shift, days: ['2026-12-03'], until: '10:00', holidays };
    expect(await roster.shifts(zoe.account, 'utrecht', span)).toEqual([]);
    expect(await roster.offered(zoe.account, '2026-11-24')).toEqual([]);
    expect(await site.accounts.colleagues(zoe.account, 'utrecht')).toEqual([]);
    expect(await roster.take(zoe.account, shift)).toBe('gone');
    for (const by of [zoe.account, bob.account]) {
      expect(await roster.put(by, wish)).toBeUndefined();
      expect(await roster.remove(by, shift)).toBe(false);
      expect(await roster.offer(by, shift, false)).toBe(false);
      expect(await roster.split(by, shift, [{ from: '10:00', until: '11:00' }])).toBe('gone');
      expect(await roster.saveDay(by, { team: 'utrecht', day: '2026-12-02', isOpen: false, why: 'x' })).toBe(false);
    }
    expect(await rows()).toEqual([row(ana, '2026-12-01', '09:00', '12:30', { offered: true })]);
  });
});

describe('two weeks', () => {
  it('warn when nobody is on, and only then', async () => {
    expect((await lead.visitor.get(team)).html).toContain(said.nobody);
    expect((await ana.visitor.get(own)).html).toContain(said.nobody);
    await send(lead, `${team}/zetten`, { wie: ana.account, ...morning, dag: '2026-12-25' });
    await send(lead, `${team}/zetten`, { wie: ana.account, ...morning, dag: '2026-12-14' });
    expect((await lead.visitor.get(team)).html).toContain(said.nobody);
    await send(lead, `${team}/zetten`, { wie: ana.account, ...morning, dag: '2026-12-07' });
    expect((await lead.visitor.get(team)).html).not.toContain(said.nobody);
  });

  it('begin on a Monday, one after the other, over the days on which the clock changes', async () => {
    for (const day of ['2027-03-22', '2027-03-28', '2027-10-25', '2027-10-31', '2026-12-28', '2028-02-28'] as Day[]) {
      const days = fortnightOf(day);
      expect(new Set(days).size).toBe(14);
      expect(dayName(days[0] as Day)).toMatch(/^maandag/);
      expect(days).toContain(day);
      const page = await ana.visitor.get(`${own}?vanaf=${day}`);
      for (const one of days) expect(page.html).toContain(`>${dayName(one)}`);
      expect(page.html).toContain(`?vanaf=${daysLater(days[0] as Day, 14)}`);
    }
    expect(dayName('2027-03-28' as Day)).toBe('zondag 28 maart');
  });

  it.each([
    ['spring', '2027-03-21', ['2027-03-21T08:00:00Z', '2027-03-28T07:00:00Z']],
    ['autumn', '2027-10-24', ['2027-10-24T07:00:00Z', '2027-10-31T08:00:00Z']],
  ])('nine o’clock is nine o’clock on the wall, also after the clock changed in %s', async (_, dag, moments) => {
    await clockAt(`${dag}T00:00:00Z`);
    expect(told(await send(ana, `${own}/komen`, { ...morning, dag, weken: '2' }))).toBe('gezet');
    const { spans } = await hours({ rung: 'team', team: 'utrecht' }, holidays);
    expect(spans.map(({ from }) => from)).toEqual(moments.map((moment) => new Date(moment)));
    for (const { from, until } of spans) expect(until.getTime() - from.getTime()).toBe(3.5 * 3_600_000);
  });

  it.each(['', 'x', '0001-01-01', '2026-13-01', '9999-12-31'])('start with now for the day "%s"', async (day) => {
    const { status, html } = await ana.visitor.get(`${own}?vanaf=${day}&na=%3Cb%3E&niet=a,b`);
    expect([status, html.includes('23 november 2026 tot en met 6 december 2026')]).toEqual([200, true]);
    expect(html).not.toContain('class="told is-done"');
  });
});
