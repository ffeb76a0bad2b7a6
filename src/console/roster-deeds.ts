// What is done to a roster, each as a form: by a coordinator for her team, by a volunteer for herself.
import type { Day } from '../content/schema/ids.ts';
import type { TeamId } from '../desk/desk.ts';
import type { Placed, ShiftKey } from '../store/roster/roster.ts';
import { hourIn } from './half-days.ts';
import type { ConsoleParts } from './parts.ts';
import { type Form, isWrong, partsIn, planDay, type Wrong, wishIn } from './roster-form.ts';
import { typed } from './shown.ts';
import { rosterWords } from './words/shifts.ts';

export type RosterAfter = keyof typeof rosterWords.after;
/** `on`: the day to look at next. */
export type RosterDone =
  | { readonly after: RosterAfter; readonly on?: Day; readonly skipped?: readonly string[] }
  | Wrong;
export type RosterGiven = {
  readonly parts: ConsoleParts;
  readonly by: string;
  readonly team: TeamId;
  readonly form: Form;
};
export type RosterDeed = (given: RosterGiven) => Promise<RosterDone>;

const { faults } = rosterWords;
const changed: RosterDone = { after: 'anders' };

const todayOf = ({ parts }: RosterGiven): Day => parts.settings.today();

/** The half-day a form names, today or later. */
const shiftIn = (given: RosterGiven, volunteer: string): { shift: ShiftKey } | Wrong => {
  const { team, form } = given;
  const on = planDay(form.dag, todayOf(given));
  if (isWrong(on)) return on;
  // As it stands in the roster: hours that were put there before, or by hand, may be others than a form takes.
  const from = typed(form.begin, 10);
  return hourIn(from) || /^\d\d:\d\d$/.test(from)
    ? { shift: { team, volunteer, day: on.day, from } }
    : { wrong: faults.time };
};

const put = async (given: RosterGiven, volunteer: string): Promise<RosterDone> => {
  const { parts, by, team, form } = given;
  const wish = wishIn(form, todayOf(given));
  if (isWrong(wish)) return wish;
  const holidays = Object.keys(parts.content.holidays);
  const placed = await parts.roster.put(by, { team, volunteer, days: wish.days, ...wish.times, holidays });
  if (!placed) return { wrong: faults.volunteer };
  const told = toldOf(placed, volunteer === by ? faults.youOverlap : faults.overlaps);
  const [on] = wish.days;
  return isWrong(told) || !on ? told : { ...told, on };
};

const toldOf = (placed: readonly Placed[], overlaps: string): RosterDone => {
  const skipped = placed.filter(({ how }) => how === 'closed' || how === 'overlaps');
  if (skipped.length === placed.length)
    return { wrong: skipped.some(({ how }) => how === 'overlaps') ? overlaps : faults.closed };
  if (skipped.length > 0) return { after: 'deels', skipped: skipped.map(({ day }) => day) };
  return { after: placed.some(({ how }) => how === 'put') ? 'gezet' : 'stond' };
};

const remove = async (given: RosterGiven, volunteer: string): Promise<RosterDone> => {
  const named = shiftIn(given, volunteer);
  if (isWrong(named)) return named;
  return (await given.parts.roster.remove(given.by, named.shift)) ? { after: 'weg' } : changed;
};

const split: RosterDeed = async (given) => {
  const named = shiftIn(given, typed(given.form.wie, 60));
  if (isWrong(named)) return named;
  const read = partsIn(given.form);
  if (isWrong(read)) return read;
  const done = await given.parts.roster.split(given.by, named.shift, read.parts);
  if (done === 'overlaps') return { wrong: faults.overlaps };
  return done === 'done' ? { after: 'uren' } : changed;
};

const saveDay: RosterDeed = async (given) => {
  const { parts, by, team, form } = given;
  const on = planDay(form.dag, todayOf(given));
  if (isWrong(on)) return on;
  const isOpen = form.doe === 'open';
  const why = typed(form.waarom, 120).replaceAll('\n', ' ');
  if (!isOpen && why === '') return { wrong: faults.why };
  const isSaved = await parts.roster.saveDay(by, { team, day: on.day, isOpen, why: isOpen ? '' : why });
  if (!isSaved) return changed;
  return { after: isOpen ? 'open' : 'dicht', on: on.day };
};

const swap: RosterDeed = async (given) => {
  const named = shiftIn(given, given.by);
  if (isWrong(named)) return named;
  const isOffered = given.form.doe !== 'zelf';
  if (!(await given.parts.roster.offer(given.by, named.shift, isOffered))) return changed;
  return { after: isOffered ? 'ruil' : 'zelf' };
};

const take: RosterDeed = async (given) => {
  const named = shiftIn(given, typed(given.form.wie, 60));
  if (isWrong(named)) return named;
  const done = await given.parts.roster.take(given.by, named.shift);
  if (done === 'overlaps') return { wrong: faults.youOverlap };
  return done === 'done' ? { after: 'over' } : changed;
};

/** At `/team/:team/rooster/…`, by its coordinator. */
export const teamDeeds: Readonly<Record<string, RosterDeed>> = {
  zetten: (given) => put(given, typed(given.form.wie, 60)),
  weghalen: (given) => remove(given, typed(given.form.wie, 60)),
  tijden: split,
  dag: saveDay,
};

/** At `/rooster/:team/…`, by whoever works there, about herself. */
export const ownDeeds: Readonly<Record<string, RosterDeed>> = {
  komen: (given) => put(given, given.by),
  'niet-komen': (given) => remove(given, given.by),
  ruilen: swap,
  overnemen: take,
};
