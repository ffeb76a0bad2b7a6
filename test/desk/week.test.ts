// A week at the desk on a clock of its own: 200 cases, 30 volunteers who claim, sleep and vanish, three processes, 20 times kill -9.
import { expect, test } from 'vitest';
import type { Actor, CaseId } from '../../src/desk/desk.ts';
import type { ConversationId } from '../../src/store/store.ts';
import { onShift, openDesk, volunteer } from './half-day-team.ts';
import type { Name, Orders } from './week/house-process.ts';
import { lost, openHouses } from './week/houses.ts';
import { judge } from './week/judge.ts';
import { keepLog, readLog } from './week/log.ts';

const seed = Number(process.env.WEEK_SEED ?? 7);
const teams = [
  { id: 'utrecht', region: 'midden', people: 14 },
  { id: 'zeist', region: 'midden', people: 10 },
  { id: 'assen', region: 'noord', people: 6 },
] as const;
const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
const later = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08'];
const cases = 200;
const kills = 20;
const minute = 60_000;

/** Mulberry32: the same dice for the same seed. */
const random = (from: number) => () => {
  from = (from + 0x6d2b79f5) | 0;
  let mixed = Math.imul(from ^ (from >>> 15), 1 | from);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

type Holding = { readonly id: CaseId; readonly fence: number };
type Helper = {
  readonly as: Actor;
  readonly team: string;
  /** What she thinks she holds; she may be wrong. */
  held?: Holding & { answers: number };
  /** Pages of cases she had before, still open in her browser. */
  readonly tabs: Holding[];
  /** Ticks in which her laptop sleeps. */
  asleep: number;
};
type Person = {
  readonly talk: ConversationId;
  readonly id: CaseId;
  readonly home: { readonly team: string; readonly region: string };
  readonly sent: string[];
};

const office = await openDesk();
const houses = await openHouses(office.database, '2026-11-24');

test(`a week with kills, seed ${seed}: one state at every moment, one fence, nobody forgotten, times kept or told`, async () => {
  const next = random(seed);
  const chance = (part: number) => next() < part;
  const below = (count: number) => Math.floor(next() * count);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  await office.set(`${days[0]}T07:00:00Z`);
  await Promise.all([houses.more(), houses.more(), houses.more()]);
  const helpers: Helper[] = [];
  for (const { id, region, people } of teams) {
    await office.store.desk.teams.save({ id, name: id, region, municipalities: [id] });
    for (let at = 0; at < people; at++) {
      const name = `${id}-${at}`;
      helpers.push({ as: volunteer(name, id), team: id, tabs: [], asleep: 0 });
      await onShift(
        office.store,
        id,
        [name],
        [...days, ...later].filter(() => chance(0.5)),
      );
    }
  }
  const shifts = (
    await Promise.all(teams.map(({ id }) => office.store.desk.teams.shifts(id, '2026-11-01', '2026-12-31')))
  ).flat();
  await keepLog(office);
  const persons: Person[] = [];
  const accepted = new Set<string>();
  const rough = { stale: 0, lapsed: 0, reopened: 0, oldTabs: 0, inTheMiddle: 0 };

  const ask = <N extends Name>(name: N, given: Orders[N]['given']) => pick(houses.open).ask(name, given);
  /** As the network does: what was not confirmed is brought again, to another process. */
  const surely = async <N extends Name>(name: N, given: Orders[N]['given']): Promise<Orders[N]['answer']> => {
    for (;;) {
      const answer = await ask(name, given);
      if (answer !== lost) return answer;
    }
  };

  const arrive = async (): Promise<void> => {
    const { id: team, region } = pick(teams);
    const urgency = chance(0.08) ? 'red' : chance(0.3) ? 'amber' : 'normal';
    const home = { team, region };
    const opened = await surely('open', { person: `person ${persons.length}`, home, urgency });
    persons.push({ ...opened, home, sent: ['I need a person'] });
  };

  const forget = (helper: Helper): void => {
    if (helper.held) helper.tabs.push(helper.held);
    delete helper.held;
  };
  const say = async (helper: Helper, { id, fence }: Holding, isUndone: boolean): Promise<string | undefined> => {
    const { as } = helper;
    const said = await ask('answer', { as, id, fence, text: `${as.volunteer} under ${fence}` });
    if (said === lost || said === undefined) return said === lost ? 'perhaps' : undefined;
    accepted.add(said);
    if (!isUndone) return said;
    const undone = await ask('undo', { as, id, fence, message: said });
    if (undone !== false) accepted.delete(said);
    return said;
  };

  const act = async (helper: Helper, isCalm = false): Promise<void> => {
    const [first, talks, undoes, closes, tab, moves] = [0.7, 0.5, 0.1, 0.5, 0.08, 0.03].map(chance);
    const claims = chance(isCalm ? 0.9 : 0.4);
    const sleeps = isCalm ? 0 : chance(0.02) ? 99 : chance(0.1) ? 1 + below(6) : 0;
    const { as, held } = helper;
    if (helper.asleep > 0 && !isCalm) {
      helper.asleep -= 1;
      return;
    }
    const old = helper.tabs[0];
    if (tab && old) {
      helper.tabs.shift();
      rough.oldTabs += 1;
      await say(helper, old, false);
      return;
    }
    if (!held) {
      if (!claims) return;
      // The first two are what everybody looks at: they claim at once.
      const claimed = await ask('claim', { as, place: first ? 0 : 1 });
      if (claimed !== lost && claimed) helper.held = { ...claimed, answers: 0 };
      return;
    }
    const { id, fence } = held;
    helper.asleep = sleeps;
    if (talks) {
      if ((await say(helper, held, undoes === true)) !== undefined) held.answers += 1;
      else {
        rough.stale += 1;
        forget(helper);
      }
      return;
    }
    if (moves) {
      const { id: to } = pick(teams);
      if (await ask('transfer', { as, id, fence, to })) forget(helper);
      return;
    }
    if (held.answers > 0 && closes) {
      if ((await ask('close', { as, id, fence })) === true) forget(helper);
      return;
    }
    if ((await ask('alive', { as, id, fence })) === false) {
      rough.lapsed += 1;
      forget(helper);
    }
  };

  const write = async (person: Person, state: unknown): Promise<void> => {
    const { talk, home, sent } = person;
    const [reopens, cancels] = [chance(0.15), chance(0.03)];
    if (state === 'closed' && !reopens) return;
    const text = `message ${sent.length}`;
    const written = { talk, message: `${talk} ${sent.length}`, text };
    sent.push(text);
    if (state === 'closed') {
      rough.reopened += 1;
      await surely('reopen', { ...written, home });
    } else await surely(cancels ? 'cancel' : 'write', written);
  };

  const rounds = async (die?: () => Promise<void>): Promise<void> => {
    const running = houses.open.map((house) => house.ask('round', {}));
    await die?.();
    if ((await Promise.all(running)).includes(lost)) await surely('round', {});
  };
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

  let replaced: Promise<void> = Promise.resolve();
  const here = (moment: Date): readonly Helper[] => {
    const day = moment.toISOString().slice(0, 10);
    const clock = new Date(moment.getTime() + 60 * minute).toISOString().slice(11, 16);
    const now = shifts.filter((shift) => shift.day === day && shift.from <= clock && clock < shift.until);
    return helpers.filter(({ as }) => now.some((shift) => shift.volunteer === as.volunteer));
  };
  const tick = async (moment: Date, isKilled: boolean): Promise<void> => {
    await office.set(moment);
    if (isKilled) await replaced;
    const states = new Map((await office.ask('select id, state from cases')).map(({ id, state }) => [id, state]));
    const deeds: Promise<void>[] = [
      ...here(moment).map((helper) => act(helper)),
      ...persons.filter(() => chance(0.01)).map((person) => write(person, states.get(person.id))),
    ];
    let victim = isKilled ? pick(houses.open) : undefined;
    const kill = async (answers: number): Promise<void> => {
      const one = victim;
      victim = undefined;
      rough.inTheMiddle += one && one.inHand() > answers ? 1 : 0;
      await one?.die(answers);
      replaced = houses.more();
    };
    if (victim && victim.inHand() > 0 && chance(0.8)) deeds.push(kill(below(victim.inHand())));
    await Promise.all(deeds);
    const pause = below(4);
    await rounds(
      victim &&
        (async () => {
          await new Promise((resolve) => setTimeout(resolve, pause));
          await kill(0);
        }),
    );
    await looksRight();
  };
  /** Nobody is there, but promises end and leases lapse. */
  const night = async (from: string, to: string): Promise<void> => {
    for (let at = Date.parse(from); at < Date.parse(to); at += 25 * minute) {
      await office.set(new Date(at));
      await surely('round', {});
      await looksRight();
    }
  };

  const perDay = 62;
  const killAt = new Set(Array.from({ length: kills }, (_, at) => 9 + at * 15));
  for (const [at, day] of days.entries()) {
    for (let step = 0; step < perDay; step++) {
      const place = at * perDay + step;
      const due = Math.ceil(((place + 1) * cases) / (days.length * perDay));
      while (persons.length < due) await arrive();
      await tick(new Date(Date.parse(`${day}T07:52:00Z`) + step * 8 * minute), killAt.has(place));
    }
    for (const helper of helpers) helper.asleep = helper.asleep > 50 ? 0 : helper.asleep;
    await night(`${day}T16:10:00Z`, `${[...days, ...later][at + 1]}T07:52:00Z`);
  }
  await replaced;
  // A calm day: everybody who asked is helped to the end.
  const count = async () =>
    Number((await office.ask("select count(*)::int from cases where state <> 'closed'"))[0]?.count);
  let end = new Date(`${later[0]}T07:52:00Z`);
  for (let step = 0; step < 100 && (await count()) > 0; step++) {
    end = new Date(end.getTime() + 4 * minute);
    await office.set(end);
    await Promise.all(helpers.map((helper) => act(helper, true)));
    await rounds();
    await looksRight();
  }
  expect(await count()).toBe(0);
  await office.pass(1);
  await rounds();

  const log = await readLog(office);
  expect(judge(log, end)).toEqual([]);
  const said = new Map<string, string>();
  for (const { talk, sent } of persons) {
    const history = await office.store.messages.history(talk);
    const own = history.filter(({ direction }) => direction === 'in');
    expect(own.map(({ body }) => (body as { text: string }).text)).toEqual(sent);
    for (const { id, direction, body } of history)
      if (direction === 'out') said.set(id, (body as { text: string }).text.replaceAll('\\', ''));
  }
  // What left under a fence was written by who held it then.
  const claims = await office.ask(`select subject, detail, actor from audit where deed = 'claimed'`);
  const holders = new Map(claims.map(({ subject, detail, actor }) => [`${subject}:${detail}`, actor]));
  for (const [id, text] of said) {
    const [, holder, under] = /^(.+) under (\d+)$/.exec(text) ?? [];
    const [, one, fence] = id.split(':');
    if (holder) expect([holder, under], id).toEqual([holders.get(`${one}:${fence}`), fence]);
  }
  for (const message of accepted) expect(said.has(message), message).toBe(true);
  expect(await office.store.desk.audit.broken()).toBeUndefined();
  // The week was as rough as it was meant to be.
  expect(rough.inTheMiddle).toBeGreaterThan(kills / 2);
  const told = [...said.keys()].filter((id) => /:time:/.test(id)).length;
  for (const [what, times] of Object.entries({ ...rough, told })) expect(times, what).toBeGreaterThan(3);
}, 600_000);
