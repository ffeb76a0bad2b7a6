// Rules of the desk on real tables: who is offered a case first, how many one volunteer has, what is forgotten and when.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, CaseId } from '../../src/desk/desk.ts';
import { handOver, onShift, openDesk, type TestDesk, volunteer } from './half-day-team.ts';

let office: TestDesk;
const speaking = (name: string, team: string, ...languages: string[]): Actor => ({
  ...volunteer(name, team),
  languages: languages as never,
});
const selam = speaking('selam', 'utrecht', 'nl', 'ti');
const ben = speaking('ben', 'utrecht');
const cas = speaking('cas', 'zeist', 'ti');

beforeAll(async () => {
  office = await openDesk();
  const { teams } = office.store.desk;
  await teams.save({ id: 'utrecht', name: 'Utrecht', region: 'midden', municipalities: ['Utrecht'] });
  await teams.save({ id: 'zeist', name: 'Zeist', region: 'midden', municipalities: ['Zeist'] });
  await onShift(office.store, 'utrecht', ['selam', 'ben'], ['2026-11-24', '2026-11-25']);
});
beforeEach(async () => {
  await office.ask('delete from cases');
  await office.set('2026-11-24T08:30:00Z');
});

const waiting = async (given: Omit<Parameters<typeof handOver>[1], 'team'>, team = 'utrecht') =>
  (await handOver(office.store, { team, ...given })).id;

describe('offered first', () => {
  test('urgency, then her language in her own team, then who waits longest', async () => {
    const names = new Map<CaseId, string>();
    const add = async (name: string, given: Parameters<typeof waiting>[0], team?: string) => {
      await office.pass(1);
      names.set(await waiting(given, team), name);
    };
    await add('arabic', { language: 'ar' });
    await add('tigrinya elsewhere', { language: 'ti', rung: 'region' }, 'zeist');
    await add('tigrinya', { language: 'ti' });
    await add('dutch', { language: 'nl' });
    await add('tigrinya later', { language: 'ti' });
    await add('amber arabic', { language: 'ar', urgency: 'amber' });
    await add('red arabic', { language: 'ar', urgency: 'red' });
    const order = async (as: Actor) =>
      (await office.desk.queue(as)).map(({ id, offered }) => `${names.get(id)}${offered ? `: ${offered}` : ''}`);
    expect(await order(selam)).toEqual([
      'red arabic',
      'amber arabic: others',
      'tigrinya: you',
      'tigrinya later: you',
      'arabic: others',
      'tigrinya elsewhere: others',
      'dutch',
    ]);
    expect(await order(ben)).toEqual([
      'red arabic',
      'amber arabic: others',
      'arabic: others',
      'tigrinya elsewhere: others',
      'tigrinya: others',
      'dutch',
      'tigrinya later: others',
    ]);
  });

  test('for ten minutes; nobody is kept from taking it', async () => {
    const id = await waiting({ language: 'ti' });
    const seen = async (as: Actor) => (await office.desk.queue(as)).find((row) => row.id === id)?.offered;
    await office.pass(9);
    expect([await seen(selam), await seen(ben)]).toEqual(['you', 'others']);
    await office.pass(2);
    expect([await seen(selam), await seen(ben)]).toEqual(['you', undefined]);
    await office.set('2026-11-24T08:31:00Z');
    expect(await office.desk.claim(ben, id)).toEqual({ fence: 1 });
    expect(await seen(selam)).toBeUndefined();
  });

  test('hers comes within the first of a long queue', async () => {
    for (let at = 0; at < 5; at++) await waiting({ language: 'ar' });
    await office.pass(1);
    const id = await waiting({ language: 'ti' });
    const { rows } = await office.store.desk.cases.queue({ volunteer: 'x', teams: ['utrecht'], languages: ['ti'] }, 2);
    expect(rows.map((row) => row.id)[0]).toBe(id);
  });

  test('her language in another team is not offered to her', async () => {
    const id = await waiting({ language: 'ti', rung: 'region' });
    expect((await office.desk.queue(cas)).find((row) => row.id === id)?.offered).toBe('others');
  });
});

describe('how many at a time', () => {
  test('three, unless the team says otherwise; a case that is danger is never refused', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => waiting({})));
    for (const id of ids.slice(0, 3)) expect(await office.desk.claim(ben, id)).toEqual({ fence: 1 });
    const [first, , , fourth] = ids as [CaseId, CaseId, CaseId, CaseId];
    expect(await office.desk.claim(ben, fourth)).toBe('full');
    expect((await office.desk.view(ben, fourth))?.state.kind).toBe('waiting');
    // A second click on what is hers is no claim.
    expect(await office.desk.claim(ben, first)).toEqual({ fence: 1 });
    expect(await office.desk.claim(ben, await waiting({ urgency: 'red' }))).toEqual({ fence: 1 });
    // Three she let lie are no longer hers.
    await office.pass(11);
    expect(await office.desk.claim(ben, fourth)).toEqual({ fence: 1 });
    await office.store.desk.teams.saveMostOpen('utrecht', 1);
    expect(await office.desk.claim(ben, await waiting({}))).toBe('full');
    await office.store.desk.teams.saveMostOpen('utrecht', 3);
    expect(await office.store.desk.teams.mostOpen('utrecht')).toBe(3);
    expect(await office.store.desk.teams.mostOpen('nowhere')).toBeUndefined();
  });

  test('also when she claims in many tabs at the same moment, in several processes', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => waiting({})));
    const other = await office.another();
    const answers = await Promise.all(ids.map((id, at) => (at % 2 ? office : other).desk.claim(ben, id)));
    expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(3);
    expect(answers.filter((answer) => answer === 'full')).toHaveLength(7);
    const taken = await office.ask("select id from cases where taken_by = 'ben' and state = 'taken'");
    expect(taken).toHaveLength(3);
  });

  test('changing the name of a team keeps its number', async () => {
    await office.store.desk.teams.saveMostOpen('zeist', 5);
    await office.store.desk.teams.save({ id: 'zeist', name: 'Zeist e.o.', region: 'midden', municipalities: [] });
    expect(await office.store.desk.teams.mostOpen('zeist')).toBe(5);
  });
});

describe('what is kept', () => {
  const days = 89;
  const day = 24 * 60;
  const left = async (id: CaseId) => {
    const [row] = await office.ask(
      `select details is not null as details, (select count(*)::int from case_notes where case_id = $1) as notes,
         (select count(*)::int from held_answers where case_id = $1) as held from cases where id = $1`,
      [id],
    );
    return row;
  };

  test('closed cases forget details, notes and held answers after the agreed days, and nothing else does', async () => {
    const [old, open] = [
      await handOver(office.store, { team: 'utrecht' }),
      await handOver(office.store, { team: 'utrecht' }),
    ];
    for (const { id } of [old, open]) {
      await office.desk.claim(ben, id);
      await office.desk.note(ben, id, 'gevraagd: brief');
    }
    expect(await office.desk.close(ben, old.id, 1, 'klaar')).toBe(true);
    expect(await office.desk.view(ben, old.id)).toBeDefined();
    await office.ask(
      `insert into held_answers values ('left', $1, 1, '\\x00', desk_now(), desk_now() + interval '1 year')`,
      [old.id],
    );
    await office.pass(days * day - 1);
    expect(await office.store.desk.cases.forget(days)).toBe(0);
    expect(await left(old.id)).toEqual({ details: true, notes: 2, held: 1 });

    await office.pass(2);
    expect(await office.store.desk.cases.forget(days)).toBe(1);
    expect(await left(old.id)).toEqual({ details: false, notes: 0, held: 0 });
    expect(await left(open.id)).toEqual({ details: true, notes: 1, held: 0 });
    // For people it is gone; numbers still count it.
    expect(await office.desk.view(ben, old.id)).toBeUndefined();
    expect(await office.ask('select topic, language, state from cases where id = $1', [old.id])).toEqual([
      { topic: 'family.nareis', language: 'ar', state: 'closed' },
    ]);
    expect(await office.store.desk.cases.forget(days)).toBe(0);
  });

  test('two processes at once forget each case once', async () => {
    for (let at = 0; at < 6; at++) {
      const id = await waiting({});
      await office.desk.claim(volunteer(`v${at}`, 'utrecht'), id);
      await office.desk.close(volunteer(`v${at}`, 'utrecht'), id, 1, 'klaar');
    }
    await office.pass(days * day + 1);
    const other = await office.another();
    const [one, two] = await Promise.all([office, other].map(({ store }) => store.desk.cases.forget(days)));
    expect((one ?? 0) + (two ?? 0)).toBe(6);
  });
});

describe('who asked for the coordinator', () => {
  const lead = volunteer('lea', 'utrecht', 'coordinator');

  test('is seen by her, also when the case is closed, until she says that it is done', async () => {
    const { id } = await handOver(office.store, { team: 'utrecht' });
    await office.desk.claim(ben, id);
    await office.desk.flag(ben, id, 'heavy', 'slecht geslapen');
    await office.desk.close(ben, id, 1, 'klaar');
    expect(await office.desk.asked(lead)).toMatchObject([{ id, flag: 'heavy', by: 'ben' }]);
    expect(await office.desk.asked(ben)).toEqual([]);
    expect(await office.desk.asked(volunteer('zoe', 'zeist', 'coordinator'))).toEqual([]);
    expect(await office.desk.settle(ben, id, 'heavy')).toBe(false);
    expect(await office.desk.settle(lead, id, 'needs-coordinator')).toBe(false);
    expect(await office.desk.settle(lead, id, 'heavy')).toBe(true);
    expect(await office.desk.settle(lead, id, 'heavy')).toBe(false);
    expect(await office.desk.asked(lead)).toEqual([]);
    const view = await office.desk.view(lead, id);
    expect(view?.notes.map(({ kind, by }) => `${kind} ${by}`)).toEqual(['heavy ben', 'agreed ben', 'settled lea']);
  });
});
