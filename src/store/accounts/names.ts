// The names behind ids of accounts, for a page that lists who did what.
import { sql } from 'kysely';
import { away } from '../database.ts';
import type { AccountDatabase, AccountId, AccountKeys } from './tables.ts';

/** Absent for an id that is no account (any more). `by` sees the names of people in teams where she is auditor or coordinator. */
export type Names = (by: AccountId, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

export const namesIn =
  (db: AccountDatabase, keys: AccountKeys): Names =>
  async (by, ids) => {
    const { rows } = await away(
      sql<{ id: AccountId; name: Buffer }>`
        select a.id, a.name from accounts a
        where a.id = any (${ids}::text[]) and (a.id = ${by} or exists (
          select from account_roles theirs
            join account_roles hers on hers.team = theirs.team and hers.role in ('auditor', 'coordinator')
          where theirs.account = a.id and hers.account = ${by}))`.execute(db),
    );
    return new Map(rows.map(({ id, name }) => [id, keys.open(id, 'name', name)]));
  };
