// The audit: who opened, claimed, exported; append-only and chained, so that a missing or changed row shows.
import { type Database, statement } from './database.ts';
import type { AuditRow, DeskStore } from './desk.ts';
import { appendAudit } from './desk-change.ts';

const read = statement<[number, number], AuditRow>(
  'desk audit read',
  'select n::int, at, actor, deed, subject, detail from audit where n < $1 order by n desc limit $2',
);
const broken = statement<[], { n: number }>(
  'desk audit broken',
  `select n::int from (
     select *, lag(hash, 1, ''::bytea) over (order by n) as before, row_number() over (order by n) as place from audit
   ) chained
   where n <> place or previous <> before
     or hash <> audit_hash(previous, n, at, actor, deed, subject, detail)
   order by n limit 1`,
);
const newest = 2 ** 31 - 1;

export const auditIn = (database: Database): DeskStore['audit'] => ({
  append: async (actor, deed, subject, detail = '') => {
    await database.run(appendAudit, [actor, deed, subject, detail]);
  },
  read: ({ before = newest, limit }) => database.run(read, [before, limit]),
  broken: async () => (await database.run(broken, []))[0]?.n,
});
