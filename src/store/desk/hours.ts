// When a team, a region or the country is at the desk, in moments, and how many wait there.
import { type Statement, statement } from '../database.ts';
import type { CaseUrgency, Hours, HoursReader, Span, Where } from './desk.ts';

type Values = [team: string | null, region: string | null, holidays: readonly string[]];
type Run = <V extends readonly unknown[], R>(what: Statement<V, R>, values: V) => Promise<readonly R[]>;

/** A holiday closes, unless the team says that it is open; a day of its own closes too. */
const spans = statement<Values, Span>(
  'desk spans',
  `select (s.day + s.from_time) at time zone 'Europe/Amsterdam' as from,
     (s.day + s.until_time) at time zone 'Europe/Amsterdam' as until,
     count(distinct s.volunteer)::int as volunteers
   from desk_now() as moment, shifts s
     join teams t on t.id = s.team
     left join team_days d on d.team = s.team and d.day = s.day
   where s.day between (moment at time zone 'Europe/Amsterdam')::date
       and (moment at time zone 'Europe/Amsterdam')::date + 14
     and ($1::text is null or s.team = $1) and ($2::text is null or t.region = $2)
     and coalesce(d.is_open, s.day <> all ($3::date[]))
     and (s.day + s.until_time) at time zone 'Europe/Amsterdam' > moment
   group by s.day, s.from_time, s.until_time order by 1, 2`,
);
const waiting = statement<[string | null, string | null], { urgency: CaseUrgency; count: number }>(
  'desk waiting',
  `select c.urgency, count(*)::int as count from cases c
   where c.state = 'waiting' and ($1::text is null or c.team = $1) and ($2::text is null or c.region = $2)
   group by c.urgency`,
);
const clock = statement<[], { now: Date }>('desk now', 'select desk_now() as now');

export const hoursWith =
  (run: Run): HoursReader =>
  async (where: Where, holidays): Promise<Hours> => {
    const team = where.rung === 'team' ? where.team : null;
    const region = where.rung === 'region' ? where.region : null;
    const [[time], found, counts] = await Promise.all([
      run(clock, []),
      run(spans, [team, region, holidays]),
      run(waiting, [team, region]),
    ]);
    const of = (urgency: CaseUrgency) => counts.find((one) => one.urgency === urgency)?.count ?? 0;
    return {
      now: time?.now as Date,
      spans: found,
      waiting: { red: of('red'), amber: of('amber'), normal: of('normal') },
    };
  };
