// Who may sit at the desk: people and their roles, invitations, sessions, and the small memories of a sign-in.
import { sql } from 'kysely';
import { away, type Database } from '../database.ts';
import { type Notices, noticesIn } from '../notices/notices.ts';
import { type Colleagues, colleaguesIn } from './colleagues.ts';
import { type Invitations, invitationsIn } from './invitations.ts';
import { type Names, namesIn } from './names.ts';
import { type People, peopleIn } from './people.ts';
import { type Sessions, sessionsIn } from './sessions.ts';
import {
  type AccountDatabase,
  type AccountId,
  type AccountKeys,
  drawAccountKeys,
  newToken,
  tokenHash,
} from './tables.ts';
import { type Teams, teamsOfAccounts } from './teams.ts';

export type Accounts = {
  readonly people: People;
  readonly teams: Teams;
  readonly colleagues: Colleagues;
  readonly names: Names;
  readonly invitations: Invitations;
  readonly sessions: Sessions;
  readonly steps: Steps;
  readonly notices: Notices;
  /** Counts a try; false when there were `most` of them already within `seconds`. In the database: for all processes together. */
  mayTry(what: string, limit: { readonly most: number; readonly seconds: number }): Promise<boolean>;
  readonly forms: Forms;
};

/** What must be remembered between two pages of a sign-in: a challenge, a new secret. Good once, for ten minutes. */
export type Steps = {
  begin(kind: string, data: string): Promise<string>;
  /** Without taking it: the second look at a page that says "not right". */
  look(kind: string, token: string): Promise<string | undefined>;
  take(kind: string, token: string): Promise<string | undefined>;
};

/** Forms that were sent: the second one with the same id does nothing. */
export type Forms = {
  isFresh(account: AccountId, form: string): Promise<boolean>;
  /** The work failed: the same form may be sent again. */
  release(account: AccountId, form: string): Promise<void>;
};

export const accountsIn = (database: Database, secretKey: Buffer): Accounts => {
  const keys: AccountKeys = drawAccountKeys(secretKey);
  const db = database.kysely as unknown as AccountDatabase;
  return {
    people: peopleIn(db, keys),
    teams: teamsOfAccounts(db),
    colleagues: colleaguesIn(db, keys),
    names: namesIn(db, keys),
    invitations: invitationsIn(db, keys),
    sessions: sessionsIn(db, keys),
    steps: stepsIn(database, keys),
    notices: noticesIn(database, keys),
    mayTry: async (what, { most, seconds }) => {
      const { rows } = await away(
        sql<{ count: number }>`
          insert into account_tries as t (what, count, ends_at)
          values (${keys.hash('try', what)}, 1, now() + ${seconds} * interval '1 second')
          on conflict (what) do update set
            count = case when t.ends_at < now() then 1 else t.count + 1 end,
            ends_at = case when t.ends_at < now() then excluded.ends_at else t.ends_at end
          returning count`.execute(database.kysely),
      );
      return (rows[0]?.count ?? 0) <= most;
    },
    forms: formsIn(database),
  };
};

const stepsIn = ({ kysely }: Database, keys: AccountKeys): Steps => {
  const opened = (kind: string, data: Buffer | undefined): string | undefined => data && keys.openStep(kind, data);
  return {
    begin: async (kind, data) => {
      const token = newToken();
      await away(sql`delete from account_steps where expires_at < now()`.execute(kysely));
      await away(sql`delete from account_tries where ends_at < now()`.execute(kysely));
      await away(
        sql`insert into account_steps (token_hash, kind, data, expires_at)
          values (${tokenHash(token)}, ${kind}, ${keys.sealStep(kind, data)}, now() + interval '10 minutes')`.execute(
          kysely,
        ),
      );
      return token;
    },
    look: async (kind, token) => {
      const { rows } = await away(
        sql<{ data: Buffer }>`
        select data from account_steps
        where token_hash = ${tokenHash(token)} and kind = ${kind} and expires_at > now()`.execute(kysely),
      );
      return opened(kind, rows[0]?.data);
    },
    take: async (kind, token) => {
      const { rows } = await away(
        sql<{ data: Buffer }>`
        delete from account_steps
        where token_hash = ${tokenHash(token)} and kind = ${kind} and expires_at > now() returning data`.execute(
          kysely,
        ),
      );
      return opened(kind, rows[0]?.data);
    },
  };
};

const formsIn = ({ kysely }: Database): Forms => ({
  isFresh: async (account, form) => {
    await away(
      sql`delete from account_forms where account = ${account} and at < now() - interval '1 day'`.execute(kysely),
    );
    const { rows } = await away(
      sql`insert into account_forms (account, form) values (${account}, ${form})
          on conflict do nothing returning form`.execute(kysely),
    );
    return rows.length === 1;
  },
  release: async (account, form) => {
    await away(sql`delete from account_forms where account = ${account} and form = ${form}`.execute(kysely));
  },
});
