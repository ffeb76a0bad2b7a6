// The audit: who opened, claimed, exported; append-only and chained, so that a missing or changed row shows.
import { type Database, statement } from './database.ts';
import type { AuditRow, DeskStore } from './desk.ts';
import { appendAudit, appendTeamAudit } from './desk-change.ts';

const read = statement<[number, number, string | null], AuditRow>(
  'desk audit read',
  `select n::int, at, actor, deed, subject, detail from audit
   where n < $1 and ($3::text is null or teams && array(
     select team from account_roles where account = $3 and role in ('auditor', 'coordinator')))
   order by n desc limit $2`,
);
const broken = statement<[], { n: number }>(
  'desk audit broken',
  `select n::int from (
     select audit as one, n, previous, hash, lag(hash, 1, ''::bytea) over (order by n) as before,
       row_number() over (order by n) as place
     from audit
   ) chained
   where n <> place or previous <> before or hash <> audit_hash(one)
   order by n limit 1`,
);
const ends = statement<[], { from: Date; rows: number; mark: string }>(
  'desk audit ends',
  `select (select at from audit order by n limit 1) as from, n::int as rows, left(encode(hash, 'hex'), 12) as mark
   from audit order by n desc limit 1`,
);
const newest = 2 ** 31 - 1;

export const auditIn = (database: Database): DeskStore['audit'] => ({
  append: async (actor, deed, subject, detail = '', teams) => {
    if (teams) await database.run(appendTeamAudit, [actor, deed, subject, detail, teams]);
    else await database.run(appendAudit, [actor, deed, subject, detail]);
  },
  read: ({ before = newest, limit, by }) => database.run(read, [before, limit, by ?? null]),
  broken: async () => (await database.run(broken, []))[0]?.n,
  ends: async () => (await database.run(ends, []))[0],
});
