// Who is on when, as the people of a team see and change it; every statement asks itself whether she may.
import type { Shift, TeamDay } from '../desk/desk.ts';

/** Offered: she asks for a swap, and stays on until somebody takes it. */
export type RosterShift = Shift & { readonly offered: boolean };
/** One volunteer has one half-day that begins then. */
export type ShiftKey = Omit<Shift, 'until'>;
export type Times = { readonly from: string; readonly until: string };
/** `there`: it stood already; `overlaps`: she is on then, in this team or another. */
export type Placed = { readonly day: string; readonly how: 'put' | 'there' | 'closed' | 'overlaps' };
export type Wanted = Times & {
  readonly team: string;
  readonly volunteer: string;
  readonly days: readonly string[];
  /** Closed, unless the team opened them. */
  readonly holidays: readonly string[];
};

/** `by` works for the team as volunteer or coordinator; for anybody else everything is empty and nothing happens. */
export type Roster = {
  shifts(
    by: string,
    team: string,
    span: { readonly from: string; readonly until: string },
  ): Promise<readonly RosterShift[]>;
  /** The days on which the team differs from the calendar. */
  days(by: string, team: string, span: { readonly from: string; readonly until: string }): Promise<readonly TeamDay[]>;
  /** Her own, in all her teams, from this day on. */
  mine(by: string, from: string): Promise<readonly RosterShift[]>;
  /** What others of her teams offer, from this day on. */
  offered(by: string, from: string): Promise<readonly RosterShift[]>;
  /** Herself, or as coordinator anybody of the team; undefined when she may not. */
  put(by: string, wanted: Wanted): Promise<readonly Placed[] | undefined>;
  /** Her own, or as coordinator anybody's. */
  remove(by: string, shift: ShiftKey): Promise<boolean>;
  /** Other hours for one half-day, or two parts of a day; by a coordinator. */
  split(by: string, shift: ShiftKey, parts: readonly Times[]): Promise<'done' | 'gone' | 'overlaps'>;
  /** Her own; `false` takes the offer back. */
  offer(by: string, shift: ShiftKey, isOffered: boolean): Promise<boolean>;
  /** Of two who take it at the same moment one gets it; for the other it is gone. */
  take(by: string, shift: ShiftKey): Promise<'done' | 'gone' | 'overlaps'>;
  /** By a coordinator. */
  saveDay(by: string, day: TeamDay): Promise<boolean>;
};
