// Who is told that somebody waits, in one statement: who is on shift and speaks the language, who is on shift, then the coordinator.
import { type Database, statement } from './database.ts';
import type { Quiet } from './notices-line.ts';

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
/** So many people at once (for a red case twice as many), and as many more each time `speakers` has passed: a country on shift is not called for one case. */
const crowd = { step: 5, most: 25 } as const;

const lock = statement<[], { mine: boolean }>(
  'notices lock',
  `select pg_try_advisory_xact_lock(hashtext('wegwijs notices')) as mine`,
);

type Values = [holidays: readonly string[], from: string, until: string, canMail: boolean];

const plan = statement<Values, { id: string }>(
  'notices plan',
  `with clock as materialized (
     select moment, local::date as day, local::time as hour,
       case when $2::time > $3::time then local::time >= $2::time or local::time < $3::time
            else local::time >= $2::time and local::time < $3::time end as quiet
     from (select moment, moment at time zone 'Europe/Amsterdam' as local from desk_now() as moment) as now
   ), on_shift as materialized (
     select s.team, t.region, s.volunteer as account, t.most_open,
       (s.day + s.from_time) at time zone 'Europe/Amsterdam' as began
     from clock, shifts s join teams t on t.id = s.team
       left join team_days d on d.team = s.team and d.day = s.day
     where s.day = clock.day and clock.hour >= s.from_time and clock.hour < s.until_time
       and coalesce(d.is_open, s.day <> all ($1::date[]))
       and exists (select from account_roles r where r.account = s.volunteer and r.team = s.team
         and r.role in ('volunteer', 'coordinator'))
   ), waiting as materialized (
     select c.id, c.team, c.region, c.rung, c.language, c.urgency = 'red' as red, c.since, c.promised_before,
       (select count(*) from notices n where n.case_id = c.id) as told
     from cases c, clock where c.state = 'waiting' and (not clock.quiet or c.urgency = 'red')
   ), pairs as (
     select w.*, s.account, s.most_open, s.team = w.team as own, a.languages @> array[w.language] or w.language = 'nl' as speaks,
       clock.moment - greatest(w.since, min(s.began) over (partition by w.id)) as waited
     from clock, waiting w join on_shift s on s.team = w.team
         or (w.rung = 'region' and s.region = w.region) or w.rung = 'country'
       join accounts a on a.id = s.account
     where w.told < ${crowd.most}
   ), ranked as (
     select p.*, bool_or(speaks) over (partition by id) as any_speaks,
       exists (select from notices n where n.case_id = p.id and n.account = p.account) as was_told
     from pairs p
   ), opened as (
     select id, count(distinct account) as on_shift, max(waited) as waited from pairs group by id
   ), wanted as (
     select id, account, red, since, false as leads, most_open, own, speaks, told,
       case when red then 2 else 1 end * ${crowd.step} * (1 + floor(extract(epoch from waited) / 60 / ${patience.speakers})) as allowed
     from ranked
     where not was_told and (speaks or red or not any_speaks or waited >= interval '${patience.speakers} minutes')
     union all
     select w.id, r.account, w.red, w.since, true, null, true, false, 0, 1000
     from clock, waiting w join account_roles r on r.team = w.team and r.role = 'coordinator'
       left join opened o on o.id = w.id
     where not exists (select from notices n where n.case_id = w.id and n.account = r.account)
       and (not clock.quiet or exists (select from on_shift s where s.account = r.account))
       and (w.red or case when o.id is not null then o.waited >= interval '${patience.lead} minutes'
         else w.since <= clock.moment - interval '${patience.lead} minutes'
           and coalesce(w.promised_before <= clock.moment + interval '${patience.promise} minutes', true) end)
   ), able as (
     select w.*, row_number() over (partition by w.id, w.leads order by w.speaks desc, w.own desc,
         (select max(n.at) from notices n where n.account = w.account and n.kind = 'waiting') nulls first, w.account) as place
     from clock, wanted w join accounts a on a.id = w.account
     where (($4 and a.mail_me) or exists (select from push_devices p where p.account = w.account))
       and not exists (select from notices n where n.account = w.account and n.kind = 'waiting' and (n.is_red or not w.red)
         and n.at > clock.moment - case when w.red then interval '${patience.red} minutes'
           else interval '${patience.between} minutes' end)
       and not exists (select from account_sessions s where s.account = w.account
         and s.seen_at > now() - interval '${patience.atDesk} minutes')
       and (w.red or w.leads or w.most_open > (select count(*) from cases h
         where h.taken_by = w.account and h.state = 'taken'))
   ), chosen as (
     select distinct on (account) account, id, red from able
     where leads or place <= least(allowed, ${crowd.most}) - told
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
