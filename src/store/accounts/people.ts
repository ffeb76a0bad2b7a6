// Accounts: found by mail, passkey or the organisation's own sign-in; their roles, changed only by a coordinator of the team.
import { type Expression, type SqlBool, sql } from 'kysely';
import { away } from '../database.ts';
import { deed, tell } from './deeds.ts';
import type { AccountDatabase, AccountId, AccountKeys, AccountRole } from './tables.ts';

export type Membership = { readonly team: string; readonly role: AccountRole };
/** `languages`: what she speaks besides Dutch, as she ticked on her own page; codes as in `locales/languages.yaml`. */
export type Account = {
  readonly id: AccountId;
  readonly name: string;
  readonly languages: readonly string[];
  readonly roles: readonly Membership[];
};
export type Member = Omit<Account, 'roles'> & { readonly roles: readonly AccountRole[] };
export type Passkey = { readonly id: string; readonly publicKey: Uint8Array; readonly counter: number };
export type Change = Membership & { readonly account: AccountId };

export type People = {
  find(id: AccountId): Promise<Account | undefined>;
  mailOf(id: AccountId): Promise<string | undefined>;
  /** Replaces what she speaks. */
  speak(id: AccountId, languages: readonly string[]): Promise<void>;
  /** `code` is the secret of the code app. */
  byMail(mail: string): Promise<{ id: AccountId; password: string; code: string } | undefined>;
  byOutside(issuerAndSubject: string): Promise<AccountId | undefined>;
  /** False when a code of this time step or a later one was taken before. */
  useCode(id: AccountId | undefined, step: number): Promise<boolean>;
  passkey(id: string): Promise<(Passkey & { readonly account: AccountId; readonly handle: Buffer }) | undefined>;
  /** False when the counter did not grow: somebody has a copy of the key. Keys that do not count stay at 0. */
  usePasskey(id: string, counter: number): Promise<boolean>;
  /** Everybody of the team; empty unless `by` is its coordinator. */
  members(by: AccountId, team: string): Promise<readonly Member[]>;
  give(by: AccountId, change: Change): Promise<boolean>;
  /** `last`: the team would have no coordinator any more. */
  take(by: AccountId, change: Change): Promise<'done' | 'refused' | 'last'>;
};

export const normalMail = (mail: string): string => mail.normalize('NFKC').trim().toLowerCase();

/** The one place that says who may change a team. */
export const isCoordinator = (by: AccountId, team: string): Expression<SqlBool> =>
  sql<SqlBool>`exists (select from account_roles where account = ${by} and team = ${team} and role = 'coordinator')`;

export const peopleIn = (db: AccountDatabase, keys: AccountKeys): People => ({
  find: async (id) => {
    const row = await away(
      db.selectFrom('accounts').select(['id', 'name', 'languages']).where('id', '=', id).executeTakeFirst(),
    );
    if (!row) return undefined;
    const roles = await away(
      db
        .selectFrom('account_roles')
        .select(['team', 'role'])
        .where('account', '=', id)
        .orderBy('team')
        .orderBy('role')
        .execute(),
    );
    return { id, name: keys.open(id, 'name', row.name), languages: row.languages, roles };
  },
  mailOf: async (id) => {
    const row = await away(db.selectFrom('accounts').select('mail').where('id', '=', id).executeTakeFirst());
    return row && keys.open(id, 'mail', row.mail);
  },
  speak: async (id, languages) => {
    await away(db.updateTable('accounts').set({ languages }).where('id', '=', id).execute());
  },
  byMail: async (mail) => {
    const row = await away(
      db
        .selectFrom('accounts')
        .select(['id', 'password', 'code_secret'])
        .where('mail_hash', '=', keys.hash('mail', normalMail(mail)))
        .executeTakeFirst(),
    );
    if (!row?.password || !row.code_secret) return undefined;
    return { id: row.id, password: row.password, code: keys.open(row.id, 'code', row.code_secret) };
  },
  byOutside: async (whom) => {
    const found = db.selectFrom('accounts').select('id').where('outside_hash', '=', keys.hash('outside', whom));
    return (await away(found.executeTakeFirst()))?.id;
  },
  useCode: async (id, step) => {
    const used = db
      .updateTable('accounts')
      .set({ code_used: step })
      .where('id', '=', id ?? ('' as AccountId))
      .where('code_used', '<', step)
      .returning('id');
    return (await away(used.execute())).length === 1;
  },
  passkey: async (id) => {
    const row = await away(
      db
        .selectFrom('account_passkeys')
        .innerJoin('accounts', 'accounts.id', 'account_passkeys.account')
        .select(['account', 'public_key', 'counter', 'handle'])
        .where('account_passkeys.id', '=', id)
        .executeTakeFirst(),
    );
    if (!row) return undefined;
    const { account, handle, public_key, counter } = row;
    return { id, account, handle, publicKey: new Uint8Array(public_key), counter: Number(counter) };
  },
  usePasskey: async (id, counter) => {
    const used = sql`
      update account_passkeys set counter = ${counter}
      where id = ${id} and (counter < ${counter} or (counter = 0 and ${counter} = 0)) returning id`;
    return (await away(used.execute(db))).rows.length === 1;
  },
  members: async (by, team) => {
    const rows = await away(
      db
        .selectFrom('account_roles')
        .innerJoin('accounts', 'accounts.id', 'account_roles.account')
        .select(['accounts.id', 'accounts.name', 'accounts.languages', 'account_roles.role'])
        .where('team', '=', team)
        .where(isCoordinator(by, team))
        .orderBy('made_at')
        .orderBy('role')
        .execute(),
    );
    const found = new Map<AccountId, Member>();
    for (const { id, name, languages, role } of rows) {
      const member = found.get(id) ?? { id, name: keys.open(id, 'name', name), languages, roles: [] };
      found.set(id, { ...member, roles: [...member.roles, role] });
    }
    return [...found.values()];
  },
  give: async (by, { account, team, role }) => {
    // Somebody already in the team only: others come by invitation.
    const given = sql`
      with given as (
        insert into account_roles (account, team, role)
        select ${account}, ${team}, ${role}
        where ${isCoordinator(by, team)}
          and exists (select from account_roles where account = ${account} and team = ${team})
        on conflict do nothing returning account
      )
      select ${deed({ actor: by, deed: 'gave-role', subject: account, detail: role, teams: [team] })} from given`;
    return (await away(given.execute(db))).rows.length === 1;
  },
  take: (by, { account, team, role }) =>
    away(
      db.transaction().execute(async (trx) => {
        // Locked, so that two coordinators cannot take each other's role at the same moment.
        const { rows } = await sql<{ account: AccountId }>`
          select account from account_roles where team = ${team} and role = 'coordinator'
          order by account for update`.execute(trx);
        if (!rows.some((one) => one.account === by)) return 'refused';
        if (role === 'coordinator' && rows.length === 1 && rows[0]?.account === account) return 'last';
        const { rows: taken } = await sql`
          delete from account_roles where account = ${account} and team = ${team} and role = ${role}
          returning account`.execute(trx);
        // Who lost a role signs in again; who lost the last one finds no door.
        const { rows: ended } = await sql`
          delete from account_sessions where account = ${account} and account <> ${by} returning id`.execute(trx);
        const told = { actor: by, subject: account, teams: [team] };
        if (taken.length === 1) await tell(trx, { ...told, deed: 'took-role', detail: role });
        if (ended.length > 0) await tell(trx, { ...told, deed: 'ended-sessions', detail: `${ended.length}` });
        return taken.length === 1 ? 'done' : 'refused';
      }),
    ),
});
