// What a channel says became of our messages: in any order, doubled, and also of those whose answer was lost.
import { type Database, statement, together } from '../database.ts';
import { unsealJson } from '../keys/keys.ts';
import type { Arrival, ConversationId, Json, Store, Tags } from '../store.ts';
import { leaseSeconds } from './line.ts';
import { lead, type OutboxParts } from './outbox.ts';
import { advance } from './statements.ts';

export type StatusArrival = Extract<Arrival, { kind: 'status' }>;
export type Told = { readonly status: StatusArrival; tagsOf(body: Json): Tags };

/** Only a head whose answer is not known yet changes the line of its person: then her conversation is locked first. */
const lockHeads = statement<[ids: readonly (string | null)[], refs: readonly string[]], never>(
  'lock heads',
  `select from conversations where id in (
     select conversation from messages
     where (id = any($1) or channel_ref = any($2)) and status in ('waiting', 'unsure')
   ) order by id for no key update`,
);
const lockRows = statement<[ids: readonly (string | null)[], refs: readonly string[]], never>(
  'lock rows',
  'select from messages where id = any($1) or channel_ref = any($2) order by id for no key update',
);

type Moved = {
  readonly id: string;
  readonly conversation: ConversationId;
  readonly was_head: boolean;
  /** Set when this status is the first that says a price. */
  readonly category: string | null;
  readonly billable: boolean | null;
  readonly body: Buffer | null;
  readonly person_key: Buffer;
};
type Move = [
  ids: readonly (string | null)[],
  refs: readonly string[],
  statuses: readonly string[],
  categories: readonly (string | null)[],
  billables: readonly (boolean | null)[],
];

/** Later in this list is further; what is as far already stays. */
const order = `array['queued', 'waiting', 'unsure', 'unknown', 'held', 'sent', 'failed', 'window-closed', 'delivered', 'read']`;

const move = statement<Move, Moved>(
  'move',
  `with news as (
     select target.id, max(array_position(${order}, told.status)) as far, max(told.ref) as ref,
       max(told.category) as category, bool_or(told.billable) as billable
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bool[]) as told (id, ref, status, category, billable)
     cross join lateral (
       select coalesce(
         (select id from messages where id = told.id and direction = 'out'),
         (select id from messages where channel_ref = told.ref)
       ) as id
     ) as target
     where target.id is not null
     group by target.id
   )
   update messages set
     status = (${order})[greatest(news.far, array_position(${order}, messages.status))],
     channel_ref = coalesce(messages.channel_ref, news.ref),
     billed = messages.billed or news.category is not null,
     fence = messages.fence + case when before.status in ('waiting', 'unsure') then 1 else 0 end,
     leased_until = null
   from news
   join messages as before on before.id = news.id
   join conversations as talk on talk.id = before.conversation
   where messages.id = news.id
   returning messages.id, messages.conversation, before.status in ('waiting', 'unsure') as was_head, talk.person_key,
     case when not before.billed then news.category end as category, news.billable,
     case when not before.billed and news.category is not null then messages.body end as body`,
);

const bill = statement<
  [
    languages: readonly string[],
    flows: readonly string[],
    categories: readonly string[],
    billables: readonly boolean[],
    counts: readonly number[],
  ],
  never
>(
  'bill',
  `insert into bills (day, language, flow, category, billable, count)
   select to_char(now() at time zone 'Europe/Amsterdam', 'YYYY-MM-DD'), new.*
   from unnest($1::text[], $2::text[], $3::text[], $4::bool[], $5::int[]) as new (language, flow, category, billable, count)
   order by 2, 3, 4, 5
   on conflict (day, language, flow, category, billable) do update set count = bills.count + excluded.count`,
);

export const moveStatuses = async (parts: OutboxParts, told: readonly Told[]): Promise<void> => {
  const [ids, refs] = [told.map(({ status }) => status.id ?? null), told.map(({ status }) => status.ref)];
  const { moved, heads } = await parts.database.borrow(async (connection) => {
    const [, , , rows] = await together([
      connection.say('begin'),
      connection.send(lockHeads, [ids, refs]),
      connection.send(lockRows, [ids, refs]),
      connection.send(move, [
        ids,
        refs,
        told.map(({ status }) => status.is),
        told.map(({ status }) => status.price?.category ?? null),
        told.map(({ status }) => status.price?.billable ?? null),
      ]),
    ]);
    const settled = rows.filter((row) => row.was_head).map(({ id }) => id);
    const lines = billsOf(parts, rows, told);
    const [, next] = await together([
      lines.length === 0 ? Promise.resolve([]) : connection.send(bill, columnsOf(lines)),
      settled.length === 0 ? Promise.resolve([]) : connection.send(advance, [settled, parts.line.isKeen, leaseSeconds]),
      connection.say('commit'),
    ]);
    return { moved: rows, heads: next };
  });
  for (const head of heads) lead(parts, head);
  for (const conversation of new Set(moved.filter((row) => row.was_head).map((row) => row.conversation)))
    parts.changes.ring(conversation);
};

type Bill = Tags & { readonly category: string; readonly billable: boolean; count: number };

const billsOf = ({ keys }: OutboxParts, rows: readonly Moved[], told: readonly Told[]): readonly Bill[] => {
  const bills = new Map<string, Bill>();
  for (const { id, conversation, category, billable, body, person_key } of rows) {
    if (category === null || body === null) continue;
    const key = keys.personKey(conversation, person_key);
    const tags = told[0]?.tagsOf(unsealJson(key, conversation, `body ${id}`, body)) ?? { language: '', flow: '' };
    const one = { ...tags, category, billable: billable === true, count: 0 };
    const name = JSON.stringify(one);
    const known = bills.get(name) ?? one;
    known.count += 1;
    bills.set(name, known);
  }
  return [...bills.values()];
};

const columnsOf = (lines: readonly Bill[]) =>
  [
    lines.map(({ language }) => language),
    lines.map(({ flow }) => flow),
    lines.map(({ category }) => category),
    lines.map(({ billable }) => billable),
    lines.map(({ count }) => count),
  ] as [string[], string[], string[], boolean[], number[]];

export const billsIn = ({ kysely }: Database): Store['bills'] => ({
  counts: () => kysely.selectFrom('bills').selectAll().orderBy('day').orderBy('language').orderBy('flow').execute(),
  since: async (day) => {
    const row = await kysely
      .selectFrom('bills')
      .select(({ fn }) => fn.sum<string | null>('count').as('count'))
      .where('day', '>=', day)
      .where('billable', '=', true)
      .executeTakeFirst();
    return Number(row?.count ?? 0);
  },
});
