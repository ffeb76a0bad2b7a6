// Who works together at a desk: the names a volunteer sees on the roster of her own team.
import { sql } from 'kysely';
import { away } from '../database.ts';
import type { AccountDatabase, AccountId, AccountKeys } from './tables.ts';

export type Colleague = { readonly id: AccountId; readonly name: string };
/** Volunteers and coordinators of the team, by name; empty unless `by` is one of them. */
export type Colleagues = (by: AccountId, team: string) => Promise<readonly Colleague[]>;

const byName = new Intl.Collator('nl');

export const colleaguesIn =
  (db: AccountDatabase, keys: AccountKeys): Colleagues =>
  async (by, team) => {
    const { rows } = await away(
      sql<{ id: AccountId; name: Buffer }>`
        select a.id, a.name from accounts a
        where exists (select from account_roles r where r.account = a.id and r.team = ${team}
            and r.role in ('volunteer', 'coordinator'))
          and exists (select from account_roles r where r.account = ${by} and r.team = ${team}
            and r.role in ('volunteer', 'coordinator'))`.execute(db),
    );
    return rows
      .map(({ id, name }) => ({ id, name: keys.open(id, 'name', name) }))
      .toSorted((one, other) => byName.compare(one.name, other.name));
  };
