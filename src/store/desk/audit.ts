// The audit: who opened, claimed, exported; append-only and chained, so that a missing or changed row shows.
import { type Database, statement } from '../database.ts';
import { appendAudit, appendTeamAudit } from './change.ts';
import type { AuditRow, DeskStore } from './desk.ts';

const read = statement<[number, number, string | null], AuditRow>(
  'desk audit read',
  `select n::int, at, actor, deed, subject, detail, left(encode(hash, 'hex'), 16) as mark from audit
   where n < $1 and ($3::text is null or teams && array(
     select team from account_roles where account = $3 and role in ('auditor', 'coordinator')))
   order by n desc limit $2`,
);
/** Of the row `$1` on; that one was held against the row before it already, unless it is the first of all. */
const check = statement<[number, number], { broken: number | null; last: number | null; rows: number }>(
  'desk audit check',
  `select (min(n) filter (where is_wrong))::int as broken, max(n)::int as last, count(*)::int as rows from (
     select n, n <> $1::bigint + place - 1 or hash <> audit_hash(one)
       or ((place > 1 or $1::bigint = 1) and previous <> before) as is_wrong
     from (
       select audit as one, n, previous, hash, lag(hash, 1, ''::bytea) over (order by n) as before,
         row_number() over (order by n) as place
       from audit where n >= $1::bigint order by n limit $2
     ) chained
   ) checked`,
);
const ends = statement<[], { from: Date; rows: number }>(
  'desk audit ends',
  `select (select at from audit order by n limit 1) as from, n::int as rows
   from audit order by n desc limit 1`,
);
const newest = 2 ** 31 - 1;
/** At a time: a list of years is longer than one statement may take. */
const piece = 50_000;

export const auditIn = (database: Database): DeskStore['audit'] => ({
  append: async (actor, deed, subject, detail = '', teams) => {
    if (teams) await database.run(appendTeamAudit, [actor, deed, subject, detail, teams]);
    else await database.run(appendAudit, [actor, deed, subject, detail]);
  },
  read: ({ before = newest, limit, by }) => database.run(read, [before, limit, by ?? null]),
  broken: async (from = 1) => {
    for (let at = from; ; ) {
      const [seen] = await database.run(check, [at, piece]);
      if (seen?.broken) return seen.broken;
      if (!seen?.last || seen.rows < piece) return undefined;
      at = seen.last;
    }
  },
  ends: async () => (await database.run(ends, []))[0],
});
