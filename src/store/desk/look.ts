// What open desks ask all day: one screen of somebody's queue, and which of many people see a case that was touched.
import { type Database, statement } from '../database.ts';
import type { DeskStore, QueuedCase, Scope } from './desk.ts';
import { caseColumns, unreadCount } from './row.ts';

/** As far as a queue is looked at. */
const longest = 500;

type Screen = QueuedCase & { readonly now: Date; readonly unreadInAll: number; readonly total: number };
/** Ordered as the whole queue is, in desk-read.ts. */
const look = statement<[readonly string[], readonly string[], number, number], Screen>(
  'desk look',
  `with visible as materialized (
     select c as one, moment, row_number() over (order by array_position(array['red', 'amber', 'normal'], c.urgency),
       (c.state = 'waiting' and c.team = any ($1) and c.language = any ($2::text[])) desc, c.since, c.id) as place
     from desk_now() as moment, (select array(select region from teams where id = any ($1::text[])) as regions) mine,
       cases c
     where c.state <> 'closed' and in_scope(c, $1, mine.regions, moment)
   ), counted as materialized (
     select (c.one).*, c.moment, c.place from visible c where c.place <= ${longest}
   ), unread as materialized (
     select c.place, ${unreadCount} as count from counted c
   )
   select ${caseColumns}, unread.count as unread, c.moment as now,
     (select sum(count)::int from unread) as "unreadInAll", (select count(*)::int from unread) as total
   from counted c join unread using (place) where c.place > $3 and c.place <= $3 + $4 order by c.place`,
);

type Seen = QueuedCase & { readonly now: Date; readonly by: readonly number[] };
/** `$1` and `$2`: the place of a person in the list, and a team of hers; a pair for each team. */
const seen = statement<[readonly number[], readonly string[], readonly string[]], Seen>(
  'desk seen by',
  `with people as materialized (
     select m.n, array_agg(m.team) as teams, array_agg(t.region) filter (where t.region is not null) as regions
     from unnest($1::int[], $2::text[]) as m (n, team) left join teams t on t.id = m.team group by m.n
   )
   select ${caseColumns}, ${unreadCount} as unread, moment as now,
     array(select n from people where in_scope(c, teams, regions, moment)) as by
   from desk_now() as moment, cases c where c.id = any ($3) and c.state <> 'closed'`,
);

export const looksIn = (database: Database): Pick<DeskStore['cases'], 'look' | 'seenBy'> => ({
  look: async ({ teams, languages = [] }: Scope, { from, size }) => {
    // Without a row of the screen nothing would carry the sum.
    const rows = await database.run(look, [teams, languages, from, Math.max(size, 1)]);
    const [first] = rows;
    return {
      rows: rows.slice(0, size).map(({ now: _, unreadInAll: __, total: ___, ...row }) => row),
      now: first?.now ?? new Date(),
      unread: first?.unreadInAll ?? 0,
      total: first?.total ?? 0,
    };
  },
  seenBy: async (scopes, ids) => {
    const pairs = scopes.flatMap(({ teams }, n) => teams.map((team) => ({ n, team })));
    const [places, teams] = [pairs.map(({ n }) => n), pairs.map(({ team }) => team)];
    const rows = await database.run(seen, [places, teams, ids]);
    return rows.map(({ now, by, ...row }) => ({ row, now, by }));
  },
});
