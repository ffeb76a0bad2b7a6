// What is done to accounts, invitations and roles, written into the audit in the transaction that does it: ids only.
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';

type Deed = {
  readonly actor: string;
  readonly deed:
    | 'invited'
    | 'joined'
    | 'withdrew'
    | 'gave-role'
    | 'took-role'
    | 'new-device'
    | 'added-passkey'
    | 'ended-sessions'
    | 'made-team'
    | 'changed-team';
  /** An account, an invitation or a team. */
  readonly subject: string | RawBuilder<unknown>;
  /** A role, or how many sessions. */
  readonly detail?: string | RawBuilder<unknown>;
  readonly teams: readonly string[] | RawBuilder<unknown>;
};

/** Who makes the first coordinator's invitation: the start of the house. */
export const start = 'start';

/** To be selected from what the statement did: no row, no deed. */
export const deed = ({ actor, deed: did, subject, detail = '', teams }: Deed): RawBuilder<unknown> =>
  sql`audit_append(${actor}::text, ${did}::text, ${subject}::text, ${detail}::text, ${teams}::text[])`;

/** Last in its transaction: one writer at a time. */
export const tell = async (trx: QueryExecutorProvider, done: Deed): Promise<void> => {
  await sql`select ${deed(done)}`.execute(trx);
};

/** Every team the account works in. */
export const teamsOf = (account: string): RawBuilder<unknown> =>
  sql`array(select distinct team from account_roles where account = ${account} order by team)`;
