// Invitations: the only way in. Made by a coordinator (or at the first start), used once, gone after three days.
import { randomBytes } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { away } from '../database.ts';
import { deed, start, tell } from './deeds.ts';
import { isCoordinator, type Membership, normalMail, type Passkey } from './people.ts';
import {
  type AccountDatabase,
  type AccountId,
  type AccountKeys,
  type AccountTables,
  newId,
  newToken,
  tokenHash,
} from './tables.ts';

/** How the newcomer will sign in. */
export type Proof =
  | { readonly kind: 'passkey'; readonly handle: Buffer; readonly passkey: Passkey }
  /** `step` is that of the code shown at the invitation: it counts as taken. */
  | { readonly kind: 'password'; readonly password: string; readonly code: string; readonly step: number }
  | { readonly kind: 'outside'; readonly issuerAndSubject: string };
export type Newcomer = { readonly name: string; readonly mail: string; readonly proof: Proof };
export type OpenInvitation = { readonly id: string; readonly role: Membership['role']; readonly expires: Date };

export type Invitations = {
  /** The token of a first coordinator's invitation, as long as there is no account. */
  first(team: string): Promise<string | undefined>;
  /** Undefined unless `by` is coordinator of the team. */
  make(by: AccountId, membership: Membership): Promise<string | undefined>;
  /** Undefined when unknown, used or too old. */
  look(token: string): Promise<Membership | undefined>;
  accept(token: string, newcomer: Newcomer): Promise<AccountId | 'gone' | 'known'>;
  /** Somebody who has an account joins one more team. */
  join(token: string, account: AccountId): Promise<boolean>;
  open(by: AccountId, team: string): Promise<readonly OpenInvitation[]>;
  withdraw(by: AccountId, id: string): Promise<boolean>;
};

const hours = 72;

export const invitationsIn = (db: AccountDatabase, keys: AccountKeys): Invitations => {
  const make = async (by: AccountId | null, { team, role }: Membership): Promise<string | undefined> => {
    const token = newToken();
    const may = by === null ? sql`not exists (select from accounts)` : isCoordinator(by, team);
    const made = sql`
      with made as (
        insert into account_invitations (id, token_hash, team, role, first, made_by, expires_at)
        select ${newId()}, ${tokenHash(token)}, ${team}, ${role}, ${by === null}, ${by}, now() + ${hours} * interval '1 hour'
        where ${may} returning id
      )
      select ${deed({ actor: by ?? start, deed: 'invited', subject: sql`id`, detail: role, teams: [team] })} from made`;
    return (await away(made.execute(db))).rows.length === 1 ? token : undefined;
  };
  return {
    first: (team) => make(null, { team, role: 'coordinator' }),
    make,
    look: async (token) => {
      const { rows } = await away(
        sql<Membership>`
          select team, role from account_invitations
          where token_hash = ${tokenHash(token)} and used_at is null and expires_at > now()
            and (not first or not exists (select from accounts))`.execute(db),
      );
      return rows[0];
    },
    accept: async (token, { name, mail, proof }) => {
      const id = newId() as AccountId;
      try {
        return await away(
          db.transaction().execute(async (trx) => {
            const membership = await use(trx, token);
            if (!membership) return 'gone';
            await trx
              .insertInto('accounts')
              .values({
                id,
                name: keys.seal(id, 'name', name),
                mail: keys.seal(id, 'mail', mail.trim()),
                mail_hash: keys.hash('mail', normalMail(mail)),
                ...(proof.kind === 'passkey'
                  ? { handle: proof.handle }
                  : { handle: Buffer.from(newToken(), 'base64url') }),
                ...(proof.kind === 'password'
                  ? {
                      password: proof.password,
                      code_secret: keys.seal(id, 'code', proof.code),
                      code_used: proof.step,
                    }
                  : {}),
                ...(proof.kind === 'outside' ? { outside_hash: keys.hash('outside', proof.issuerAndSubject) } : {}),
              })
              .execute();
            if (proof.kind === 'passkey') {
              const { id: key, publicKey, counter } = proof.passkey;
              await trx
                .insertInto('account_passkeys')
                .values({ id: key, account: id, public_key: Buffer.from(publicKey), counter })
                .execute();
            }
            const { team, role, invitation } = membership;
            await trx.insertInto('account_roles').values({ account: id, team, role }).execute();
            await tell(trx, { actor: id, deed: 'joined', subject: invitation, detail: role, teams: [team] });
            if (proof.kind === 'passkey')
              await tell(trx, { actor: id, deed: 'added-passkey', subject: id, teams: [team] });
            return id;
          }),
        );
      } catch (error) {
        // A mail address, passkey or subject that already has an account; the invitation stays whole.
        if ((error as { code?: unknown }).code === '23505') return 'known';
        throw error;
      }
    },
    join: (token, account) =>
      away(
        db.transaction().execute(async (trx) => {
          const membership = await use(trx, token);
          if (!membership) return false;
          const { team, role, invitation } = membership;
          await sql`
            insert into account_roles (account, team, role) values (${account}, ${team}, ${role})
            on conflict do nothing`.execute(trx);
          await tell(trx, { actor: account, deed: 'joined', subject: invitation, detail: role, teams: [team] });
          return true;
        }),
      ),
    open: async (by, team) => {
      const { rows } = await away(
        sql<OpenInvitation>`
          select id, role, expires_at as expires from account_invitations
          where team = ${team} and used_at is null and expires_at > now() and ${isCoordinator(by, team)}
          order by expires_at`.execute(db),
      );
      return rows;
    },
    withdraw: async (by, id) => {
      const gone = sql`
        with gone as (
          delete from account_invitations i
          where id = ${id} and used_at is null and exists (
            select from account_roles where account = ${by} and team = i.team and role = 'coordinator')
          returning id, team, role
        )
        select ${deed({ actor: by, deed: 'withdrew', subject: sql`id`, detail: sql`role`, teams: sql`array[team]` })}
        from gone`;
      return (await away(gone.execute(db))).rows.length === 1;
    },
  };
};

/** Marked in the transaction that makes the account: of two at the same moment one finds it used. */
type Used = Membership & { readonly invitation: string };
const use = async (trx: Transaction<AccountTables>, token: string): Promise<Used | undefined> => {
  // One at a time for the very first, or two people could both become the first coordinator.
  await sql`select pg_advisory_xact_lock(hashtext('first coordinator')) where not exists (select from accounts)`.execute(
    trx,
  );
  const { rows } = await sql<Used>`
    update account_invitations set used_at = now()
    where token_hash = ${tokenHash(token)} and used_at is null and expires_at > now()
      and (not first or not exists (select from accounts))
    returning team, role, id as invitation`.execute(trx);
  return rows[0];
};

/** For a passkey: 64 bytes that mean nothing. */
export const newHandle = (): Buffer => randomBytes(64);
