// Changing the roster: whoever is put on, or takes a half-day, is locked meanwhile, so that nobody is on twice at one hour.
import { type Connection, type Database, statement } from '../database.ts';
import { worksFor } from './read.ts';
import type { Placed, Roster, ShiftKey } from './roster.ts';

type Key = [by: string, team: string, volunteer: string, day: string, from: string];
const keyOf = (by: string, { team, volunteer, day, from }: ShiftKey): Key => [by, team, volunteer, day, from];
type Row = { readonly day: string };

const leads = (who: string, team: string): string =>
  `exists (select from account_roles r where r.account = ${who} and r.team = ${team} and r.role = 'coordinator')`;
const keyed = 's.team = $2 and s.volunteer = $3 and s.day = $4::date and s.from_time = $5::time';

/** Until the end of the transaction, whatever process she is changed from. */
const lock = statement<[string], never>('roster lock', `select pg_advisory_xact_lock(hashtext('roster ' || $1))`);

const put = statement<[string, string, string, readonly string[], string, string, readonly string[]], Placed>(
  'roster put',
  `with judged as (
     select w.day, case
       when exists (select from shifts s where s.team = $2 and s.volunteer = $3 and s.day = w.day
         and s.from_time = $5::time and s.until_time = $6::time) then 'there'
       when not coalesce(d.is_open, w.day <> all ($7::date[])) then 'closed'
       when exists (select from shifts s where s.volunteer = $3 and s.day = w.day
         and s.from_time < $6::time and s.until_time > $5::time) then 'overlaps'
       else 'put' end as how
     from unnest($4::date[]) as w (day) left join team_days d on d.team = $2 and d.day = w.day
     where (${leads('$1', '$2')} or $3 = $1) and ${worksFor('$3', '$2')}
   ), placed as (
     insert into shifts (team, volunteer, day, from_time, until_time)
     select $2, $3, day, $5::time, $6::time from judged where how = 'put' on conflict do nothing
   )
   select day::text, how from judged order by day`,
);
const remove = statement<Key, Row>(
  'roster remove',
  `delete from shifts s where ${keyed} and (${leads('$1', '$2')} or ($3 = $1 and ${worksFor('$1', '$2')}))
   returning s.day::text`,
);
const offer = statement<[...Key, boolean], Row>(
  'roster offer',
  `update shifts s set offered = $6 where ${keyed} and $3 = $1 and ${worksFor('$1', '$2')} returning s.day::text`,
);
/** Is she on in these hours by another half-day than this one? */
const clash = statement<[...Key, readonly string[], readonly string[]], Row>(
  'roster clash',
  `select s.day::text from shifts s, unnest($6::time[], $7::time[]) as part (from_time, until_time)
   where s.volunteer = $1 and s.day = $4::date and not (s.team = $2 and s.volunteer = $3 and s.from_time = $5::time)
     and s.from_time < part.until_time and s.until_time > part.from_time limit 1`,
);
const replace = statement<[...Key, readonly string[], readonly string[]], Row>(
  'roster replace',
  `with gone as (delete from shifts s where ${keyed} and ${leads('$1', '$2')} returning s.*)
   insert into shifts (team, volunteer, day, from_time, until_time, offered)
   select g.team, g.volunteer, g.day, part.from_time, part.until_time, g.offered
   from gone g, unnest($6::time[], $7::time[]) as part (from_time, until_time)
   returning day::text`,
);
const offeredHours = statement<Key, { from: string; until: string }>(
  'roster offered hours',
  `select s.from_time::text as from, s.until_time::text as until from shifts s
   where ${keyed} and s.offered and $3 <> $1 and ${worksFor('$1', '$2')}`,
);
/** Whoever comes second finds another volunteer in the row, and changes nothing. */
const take = statement<Key, Row>(
  'roster take',
  `update shifts s set volunteer = $1, offered = false
   where ${keyed} and s.offered and $3 <> $1 and ${worksFor('$1', '$2')} returning s.day::text`,
);
const saveDay = statement<[string, string, string, boolean, string], Row>(
  'roster day',
  `insert into team_days (team, day, is_open, why) select $2, $3::date, $4, $5 where ${leads('$1', '$2')}
   on conflict (team, day) do update set is_open = $4, why = $5 returning day::text`,
);

export const rosterChanges = (
  database: Database,
): Pick<Roster, 'put' | 'remove' | 'split' | 'offer' | 'take' | 'saveDay'> => {
  const alone = <T>(volunteer: string, work: (send: Connection['send']) => Promise<T>): Promise<T> =>
    database.borrow(async ({ send, say }) => {
      await say('begin');
      await send(lock, [volunteer]);
      const done = await work(send);
      await say('commit');
      return done;
    });
  return {
    put: async (by, { team, volunteer, days, from, until, holidays }) => {
      const placed = await alone(volunteer, (send) => send(put, [by, team, volunteer, days, from, until, holidays]));
      return placed.length > 0 ? placed : undefined;
    },
    remove: async (by, shift) => (await database.run(remove, keyOf(by, shift))).length > 0,
    split: (by, shift, parts) =>
      alone(shift.volunteer, async (send) => {
        const [froms, untils] = [parts.map(({ from }) => from), parts.map(({ until }) => until)];
        const clashes = await send(clash, [...keyOf(shift.volunteer, shift), froms, untils]);
        if (clashes.length > 0) return 'overlaps';
        return (await send(replace, [...keyOf(by, shift), froms, untils])).length > 0 ? 'done' : 'gone';
      }),
    offer: async (by, shift, isOffered) => (await database.run(offer, [...keyOf(by, shift), isOffered])).length > 0,
    take: (by, shift) =>
      alone(by, async (send) => {
        const [hours] = await send(offeredHours, keyOf(by, shift));
        if (!hours) return 'gone';
        const clashes = await send(clash, [...keyOf(by, shift), [hours.from], [hours.until]]);
        if (clashes.length > 0) return 'overlaps';
        return (await send(take, keyOf(by, shift))).length > 0 ? 'done' : 'gone';
      }),
    saveDay: async (by, { team, day, isOpen, why }) =>
      (await database.run(saveDay, [by, team, day, isOpen, why])).length > 0,
  };
};
