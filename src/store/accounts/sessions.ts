// Sessions of the desk: one row each, ended after an hour without a sign of life or twelve hours in all, by its owner, or by a coordinator.
import { sql } from 'kysely';
import { away } from '../database.ts';
import { deed, teamsOf } from './deeds.ts';
import type { Account, Membership } from './people.ts';
import { type AccountDatabase, type AccountId, type AccountKeys, newId, newToken, tokenHash } from './tables.ts';

export type Session = { readonly id: string; readonly account: Account };
export type ListedSession = {
  readonly id: string;
  readonly device: string;
  readonly opened: Date;
  readonly seen: Date;
};

export type Sessions = {
  open(account: AccountId, device: string): Promise<string>;
  /** True the first time an account is seen with this device's own random token. */
  isNewDevice(account: AccountId, deviceToken: string): Promise<boolean>;
  /** `touch`: a person did something; a page that refreshes itself is no sign of life. */
  find(token: string, touch: boolean): Promise<Session | undefined>;
  /** The roles behind each token that is still good; a token that is not good is absent. */
  live(tokens: readonly string[]): Promise<ReadonlyMap<string, string>>;
  list(account: AccountId): Promise<readonly ListedSession[]>;
  end(token: string): Promise<void>;
  endOne(account: AccountId, id: string): Promise<boolean>;
};

/** Of the database clock, so that several machines agree. */
const isGood = sql`s.seen_at > now() - interval '60 minutes' and s.opened_at > now() - interval '12 hours'`;
const rolesOf = sql`
  coalesce((select json_agg(json_build_object('team', team, 'role', role) order by team, role)
            from account_roles r where r.account = s.account), '[]')`;

export const sessionsIn = (db: AccountDatabase, keys: AccountKeys): Sessions => ({
  open: async (account, device) => {
    const token = newToken();
    await away(sql`delete from account_sessions s where account = ${account} and not (${isGood})`.execute(db));
    await away(
      db
        .insertInto('account_sessions')
        .values({ id: newId(), token_hash: tokenHash(token), account, device })
        .execute(),
    );
    return token;
  },
  isNewDevice: async (account, deviceToken) => {
    const seen = sql`
      with seen as (
        insert into account_devices (account, device_hash) values (${account}, ${tokenHash(deviceToken)})
        on conflict do nothing returning account
      )
      select ${deed({ actor: account, deed: 'new-device', subject: account, teams: teamsOf(account) })} from seen`;
    return (await away(seen.execute(db))).rows.length === 1;
  },
  find: async (token, touch) => {
    type Row = {
      id: string;
      account: AccountId;
      name: Buffer;
      languages: readonly string[];
      roles: readonly Membership[];
    };
    const hash = tokenHash(token);
    const { rows } = await away(
      sql<Row>`
        select s.id, s.account, a.name, a.languages, ${rolesOf} as roles
        from account_sessions s join accounts a on a.id = s.account
        where s.token_hash = ${hash} and ${isGood}`.execute(db),
    );
    const row = rows[0];
    if (!row) return undefined;
    // At most one write a minute: nobody waits for it, and a minute of sixty makes no difference.
    if (touch)
      await away(
        sql`update account_sessions set seen_at = now()
            where token_hash = ${hash} and seen_at < now() - interval '1 minute'`.execute(db),
      );
    return {
      id: row.id,
      account: {
        id: row.account,
        name: keys.open(row.account, 'name', row.name),
        languages: row.languages,
        roles: row.roles,
      },
    };
  },
  live: async (tokens) => {
    const byHash = new Map(tokens.map((token) => [tokenHash(token).toString('hex'), token]));
    const { rows } = await away(
      sql<{ hash: string; roles: string }>`
        select encode(s.token_hash, 'hex') as hash, ${rolesOf}::text as roles from account_sessions s
        where s.token_hash = any(${[...byHash.keys()].map((hash) => Buffer.from(hash, 'hex'))}) and ${isGood}`.execute(
        db,
      ),
    );
    return new Map(rows.map(({ hash, roles }) => [byHash.get(hash) ?? '', roles]));
  },
  list: async (account) => {
    const { rows } = await away(
      sql<ListedSession>`
        select s.id, s.device, s.opened_at as opened, s.seen_at as seen from account_sessions s
        where s.account = ${account} and ${isGood} order by s.seen_at desc`.execute(db),
    );
    return rows;
  },
  end: async (token) => {
    await away(db.deleteFrom('account_sessions').where('token_hash', '=', tokenHash(token)).execute());
  },
  endOne: async (account, id) => {
    const ended = sql`
      with ended as (delete from account_sessions where account = ${account} and id = ${id} returning account)
      select ${deed({ actor: account, deed: 'ended-sessions', subject: account, detail: '1', teams: teamsOf(account) })}
      from ended`;
    return (await away(ended.execute(db))).rows.length === 1;
  },
});
