// Reading the roster of a team, by somebody who works for it.
import { type Database, statement } from '../database.ts';
import type { TeamDay } from '../desk/desk.ts';
import type { Roster, RosterShift } from './roster.ts';

/** The one place that says whose roster somebody may see. `who` and `team` are pieces of SQL. */
export const worksFor = (who: string, team: string): string =>
  `exists (select from account_roles r where r.account = ${who} and r.team = ${team}
     and r.role in ('volunteer', 'coordinator'))`;

const columns = `s.team, s.volunteer, s.day::text, to_char(s.from_time, 'HH24:MI') as from,
  to_char(s.until_time, 'HH24:MI') as until, s.offered`;

const shifts = statement<[string, string, string, string], RosterShift>(
  'roster shifts',
  `select ${columns} from shifts s
   where s.team = $2 and s.day between $3::date and $4::date and ${worksFor('$1', '$2')}
   order by s.day, s.from_time, s.volunteer`,
);
const days = statement<[string, string, string, string], TeamDay>(
  'roster days',
  `select d.team, d.day::text, d.is_open as "isOpen", d.why from team_days d
   where d.team = $2 and d.day between $3::date and $4::date and ${worksFor('$1', '$2')} order by d.day`,
);
const mine = statement<[string, string], RosterShift>(
  'roster mine',
  `select ${columns} from shifts s
   where s.volunteer = $1 and s.day >= $2::date and ${worksFor('$1', 's.team')} order by s.day, s.from_time, s.team`,
);
const offered = statement<[string, string], RosterShift>(
  'roster offered',
  `select ${columns} from shifts s
   where s.offered and s.volunteer <> $1 and s.day >= $2::date and ${worksFor('$1', 's.team')}
   order by s.day, s.from_time, s.team, s.volunteer`,
);

export const rosterReading = (database: Database): Pick<Roster, 'shifts' | 'days' | 'mine' | 'offered'> => ({
  shifts: (by, team, { from, until }) => database.run(shifts, [by, team, from, until]),
  days: (by, team, { from, until }) => database.run(days, [by, team, from, until]),
  mine: (by, from) => database.run(mine, [by, from]),
  offered: (by, from) => database.run(offered, [by, from]),
});
