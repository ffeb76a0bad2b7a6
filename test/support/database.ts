// A database of its own for a test file, on the real PostgreSQL of the run, and stores on it.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { StoreEvent } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

export type TestDatabase = {
  readonly url: string;
  readonly secretKey: Buffer;
  /** Everything the stores logged. */
  readonly logged: StoreEvent[];
  /** As often as you like; each is closed after the file's tests. */
  open(): Promise<Store>;
  /** Past the store, straight at the tables. */
  query(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
};

/** Call it in a test file or a `beforeAll`; it is dropped after the file's tests. */
export const freshDatabase = async (): Promise<TestDatabase> => {
  const server = inject('databaseServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = `${server}/${name}`;
  await once(`${server}/postgres`, `create database ${name}`);
  const stores: Store[] = [];
  const logged: StoreEvent[] = [];
  const secretKey = randomBytes(32);
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await once(`${server}/postgres`, `drop database ${name} with (force)`);
  });
  return {
    url,
    secretKey,
    logged,
    open: async () => {
      const store = await openStore({
        databaseUrl: url,
        dataDir: 'unused',
        secretKey,
        log: (event) => logged.push(event),
      });
      stores.push(store);
      return store;
    },
    query: (text, values) => once(url, text, values),
  };
};

const once = async (url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
};
