// Who is told that somebody waits: by language, by shift, by hour, never twice of one case and not again and again.
import { beforeEach, describe, expect, it } from 'vitest';
import { handOver, volunteer } from '../desk/half-day-team.ts';
import { browserAt, evening, type NoticeDesk, never, openDesk } from './people.ts';

let desk: NoticeDesk;
beforeEach(async () => {
  desk ??= await openDesk();
  await desk.ask('delete from cases');
  await desk.ask(
    "delete from accounts where id in (select account from account_passkeys where id <> 'key of The first')",
  );
  await desk.ask('delete from shifts');
  await desk.set('2026-11-24T08:30:00Z');
});

const waits = (given: Partial<Parameters<typeof handOver>[1]> = {}) =>
  handOver(desk.store, { team: 'utrecht', language: 'ti', promisedBefore: new Date('2026-11-24T16:00:00Z'), ...given });

describe('a case that waits', () => {
  it('is told to who is on shift and speaks the language, then to who is on shift, then to the coordinator', async () => {
    await desk.person('Speaks', { speaks: ['ti', 'ar'], on: '09:00-12:30' });
    await desk.person('Works', { on: '09:00-12:30' });
    await desk.person('Leads', { role: 'coordinator' });
    await desk.person('Speaks at home', { speaks: ['ti'] });
    await desk.person('Speaks in Zwolle', { team: 'zwolle', speaks: ['ti'], on: '09:00-12:30' });
    await waits();
    expect(await desk.plan()).toEqual(['Speaks']);
    await desk.pass(4);
    expect(await desk.plan()).toEqual([]);
    await desk.pass(1);
    expect(await desk.plan()).toEqual(['Works']);
    await desk.pass(9);
    expect(await desk.plan()).toEqual([]);
    await desk.pass(1);
    expect(await desk.plan()).toEqual(['Leads']);
    await desk.pass(60);
    expect(await desk.plan()).toEqual([]);
  });

  it('is told to anybody on shift at once when nobody there speaks the language, or when it is Dutch', async () => {
    await desk.person('Works', { on: '09:00-12:30' });
    await waits();
    expect(await desk.plan()).toEqual(['Works']);
    await desk.person('Works too', { on: '09:00-12:30' });
    await waits({ language: 'nl' });
    expect(await desk.plan()).toEqual(['Works too']);
  });

  it('that waited since yesterday gives who begins now their five minutes first', async () => {
    await desk.person('Leads', { role: 'coordinator' });
    await desk.set('2026-11-23T17:00:00Z');
    await waits();
    await desk.set('2026-11-24T08:00:00Z');
    await desk.person('Speaks', { speaks: ['ti'], on: '09:00-12:30' });
    await desk.person('Works', { on: '09:00-12:30' });
    expect(await desk.plan()).toEqual(['Speaks']);
    await desk.pass(5);
    expect(await desk.plan()).toEqual(['Works']);
    await desk.pass(10);
    expect(await desk.plan()).toEqual(['Leads']);
  });

  it('on a higher rung is told in the whole region or country', async () => {
    await desk.person('Zeist', { team: 'zeist', on: '09:00-12:30' });
    await desk.person('Zwolle', { team: 'zwolle', on: '09:00-12:30' });
    const { id } = await waits();
    expect(await desk.plan()).toEqual([]);
    await desk.ask("update cases set rung = 'region' where id = $1", [id]);
    expect(await desk.plan()).toEqual(['Zeist']);
    await desk.ask("update cases set rung = 'country' where id = $1", [id]);
    expect(await desk.plan()).toEqual(['Zwolle']);
  });

  it('calls five at a time, the next five after five minutes', async () => {
    for (let count = 1; count <= 12; count++) await desk.person(`Works ${count}`, { on: '09:00-12:30' });
    await waits();
    const told = [await desk.plan(), await desk.plan()].map(({ length }) => length);
    await desk.pass(5);
    expect([...told, (await desk.plan()).length]).toEqual([5, 0, 5]);
  });

  it('is told to nobody when the team is closed that day', async () => {
    await desk.person('Works', { on: '09:00-12:30' });
    await desk.store.desk.teams.saveDay({ team: 'utrecht', day: '2026-11-24', isOpen: false, why: 'uitje' });
    await waits();
    expect(await desk.plan()).toEqual([]);
    await desk.ask('delete from team_days');
    expect(await desk.plan()).toEqual(['Works']);
  });

  it('is told to nobody any more once it is taken', async () => {
    const works = await desk.person('Works', { on: '09:00-12:30' });
    const { id } = await waits();
    expect(await desk.plan()).toEqual(['Works']);
    await desk.desk.claim(volunteer(works, 'utrecht'), id);
    expect(await desk.accounts.notices.take(10, never)).toEqual([]);
  });

  it('is not told to who left the team, or only edits for it', async () => {
    const left = await desk.person('Left', { on: '09:00-12:30' });
    await desk.person('Edits', { role: 'editor', on: '09:00-12:30' });
    await desk.ask('delete from account_roles where account = $1', [left]);
    await waits();
    expect(await desk.plan()).toEqual([]);
  });
});

describe('a volunteer', () => {
  it('hears of one case at most every fifteen minutes, and of each once', async () => {
    await desk.person('Works', { on: '09:00-12:30' });
    await waits();
    await waits();
    expect(await desk.plan()).toEqual(['Works']);
    await desk.pass(14);
    expect(await desk.plan()).toEqual([]);
    await desk.pass(1);
    expect(await desk.plan()).toEqual(['Works']);
    await desk.pass(60);
    expect(await desk.plan()).toEqual([]);
  });

  it('hears nothing while she works at the desk, or has as many cases as she may have', async () => {
    const works = await desk.person('Works', { on: '09:00-12:30' });
    await desk.accounts.sessions.open(works, 'Test');
    await waits();
    expect(await desk.plan()).toEqual([]);
    await desk.ask("update account_sessions set seen_at = now() - interval '6 minutes'");
    await desk.ask('update teams set most_open = 1');
    const { id } = await waits();
    await desk.desk.claim(volunteer(works, 'utrecht'), id);
    expect(await desk.plan()).toEqual([]);
    await desk.ask('update teams set most_open = 3');
    expect(await desk.plan()).toEqual(['Works']);
  });

  it('without mail and without a device is passed over', async () => {
    const works = await desk.person('Works', { on: '09:00-12:30' });
    await waits();
    expect(await desk.plan(never, false)).toEqual([]);
    await desk.accounts.notices.wishMail(works, false);
    expect(await desk.plan(never, true)).toEqual([]);
    await desk.accounts.notices.addDevice(works, 'Test', browserAt('https://push.example.org/1'));
    expect(await desk.plan(never, true)).toEqual(['Works']);
  });

  it('is told of one case when two processes plan at the same moment: the second waits for its next round', async () => {
    await desk.person('Works', { on: '09:00-12:30' });
    await waits();
    await waits();
    await desk.ask("select pg_advisory_lock(hashtext('wegwijs notices'))");
    expect(await desk.plan()).toEqual([]);
    await desk.ask("select pg_advisory_unlock(hashtext('wegwijs notices'))");
    const planning = { holidays: [], quiet: never, canMail: true };
    await Promise.all([1, 2, 3, 4].map(() => desk.accounts.notices.plan(planning)));
    expect(await desk.ask('select id from notices')).toHaveLength(1);
  });
});

describe('in quiet hours', () => {
  it('only danger is told, and only to who is on shift', async () => {
    await desk.person('Late', { on: '17:00-22:00' });
    await desk.person('Leads', { role: 'coordinator' });
    await desk.set('2026-11-24T18:59:00Z');
    await waits();
    expect(await desk.plan(evening)).toEqual(['Late']);
    await desk.set('2026-11-24T19:00:00Z');
    await desk.ask('delete from notices');
    expect(await desk.plan(evening)).toEqual([]);
    await waits({ urgency: 'red' });
    expect(await desk.plan(evening)).toEqual(['Late']);
    // The other one is told in the morning, though nobody is on shift: its promised time has passed.
    await desk.ask('delete from notices');
    await desk.ask("delete from cases where urgency = 'red'");
    await desk.set('2026-11-25T06:59:00Z');
    expect(await desk.plan(evening)).toEqual([]);
    await desk.set('2026-11-25T07:00:00Z');
    expect(await desk.plan(evening)).toEqual(['Leads']);
  });

  it('what was planned before and not sent yet waits for the morning', async () => {
    await desk.person('Works', { on: '19:00-22:00' });
    await desk.set('2026-11-24T18:59:59Z');
    await waits();
    expect(await desk.plan(evening)).toEqual(['Works']);
    await desk.set('2026-11-24T19:00:00Z');
    expect(await desk.accounts.notices.take(10, evening)).toEqual([]);
    await desk.set('2026-11-25T07:00:00Z');
    expect(await desk.accounts.notices.take(10, evening)).toHaveLength(1);
  });
});

describe('danger', () => {
  it('is told to everybody on shift and to the coordinator at once, past the pause of an ordinary notice', async () => {
    await desk.person('Speaks', { speaks: ['ti'], on: '09:00-12:30' });
    await desk.person('Works', { on: '09:00-12:30' });
    await desk.person('Leads', { role: 'coordinator' });
    await waits();
    expect(await desk.plan()).toEqual(['Speaks']);
    await waits({ urgency: 'red' });
    expect(await desk.plan()).toEqual(['Leads', 'Speaks', 'Works']);
    await waits({ urgency: 'red' });
    expect(await desk.plan()).toEqual([]);
    await desk.pass(5);
    expect(await desk.plan()).toEqual(['Leads', 'Speaks', 'Works']);
  });
});

describe('with nobody on shift', () => {
  it('the coordinator is told when the promised time comes near, not before', async () => {
    await desk.person('Leads', { role: 'coordinator' });
    await waits();
    await desk.set('2026-11-24T14:59:00Z');
    expect(await desk.plan()).toEqual([]);
    await desk.set('2026-11-24T15:00:00Z');
    expect(await desk.plan()).toEqual(['Leads']);
  });
});
