// What a page of the roster shows: two weeks of one team with who is on, her own half-days, and what colleagues offer.
import type { Day } from '../content/schema/ids.ts';
import type { TeamId } from '../desk/desk.ts';
import type { RosterShift } from '../store/roster/roster.ts';
import { daysLater, fortnightOf } from './fortnight.ts';
import type { ConsoleParts, Team } from './parts.ts';
import type { Visitor } from './visitor.ts';

export type RosterDay = {
  readonly day: Day;
  readonly isOpen: boolean;
  /** A holiday, or what the team wrote. */
  readonly why: string;
  readonly isPast: boolean;
  readonly shifts: readonly RosterShift[];
};

export type RosterView = {
  readonly team: Team;
  /** Of the visitor; the roster of one is shown. */
  readonly teams: readonly Team[];
  readonly isLed: boolean;
  readonly days: readonly RosterDay[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly mine: readonly RosterShift[];
  readonly offered: readonly (RosterShift & { readonly name: string })[];
  /** Nobody in the coming two weeks: nothing can be promised. */
  readonly isNobodyOn: boolean;
  readonly today: Day;
};

const rolesIn = ({ actor }: Visitor, team: string, ...roles: readonly string[]): boolean =>
  actor.roles.some((one) => one.team === team && roles.includes(one.role));

export const worksIn = (who: Visitor, team: string): boolean => rolesIn(who, team, 'volunteer', 'coordinator');
export const leads = (who: Visitor, team: string): boolean => rolesIn(who, team, 'coordinator');

/** In which she works, with their names. */
export const teamsOf = async (parts: ConsoleParts, who: Visitor): Promise<readonly Team[]> => {
  const all = await parts.teams();
  const ids = [...new Set(who.actor.roles.map(({ team }) => team))];
  return ids.map((id) => all.find((team) => team.id === id) ?? { id, name: id });
};

/** Undefined for a team that is not hers, or not there. */
export const rosterView = async (
  parts: ConsoleParts,
  who: Visitor,
  { team: id, from }: { team: TeamId; from: Day },
): Promise<RosterView | undefined> => {
  if (!worksIn(who, id)) return undefined;
  const { accounts, roster, content } = parts;
  const account = who.session.account.id;
  const today = parts.settings.today();
  const days = fortnightOf(from);
  const span = { from: days[0] as Day, until: days.at(-1) as Day };
  const [teams, shifts, changed, mine, offered, { spans }] = await Promise.all([
    teamsOf(parts, who),
    roster.shifts(account, id, span),
    roster.days(account, id, span),
    roster.mine(account, today),
    roster.offered(account, today),
    parts.hours({ rung: 'team', team: id }, Object.keys(content.holidays)),
  ]);
  // Who offers may be of another team of hers.
  const named = await Promise.all(
    [...new Set([id, ...offered.map(({ team }) => team)])].map(async (team) => accounts.colleagues(account, team)),
  );
  const names = new Map(named.flat().map((one) => [one.id as string, one.name]));
  return {
    team: teams.find((team) => team.id === id) ?? { id, name: id },
    teams,
    isLed: leads(who, id),
    days: days.map((day) => {
      const own = changed.find((one) => one.day === day);
      const holiday = content.holidays[day];
      const isOpen = own?.isOpen ?? holiday === undefined;
      return {
        day,
        isOpen,
        why: (isOpen ? holiday : own?.why || holiday) ?? '',
        isPast: day < today,
        shifts: shifts.filter((one) => one.day === day),
      };
    }),
    colleagues: named[0] ?? [],
    mine,
    offered: offered.map((one) => ({ ...one, name: names.get(one.volunteer) ?? '' })),
    isNobodyOn: spans.length === 0,
    today,
  };
};

/** The farthest day that can be planned. */
export const lastDay = (today: Day): Day => daysLater(today, 366);
