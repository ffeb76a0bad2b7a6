// The honest window: before which moment a person writes, from the half-days that are staffed and how many wait already.
import type { Hours, HoursReader, Span, Where } from '../store/desk/desk.ts';
import { above, type Rung } from './case-state.ts';
import type { Urgency } from './desk.ts';

const minute = 60_000;
/** First answers a volunteer gives in a half-day, by the sober end of what teams told. */
const perHalfDay = 4;
/** What is left of a half-day must be enough to begin. */
const least: Readonly<Record<Urgency, number>> = { red: 15 * minute, amber: 60 * minute, normal: 60 * minute };
/** An ordinary question has a working day; the others the first half-day there is. */
const half: Readonly<Record<Urgency, number>> = { red: 0, amber: 0, normal: 1 };

export type Window = { readonly rung: Rung; readonly before: Date };
export type Home = { readonly team: string; readonly region: string };

/** The end of the half-day in which her turn comes; undefined when it does not come within two weeks. */
export const windowIn = (
  { now, spans, waiting }: Hours,
  urgency: Urgency,
  after: Date | null = null,
): Date | undefined => {
  const usable = halfDays(spans).filter(
    ({ from, until }) => left(from, until, now) >= least[urgency] && (after === null || until > after),
  );
  let ahead = aheadOf(waiting, urgency);
  let skip = half[urgency];
  let latest: Date | undefined;
  for (const { until, volunteers } of usable) {
    const room = volunteers * perHalfDay;
    if (ahead < room) {
      latest = until;
      if (skip === 0) return until;
    }
    skip = Math.max(0, skip - 1);
    ahead = Math.max(0, ahead - room);
  }
  return latest;
};

export type Wish = {
  readonly urgency: Urgency;
  /** Up the ladder from this rung; `team` when absent. */
  readonly from?: Rung;
  /** A time that was named already and will not be kept. */
  readonly after?: Date | null;
};

/** Up the ladder, to the first rung that can name a time. */
export const findWindow = async (
  read: HoursReader,
  holidays: readonly string[],
  home: Home,
  wish: Wish,
): Promise<Window | undefined> => {
  const { urgency, from: rung = 'team', after = null } = wish;
  const before = windowIn(await read(whereOf(rung, home), holidays), urgency, after);
  if (before) return { rung, before };
  const next = above(rung);
  return next && findWindow(read, holidays, home, { urgency, from: next, after });
};

export const whereOf = (rung: Rung, { team, region }: Home): Where =>
  rung === 'team' ? { rung, team } : rung === 'region' ? { rung, region } : { rung };

/** Undefined when somebody is there now; else when the first comes. Null: nobody in two weeks. */
export const opensAt = ({ now, spans }: Hours): Date | null | undefined => {
  if (spans.some(({ from, until }) => from <= now && now < until)) return undefined;
  return spans[0]?.from ?? null;
};

/** By band, never a number: numbers change while people look at them. */
export const placeOf = ({ waiting }: Hours, urgency: Urgency): 'first' | 'some' | 'many' => {
  const ahead = aheadOf(waiting, urgency);
  return ahead < 3 ? 'first' : ahead < 10 ? 'some' : 'many';
};

const aheadOf = (waiting: Hours['waiting'], urgency: Urgency): number => {
  if (urgency === 'red') return waiting.red;
  return waiting.red + waiting.amber + (urgency === 'normal' ? waiting.normal : 0);
};

const left = (from: Date, until: Date, now: Date): number => until.getTime() - Math.max(from.getTime(), now.getTime());

/** Spans that overlap are one half-day. */
const halfDays = (spans: readonly Span[]): readonly Span[] => {
  const days: Span[] = [];
  for (const span of spans) {
    const last = days.at(-1);
    if (!last || span.from >= last.until) {
      days.push(span);
      continue;
    }
    const until = new Date(Math.max(last.until.getTime(), span.until.getTime()));
    days[days.length - 1] = { from: last.from, until, volunteers: last.volunteers + span.volunteers };
  }
  return days;
};
