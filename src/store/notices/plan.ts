// Who is told that somebody waits, in one statement: who is on shift and speaks the language, who is on shift, then the coordinator.
import { type Database, statement } from '../database.ts';
import type { Quiet } from './line.ts';

export type Planning = {
  readonly holidays: readonly string[];
  readonly quiet: Quiet;
  /** Without a mail server only who has a device that takes a push message can be told. */
  readonly canMail: boolean;
};

/** All in minutes. */
const patience = {
  /** So long only who speaks the language is told, when anybody on shift does. */
  speakers: 5,
  /** Then the coordinator of the team is told too. */
  lead: 15,
  /** One notice in so long for one person; about a red case one in `red`. */
  between: 15,
  red: 5,
  /** Who did something at the desk sees for herself who waits. */
  atDesk: 5,
  /** Nobody on shift, and a promised time that comes near: the coordinator is told. */
  promise: 60,
} as const;
/** So many people at once (for a red case twice as many), and as many more each time `speakers` has passed: a country on shift is not called for one case. `cases`: looked at in one round. */
const crowd = { step: 5, most: 25, cases: 50 } as const;

const lock = statement<[], { mine: boolean }>(
  'notices lock',
  `select pg_try_advisory_xact_lock(hashtext('wegwijs notices')) as mine`,
);

type Values = [holidays: readonly string[], from: string, until: string, canMail: boolean];

/** Who can be told at all: reached by a device or by mail, and not at the desk this very moment. `who` is a row with `account`. */
const reached = (who: string): string => `
  (($4 and a.mail_me) or exists (select from push_devices d where d.account = ${who}.account))
  and not exists (select from account_sessions s where s.account = ${who}.account
    and s.seen_at > now() - interval '${patience.atDesk} minutes')`;
const lastTold = (who: string, more = ''): string =>
  `(select max(n.at) from notices n where n.account = ${who}.account and n.kind = 'waiting' ${more})`;
const inScope = (who: string): string =>
  `(${who}.team = w.team or (w.rung = 'region' and ${who}.region = w.region) or w.rung = 'country')`;
const rested = `coalesce(last <= moment - interval '${patience.between} minutes', true)`;
const restedRed = `coalesce(last_red <= moment - interval '${patience.red} minutes', true)`;

/**
 * People are looked at once each, then the cases that somebody could be told of, at most fifty a round: the product of
 * all cases and all people would take longer than a round.
 */
const plan = statement<Values, { id: string }>(
  'notices plan',
  `with clock as materialized (
     select moment, local::date as day, local::time as hour,
       case when $2::time > $3::time then local::time >= $2::time or local::time < $3::time
            else local::time >= $2::time and local::time < $3::time end as quiet
     from (select moment, moment at time zone 'Europe/Amsterdam' as local from desk_now() as moment) as now
   ), on_shift as materialized (
     select s.team, t.region, s.volunteer as account, t.most_open, a.languages, a.mail_me,
       (s.day + s.from_time) at time zone 'Europe/Amsterdam' as began
     from clock, shifts s join teams t on t.id = s.team join accounts a on a.id = s.volunteer
       left join team_days d on d.team = s.team and d.day = s.day
     where s.day = clock.day and clock.hour >= s.from_time and clock.hour < s.until_time
       and coalesce(d.is_open, s.day <> all ($1::date[]))
       and exists (select from account_roles r where r.account = s.volunteer and r.team = s.team
         and r.role in ('volunteer', 'coordinator'))
   ), able as materialized (
     select o.*, ${rested} and most_open > (select count(*) from cases h
         where h.taken_by = o.account and h.state = 'taken') as fit, ${restedRed} as fit_red
     from clock, (select a.*, ${lastTold('a')} as last, ${lastTold('a', 'and n.is_red')} as last_red
       from on_shift a where ${reached('a')}) as o
     where ${rested} or ${restedRed}
   ), waiting as materialized (
     select c.id, c.team, c.region, c.rung, c.language, c.urgency = 'red' as red, c.since, c.promised_before,
       array(select n.account from notices n where n.case_id = c.id) as told
     from cases c, clock where c.state = 'waiting' and (not clock.quiet or c.urgency = 'red')
   ), picked as materialized (
     select * from waiting w
     where cardinality(told) < ${crowd.most} and (w.team in (select team from able)
       or (w.rung = 'region' and w.region in (select region from able)) or (w.rung = 'country' and exists (select from able)))
     order by red desc, cardinality(told), random() limit ${crowd.cases}
   ), wanted as (
     select w.id, p.account, w.red, w.since, false as leads
     from clock, picked w,
       lateral (select clock.moment - greatest(w.since, min(s.began)) as waited,
           bool_or(w.language = 'nl' or w.language = any (s.languages)) as any_speaks
         from on_shift s where ${inScope('s')}) as there,
       lateral (select p.account from able p
         where ${inScope('p')} and case when w.red then p.fit_red else p.fit end
           and (w.red or not there.any_speaks or there.waited >= interval '${patience.speakers} minutes'
             or w.language = 'nl' or w.language = any (p.languages))
           and p.account <> all (w.told)
         order by w.language = 'nl' or w.language = any (p.languages) desc, p.team = w.team desc, p.last nulls first, p.account
         limit greatest(0, least(${crowd.most}, (case when w.red then 2 else 1 end) * ${crowd.step}
           * (1 + floor(extract(epoch from there.waited) / 60 / ${patience.speakers}))) - cardinality(w.told))) as p
   ), leaders as materialized (
     select l.*, ${rested} as fit, ${restedRed} as fit_red
     from clock, (select r.account, r.team, exists (select from on_shift s where s.account = r.account) as is_on,
         ${lastTold('r')} as last, ${lastTold('r', 'and n.is_red')} as last_red
       from account_roles r join accounts a on a.id = r.account
       where r.role = 'coordinator' and r.team in (select team from waiting) and ${reached('r')}) as l
   ), led as (
     select w.id, l.account, w.red, w.since, true as leads
     from clock, waiting w join leaders l on l.team = w.team
       left join (select team, min(began) as began from on_shift group by team) as own on own.team = w.team
     where case when w.red then l.fit_red else l.fit end and (l.is_on or not clock.quiet)
       and (w.red or case when own.began is not null
           then greatest(w.since, own.began) <= clock.moment - interval '${patience.lead} minutes'
         else w.since <= clock.moment - interval '${patience.lead} minutes'
           and coalesce(w.promised_before <= clock.moment + interval '${patience.promise} minutes', true) end)
       and l.account <> all (w.told)
   ), chosen as (
     select distinct on (account) account, id, red from (select * from wanted union all select * from led) as both_
     order by account, red desc, leads, since, id
   )
   insert into notices (id, account, kind, case_id, is_red, at)
   select gen_random_uuid()::text, c.account, 'waiting', c.id, c.red, clock.moment from chosen c, clock
   on conflict do nothing returning id`,
);

/** Under one lock: two processes that plan at the same moment would tell one person of two cases. */
export const planIn =
  ({ borrow }: Database) =>
  ({ holidays, quiet, canMail }: Planning): Promise<number> =>
    borrow(async (connection) => {
      await connection.say('begin');
      const [locked] = await connection.send(lock, []);
      const told = locked?.mine ? await connection.send(plan, [holidays, quiet.from, quiet.until, canMail]) : [];
      await connection.say('commit');
      return told.length;
    });
