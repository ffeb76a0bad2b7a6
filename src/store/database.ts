// The connection to PostgreSQL: a small pool, prepared statements for the life of a message, Kysely for the rest.
import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { asAway } from './faults.ts';
import { tellRefusals } from './refusals.ts';
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
  const refused = tellRefusals((event) => log({ level: 'error', event }));
  pool.on('connect', (client) => {
    // Without this a connection that breaks while a turn thinks would end the process.
    client.on('error', () => undefined);
    lineOf(client).on('errorMessage', refused);
  });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

  return {
    kysely,
    run: (what, values) => rows((query, done) => pool.query(query, done), what, values),
    borrow: async (work) => {
      const client = await away(pool.connect());
      let broken = false;
      try {
        return await work({
          send: (what, values) => {
            gather(client);
            return rows((query, done) => client.query(query, done), what, values);
          },
          say: (command) => {
            gather(client);
            return away(client.query(command));
          },
        });
      } catch (error) {
        broken = await client.query('rollback').then(no, yes);
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => kysely.destroy(),
  };
};

/** What is sent in one go leaves in one packet: each write to the socket costs more than the statement in it. */
const gather = (client: pg.PoolClient): void => {
  const { stream } = lineOf(client);
  stream.cork();
  process.nextTick(() => stream.uncork());
};

type Line = EventEmitter & { readonly stream: Duplex };
/** What pg itself speaks through. */
const lineOf = (client: pg.PoolClient): Line => (client as unknown as { readonly connection: Line }).connection;

const yes = () => true;
const no = () => false;

type Done = (error: Error | null, result: pg.QueryResult) => void;

/** With a callback: the promises of pg would cost one statement in ten. */
const rows = <V extends readonly unknown[], R>(
  ask: (query: pg.QueryConfig, done: Done) => void,
  { name, text }: Statement<V, R>,
  values: V,
): Promise<readonly R[]> =>
  new Promise((resolve, reject) => {
    ask({ name, text, values: values as unknown as unknown[] }, (error, result) =>
      error ? reject(asAway(error)) : resolve(result.rows as R[]),
    );
  });

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
  try {
    return (await Promise.all(answers)) as unknown as T;
  } catch (error) {
    await Promise.allSettled(answers);
    throw error;
  }
};
