// Reading cases: the queue of who may see it, one case with its notes and held answers, what is due, who must be told.
import { sql } from 'kysely';
import type { ConversationId, Json } from '../conversation-id.ts';
import { away, type Database, statement, together } from '../database.ts';
import { type Keys, unsealJson } from '../keys/keys.ts';
import { appendAudit } from './change.ts';
import type { CaseNote, CaseRow, DeskStore, HeldAnswer, QueuedCase } from './desk.ts';
import { caseColumns, unreadCount } from './row.ts';

const regions = 'array(select region from teams where id = any ($1::text[]))';

const queue = statement<[readonly string[], number, readonly string[]], QueuedCase & { now: Date }>(
  'desk queue',
  `select ${caseColumns}, ${unreadCount} as unread, moment as now
   from desk_now() as moment, (select ${regions} as regions) mine, cases c
   where c.state <> 'closed' and in_scope(c, $1, mine.regions, moment)
   order by array_position(array['red', 'amber', 'normal'], c.urgency),
     (c.state = 'waiting' and c.team = any ($1) and c.language = any ($3::text[])) desc, c.since, c.id limit $2`,
);
type Found = QueuedCase & { readonly details: Buffer; readonly person_key: Buffer; readonly now: Date };
const open = statement<[readonly string[], string], Found>(
  'desk open',
  `select ${caseColumns}, ${unreadCount} as unread, moment as now, c.details, t.person_key
   from desk_now() as moment, cases c join conversations t on t.id = c.conversation
   where c.id = $2 and c.details is not null and in_scope(c, $1, ${regions}, moment)`,
);
const seen = statement<[string, string], never>(
  'desk seen',
  `update cases c set seen_seq = t.last_seq from conversations t
   where c.id = $1 and t.id = c.conversation and c.state = 'taken' and c.taken_by = $2 and c.leased_until > desk_now()
     and c.seen_seq < t.last_seq`,
);
const notes = statement<[string], Omit<CaseNote, 'text'> & { id: string; body: Buffer }>(
  'desk notes',
  'select id, kind, by, at, body from case_notes where case_id = $1 order by n',
);
const held = statement<[string], Omit<HeldAnswer, 'body'> & { body: Buffer }>(
  'desk held',
  'select id, at, due_at as due, body from held_answers where case_id = $1 order by at, id',
);
const openedBefore = statement<[string, string], { n: string }>(
  'desk opened before',
  `select n from audit where subject = $1 and actor = $2 and deed = 'opened'
     and at > desk_now() - interval '1 hour' limit 1`,
);
/**
 * A red case climbs a rung each time `$2` has passed since it waits, and so long before it slips its promise is due;
 * others `$1` before. Each reason by an index of its own: asked every
 * second by every process, and cases that are closed stay for months.
 */
const due = statement<[number, number], CaseRow>(
  'desk due',
  `with clock as materialized (select desk_now() as now)
   select ${caseColumns} from cases c where c.id in (
     select id from cases where state = 'taken' and leased_until <= (select now from clock)
     union all
     select id from cases where state <> 'closed'
       and promised_before <= (select now + $1 * interval '1 second' from clock)
       and (urgency <> 'red' or promised_before <= (select now + $2 * interval '1 second' from clock))
     union all
     select id from cases where state <> 'closed' and state = 'waiting' and urgency = 'red' and rung <> 'country'
       and since + $2 * interval '1 second' * (case rung when 'team' then 1 else 2 end) <= (select now from clock)
     union all
     select case_id from held_answers where due_at <= (select now from clock)
   ) order by c.promised_before nulls last, c.id limit 500`,
);
/** Whoever saw it in a queue hears that it has left it: the rung counts, whatever the state. */
const of = statement<
  [readonly ConversationId[]],
  { id: string; conversation: ConversationId; teams: readonly string[] | null }
>(
  'desk of',
  `select c.id, c.conversation, case c.rung
     when 'country' then null
     when 'region' then array(select t.id from teams t where t.region = c.region) || array[c.team, c.holder_team]
     else array[c.team, c.holder_team] end as teams
   from cases c
   where c.conversation = any ($1) and (c.state <> 'closed' or c.closed_at > desk_now() - interval '1 minute')`,
);

type Reads = Omit<DeskStore['cases'], 'change' | 'forget' | 'flagged' | 'look' | 'seenBy'>;

export const casesIn = (database: Database, keys: Keys): Reads => ({
  queue: async ({ teams, languages = [] }, limit) => {
    const rows = await database.run(queue, [teams, limit, languages]);
    const now =
      rows[0]?.now ?? (await away(sql<{ now: Date }>`select desk_now() as now`.execute(database.kysely))).rows[0]?.now;
    return { now: now as Date, rows: rows.map(({ now: _, ...row }) => row) };
  },
  open: async ({ teams, volunteer }, id) => {
    const [found] = await database.run(open, [teams, id]);
    if (!found) return undefined;
    const [noted, waiting, , before] = await together([
      database.run(notes, [id]),
      database.run(held, [id]),
      database.run(seen, [id, volunteer]),
      database.run(openedBefore, [id, volunteer]),
    ]);
    if (before.length === 0) await database.run(appendAudit, [volunteer, 'opened', id, '']);
    const { details, person_key, ...row } = found;
    const key = keys.personKey(row.conversation, person_key);
    const read = (column: Parameters<typeof unsealJson>[2], body: Buffer): Json =>
      unsealJson(key, row.conversation, column, body);
    return {
      ...row,
      details: read(`case ${id}`, details),
      notes: noted.map(({ id: note, body, ...rest }) => ({ ...rest, text: String(read(`note ${note}`, body)) })),
      held: waiting.map(({ body, ...rest }) => ({ ...rest, body: read(`body ${rest.id}`, body) })),
    };
  },
  due: (seconds, redSeconds) => database.run(due, [seconds, redSeconds]),
  of: (conversations) => database.run(of, [conversations]),
});
