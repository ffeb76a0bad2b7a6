// A week at the desk on a clock of its own: 200 cases, 30 volunteers who claim, sleep and vanish, three processes, 20 cuts.
import { expect, test } from 'vitest';
import { reopening } from '../../src/desk/case-state.ts';
import type { Actor, CaseId } from '../../src/desk/desk.ts';
import { holidaysOf } from '../../src/desk/moves.ts';
import { findWindow } from '../../src/desk/promise.ts';
import { StoreAway } from '../../src/store/faults.ts';
import type { ConversationId, Effect } from '../../src/store/store.ts';
import { handOver, minds, onShift, openDesk, volunteer } from './half-day-team.ts';

const teams = [
  { id: 'utrecht', region: 'midden', people: 14 },
  { id: 'zeist', region: 'midden', people: 10 },
  { id: 'assen', region: 'noord', people: 6 },
] as const;
const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
const nextWeek = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'];
const cases = 200;
const cuts = 20;

/** Mulberry32: the same week every time. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

type Helper = {
  readonly as: Actor;
  readonly team: string;
  /** What she thinks she holds; she may be wrong. */
  held?: { readonly id: CaseId; readonly fence: number; answers: number };
  /** Ticks in which her laptop sleeps. */
  asleep: number;
};
type Person = { readonly talk: ConversationId; readonly id: CaseId; readonly sent: string[] };

test('every case is in one state, nobody answers under another’s fence, nobody is forgotten, times are kept or told', async () => {
  const next = random(7);
  const chance = (part: number) => next() < part;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const office = await openDesk();
  const houses = [office, await office.another(), await office.another()];
  const helpers: Helper[] = [];
  for (const { id, region, people } of teams) {
    await office.store.desk.teams.save({ id, name: id, region, municipalities: [id] });
    for (let at = 0; at < people; at++) {
      const name = `${id}-${at}`;
      helpers.push({ as: volunteer(name, id), team: id, asleep: 0 });
      await onShift(
        office.store,
        id,
        [name],
        [...days.filter(() => chance(0.5)), ...nextWeek.filter(() => chance(0.5))],
      );
    }
  }
  const shifts = (
    await Promise.all(teams.map(({ id }) => office.store.desk.teams.shifts(id, '2026-11-01', '2026-12-31')))
  ).flat();
  const persons: Person[] = [];
  const accepted = new Set<string>();
  let [stale, lapsed, later, reopened] = [0, 0, 0, 0];
  /** A cut connection is nobody's fault: whoever was busy tries again or lets it be. */
  const unlessCut = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StoreAway) return undefined;
      throw error;
    }
  };
  const until = async (work: () => Promise<unknown>): Promise<void> => {
    const whole = () => work().then(() => true);
    while ((await unlessCut(whole)) !== true);
  };
  const turn = (person: Person, text: string, effects: readonly Effect[] = []) =>
    until(async () => {
      const { store } = pick(houses);
      const id = `${person.talk} ${person.sent.length}`;
      await store.messages.receive(person.talk, id, { text });
      await store.turns.take(person.talk, async ({ state }) => ({ state, replies: [], effects }));
    }).then(() => void person.sent.push(text));

  const arrive = async (): Promise<void> => {
    const team = pick(teams);
    const urgency = chance(0.08) ? 'red' : chance(0.3) ? 'amber' : 'normal';
    const home = { team: team.id, region: team.region };
    const window = await findWindow(office.store.desk.teams.hours, holidaysOf(minds().speech), home, { urgency });
    if (!window) throw new Error('There are shifts in the next week.');
    const { conversation, id } = await handOver(pick(houses).store, {
      team: team.id,
      urgency,
      rung: window.rung,
      promisedBefore: window.before,
    });
    persons.push({ talk: conversation, id, sent: ['I need a person'] });
  };

  const act = async (helper: Helper): Promise<void> => {
    const { desk } = pick(houses);
    const { as, held } = helper;
    if (helper.asleep > 0) {
      helper.asleep -= 1;
      return;
    }
    if (!held) {
      if (!chance(0.4)) return;
      const waiting = (await desk.queue(as)).filter(({ state }) => state.kind === 'waiting');
      // The first two are what everybody looks at: they claim at once.
      const wanted = waiting[chance(0.7) ? 0 : 1];
      const claimed = wanted && (await desk.claim(as, wanted.id));
      if (wanted && typeof claimed === 'object') helper.held = { id: wanted.id, fence: claimed.fence, answers: 0 };
      return;
    }
    const { id, fence } = held;
    if (chance(0.1)) helper.asleep = 1 + Math.floor(next() * 6);
    if (chance(0.5)) {
      const text = `${as.volunteer} under ${fence}`;
      const answer = await desk.answer(as, id, fence, { kind: 'text', text, language: 'nl' as never });
      if (typeof answer === 'object' && 'message' in answer) {
        accepted.add(answer.message);
        held.answers += 1;
        if (chance(0.1) && (await desk.undo(as, id, fence, answer.message))) accepted.delete(answer.message);
        return;
      }
      stale += 1;
      delete helper.held;
      return;
    }
    if (held.answers > 0 && chance(0.5)) {
      await desk.view(as, id);
      if (await desk.close(as, id, fence, 'agreed')) delete helper.held;
      return;
    }
    if (!(await desk.alive(as, id, fence))) {
      lapsed += 1;
      delete helper.held;
    }
  };

  const write = async (person: Person): Promise<void> => {
    const [row] = await office.ask('select state from cases where id = $1', [person.id]);
    if (row?.state === 'closed') {
      if (!chance(0.15)) return;
      const promisedBefore = new Date((await office.now()).getTime() + 24 * 3_600_000);
      reopened += 1;
      return turn(person, 'one more thing', [{ kind: 'reopen-hand-off', promisedBefore }]);
    }
    if (chance(0.03)) return turn(person, 'stop', [{ kind: 'cancel-hand-off', reopensFor: reopening / 1000 }]);
    return turn(person, `message ${person.sent.length}`);
  };

  const cut = () =>
    office.ask(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'wegwijs' and pid % 2 = $1`,
      [Math.floor(next() * 2)],
    );

  const looksRight = async (): Promise<void> => {
    const [faults] = await office.ask(
      `select count(*)::int as all,
         count(*) filter (where state = 'taken' and leased_until <= desk_now())::int as lapsed,
         count(*) filter (where state <> 'closed' and promised_before <= desk_now())::int as broken,
         count(*) filter (where state = 'waiting' and promised_before is null)::int as forgotten
       from cases`,
    );
    expect(faults).toEqual({ all: persons.length, lapsed: 0, broken: 0, forgotten: 0 });
  };

  const ticks = days.flatMap((day) => [
    ...Array.from({ length: 62 }, (_, at) => new Date(Date.parse(`${day}T07:52:00Z`) + at * 8 * 60_000)),
    new Date(`${day}T20:00:00Z`),
  ]);
  const cutAt = new Set(Array.from({ length: cuts }, (_, at) => 9 + at * Math.floor(ticks.length / cuts)));
  for (const [at, moment] of ticks.entries()) {
    await office.set(moment);
    const arrivals = Math.ceil(((at + 1) * cases) / ticks.length) - persons.length;
    for (let one = 0; one < arrivals; one++) await arrive();
    const day = moment.toISOString().slice(0, 10);
    const clock = new Date(moment.getTime() + 3_600_000).toISOString().slice(11, 16);
    const here = helpers.filter(({ as }) =>
      shifts.some(
        (shift) => shift.volunteer === as.volunteer && shift.day === day && shift.from <= clock && clock < shift.until,
      ),
    );
    await Promise.all([
      ...here.map((helper) => unlessCut(() => act(helper))),
      ...persons.filter(() => chance(0.01)).map(write),
      ...(cutAt.has(at) ? [cut()] : []),
    ]);
    const rounds = await Promise.all(houses.map(({ round }) => unlessCut(round)));
    if (rounds.includes(undefined)) await until(office.round);
    await looksRight();
  }
  await office.set('2026-11-29T18:00:00Z');
  await until(office.round);
  await looksRight();

  const said = new Map<string, string>();
  for (const { talk, sent } of persons) {
    const history = await office.store.messages.history(talk);
    const own = history
      .filter(({ direction }) => direction === 'in')
      .map(({ body }) => (body as { text: string }).text);
    expect(own).toEqual(sent);
    for (const { id, direction, body } of history) {
      if (direction === 'out') said.set(id, (body as { text: string }).text);
      if (/:time:/.test(id)) later += 1;
    }
  }
  // Each fence had one holder, and only she wrote under it.
  const claims = await office.ask(`select subject, detail, actor from audit where deed = 'claimed'`);
  const holders = new Map(claims.map(({ subject, detail, actor }) => [`${subject}:${detail}`, actor]));
  expect(holders.size).toBe(claims.length);
  for (const [id, text] of said) {
    const [, holder, fence] = /^(.+) under (\d+)$/.exec(text.replaceAll('\\', '')) ?? [];
    if (!holder) continue;
    expect(id.split(':').slice(0, 3)).toEqual(['desk', id.split(':')[1], fence]);
    expect(holders.get(`${id.split(':')[1]}:${fence}`)).toBe(holder);
  }
  for (const message of accepted) expect(said.has(message), message).toBe(true);
  expect(await office.store.desk.audit.broken()).toBeUndefined();
  const states = await office.ask('select state, count(*)::int as count from cases group by state order by 1');
  expect(states.reduce((sum, { count }) => sum + Number(count), 0)).toBe(cases);
  expect(Number(states.find(({ state }) => state === 'closed')?.count)).toBeGreaterThan(cases / 2);
  // The week was as rough as it was meant to be.
  for (const rough of [stale, lapsed, later, reopened]) expect(rough).toBeGreaterThan(3);
}, 240_000);
