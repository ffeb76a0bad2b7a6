// The connection to PostgreSQL: a small pool, prepared statements for the life of a message, Kysely for the rest.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { asAway } from './faults.ts';
import type { Tables } from './tables.ts';

/** One line of the log: what happened, and ids; never what a person wrote. */
export type StoreEvent = {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [detail: string]: unknown;
};
export type Log = (event: StoreEvent) => void;

/** Where the database is: a URL, or the parts of one. */
export type Address = Pick<pg.ClientConfig, 'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database'>;

/** A statement that is parsed once per connection; the types are its promise, kept by the tests. */
export type Statement<Values extends readonly unknown[], Row> = {
  readonly name: string;
  readonly text: string;
  readonly __promise?: (values: Values) => Row;
};

export const statement = <Values extends readonly unknown[], Row>(
  name: string,
  text: string,
): Statement<Values, Row> => ({ name, text });

export type Database = {
  readonly kysely: Kysely<Tables>;
  /** One statement in a transaction of its own. */
  run<V extends readonly unknown[], R>(what: Statement<V, R>, values: V): Promise<readonly R[]>;
  /** One connection for `work`; it says begin and commit itself. Rolled back when it throws. */
  borrow<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type Connection = {
  /** Sent without waiting for the answers of the ones before: put together what belongs together. */
  send<V extends readonly unknown[], R>(what: Statement<V, R>, values: V): Promise<readonly R[]>;
  say(command: 'begin' | 'commit' | 'rollback'): Promise<unknown>;
};

/** Long enough for any statement of ours, short enough that nobody waits for a lost one. */
export const patience = {
  connectionTimeoutMillis: 2_000,
  statement_timeout: 10_000,
  query_timeout: 12_000,
  /** A frozen process holds nobody's conversation for longer. */
  idle_in_transaction_session_timeout: 15_000,
  keepAlive: true,
} as const;

export const connect = (address: Address, log: Log): Database => {
  const pool = new pg.Pool({ ...address, ...patience, max: 10, pipeline: true, application_name: 'wegwijs' });
  const lost = (error: Error) => log({ level: 'warn', event: 'database connection lost', why: error.message });
  pool.on('error', lost);
  // Without this a connection that breaks while a turn thinks would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

  return {
    kysely,
    run: (what, values) =>
      rows(pool.query({ name: what.name, text: what.text, values: values as unknown as unknown[] })),
    borrow: async (work) => {
      const client = await away(pool.connect());
      let broken = false;
      try {
        return await work({
          send: (what, values) =>
            rows(client.query({ name: what.name, text: what.text, values: values as unknown as unknown[] })),
          say: (command) => away(client.query(command)),
        });
      } catch (error) {
        broken = await client.query('rollback').then(
          () => false,
          () => true,
        );
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => kysely.destroy(),
  };
};

const rows = async <R>(answer: Promise<pg.QueryResult>): Promise<readonly R[]> => (await away(answer)).rows as R[];

/** The same promise; a broken connection is told as `StoreAway`. */
export const away = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    throw asAway(error);
  }
};

/** All answers, in order; waits for every one before it throws the first error, so that the connection is quiet then. */
export const together = async <T extends readonly unknown[]>(
  answers: { [K in keyof T]: Promise<T[K]> },
): Promise<T> => {
  const settled = await Promise.allSettled(answers as readonly Promise<unknown>[]);
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as T;
};
