// Teams, their half-days, and the days on which they differ from the calendar.
import { sql } from 'kysely';
import { away, type Database, statement } from '../database.ts';
import type { DeskStore, Shift, Team } from './desk.ts';
import { hoursWith } from './hours.ts';

const list = statement<[], Team>('desk teams', 'select id, name, region, municipalities from teams order by name, id');
const save = statement<[string, string, string, readonly string[]], never>(
  'desk team save',
  `insert into teams (id, name, region, municipalities) values ($1, $2, $3, $4)
   on conflict (id) do update set name = $2, region = $3, municipalities = $4`,
);
const shifts = statement<[string, string, string], Shift>(
  'desk shifts',
  `select team, volunteer, day::text, to_char(from_time, 'HH24:MI') as from, to_char(until_time, 'HH24:MI') as until
   from shifts where team = $1 and day between $2::date and $3::date order by day, from_time, volunteer`,
);
const saveDay = statement<[string, string, boolean, string], never>(
  'desk day save',
  `insert into team_days (team, day, is_open, why) values ($1, $2::date, $3, $4)
   on conflict (team, day) do update set is_open = $3, why = $4`,
);

export const teamsIn = (database: Database): Omit<DeskStore['teams'], 'mostOpen' | 'saveMostOpen'> => ({
  list: () => database.run(list, []),
  save: async ({ id, name, region, municipalities }) => {
    await database.run(save, [id, name, region, municipalities]);
  },
  shifts: (team, from, until) => database.run(shifts, [team, from, until]),
  addShifts: async (added) => {
    if (added.length === 0) return;
    const column = (pick: (shift: Shift) => string) => sql`${added.map(pick)}::text[]`;
    await away(
      sql`insert into shifts (team, volunteer, day, from_time, until_time)
          select team, volunteer, day::date, "from"::time, "until"::time
          from unnest(${column(({ team }) => team)}, ${column(({ volunteer }) => volunteer)},
            ${column(({ day }) => day)}, ${column(({ from }) => from)}, ${column(({ until }) => until)})
            as added (team, volunteer, day, "from", "until")
          on conflict do nothing`.execute(database.kysely),
    );
  },
  saveDay: async ({ team, day, isOpen, why }) => {
    await database.run(saveDay, [team, day, isOpen, why]);
  },
  hours: hoursWith((what, values) => database.run(what, values)),
});
