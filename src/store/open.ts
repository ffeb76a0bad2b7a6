// Opens the store: its own PostgreSQL under the data folder, or the server behind DATABASE_URL.
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Accounts, accountsIn } from './accounts/accounts.ts';
import { type Changes, hearChanges } from './changes.ts';
import { conversationsIn } from './conversations.ts';
import { type Address, away, connect, type Database, type Log, type StoreEvent } from './database.ts';
import { type NumbersReader, numbersIn } from './desk/numbers.ts';
import { deskIn } from './desk/parts.ts';
import { startEmbedded } from './embedded/embedded.ts';
import { asAway, StoreAway, StoreFault } from './faults.ts';
import { inboxIn } from './inbox.ts';
import { checkFingerprint } from './keys/fingerprint.ts';
import { drawKeys } from './keys/keys.ts';
import { messagesIn } from './messages.ts';
import { migrate } from './migrate.ts';
import { missesIn } from './misses.ts';
import { emptyLine } from './outbox/line.ts';
import { azureOutboxIn, outboxIn } from './outbox/outbox.ts';
import { paidAttempts } from './outbox/paid.ts';
import { billsIn } from './outbox/statuses.ts';
import { remedyOf } from './refusals.ts';
import { rosterChanges } from './roster/change.ts';
import { rosterReading } from './roster/read.ts';
import type { Roster } from './roster/roster.ts';
import type { Store } from './store.ts';
import { turnsIn } from './turn/turns.ts';

export type StoreSettings = {
  /** A PostgreSQL server you run, 15 or newer; several processes may share it. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** 32 bytes; see `secretKey`. */
  readonly secretKey: Buffer;
  /** One event each; never what a person wrote. */
  log(event: StoreEvent): void;
};

type Engine = { readonly address: Address; stop(): Promise<void> };

/** The store with what only the desk in the browser asks for. */
export type OpenStore = Store & {
  readonly accounts: Accounts;
  readonly numbers: NumbersReader;
  readonly roster: Roster;
};

/** Rejects with `StoreFault` when the operator has something to do. */
export const openStore = async (settings: StoreSettings): Promise<OpenStore> => {
  const log: Log = (event) => settings.log(event);
  const engine: Engine =
    settings.databaseUrl === undefined
      ? await startEmbedded(settings.dataDir, log)
      : { address: { connectionString: settings.databaseUrl }, stop: async () => undefined };
  const database = connect(engine.address, log);
  const keys = drawKeys(settings.secretKey);
  let changes: Changes | undefined;
  try {
    await migrate(database.kysely);
    await checkFingerprint(database, keys);
    changes = await hearChanges(engine.address, database, log);
  } catch (error) {
    await database.close();
    await engine.stop();
    throw unreachable(error);
  }
  return storeOn({ engine, database, changes, keys, log, accounts: accountsIn(database, settings.secretKey) });
};

type Parts = {
  readonly engine: Engine;
  readonly database: Database;
  readonly changes: Changes;
  readonly keys: ReturnType<typeof drawKeys>;
  readonly log: Log;
  readonly accounts: Accounts;
};

const storeOn = ({ engine, database, changes, keys, log, accounts }: Parts): OpenStore => {
  const paid = paidAttempts();
  const line = emptyLine();
  const { idle, ...turns } = turnsIn({ database, keys, paid, changes, line, log });
  const { idle: settled, ...outbox } = outboxIn({ database, keys, changes, line });
  const { idle: received, ...inbox } = inboxIn({ database, keys, changes, line, paid });
  let closed: Promise<void> | undefined;
  const close = async () => {
    await idle();
    await Promise.all([settled(), received()]);
    await changes.close();
    await database.close();
    await engine.stop();
  };
  return {
    accounts,
    numbers: numbersIn(database),
    roster: { ...rosterReading(database), ...rosterChanges(database) },
    conversations: conversationsIn(database, keys),
    messages: messagesIn(database, keys, paid, changes),
    turns,
    inbox,
    outbox,
    azureOutbox: azureOutboxIn({ database, keys, changes }),
    bills: billsIn(database),
    desk: deskIn({ database, keys, changes }),
    misses: missesIn(database),
    onChange: changes.onChange,
    ping: () => ping(database),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
};

const ping = async ({ kysely }: Database): Promise<void> => {
  const done = new AbortController();
  const late = setTimeout(1_900, undefined, { signal: done.signal }).then(() => {
    throw new StoreAway(new Error('No answer to a ping in time.'));
  });
  try {
    await Promise.race([away(sql`select 1`.execute(kysely)), late]);
  } finally {
    late.catch(() => undefined);
    done.abort();
  }
};

/** PostgreSQL's codes for a wrong password, a database or a schema that is not there or not ours. */
const refusals = /^(28...|3D000|3F000|42501)$/;

const unreachable = (error: unknown): unknown => {
  const told = asAway(error);
  const isRefused = error instanceof Error && 'code' in error && refusals.test(String(error.code));
  if (!isRefused && !(told instanceof StoreAway)) return error;
  const remedy = remedyOf(error);
  if (remedy) return new StoreFault('The database of DATABASE_URL takes nothing:', `${remedy}.`, error);
  return new StoreFault(
    isRefused ? 'The database of DATABASE_URL refuses us.' : 'The database of DATABASE_URL does not answer.',
    isRefused
      ? 'Check user, password and name of the database; the user must be allowed to make tables in it.'
      : 'Check host, port and that it runs; leave DATABASE_URL out to use the database that comes along.',
    error,
  );
};
