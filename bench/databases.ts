// One PostgreSQL for a run of benchmarks; each program gets a database of its own on it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../src/store/embedded/embedded.ts';

export type Databases = {
  readonly folder: string;
  at(name: string): string;
  make(name: string): Promise<string>;
  stop(): Promise<void>;
};

export const startDatabases = async (): Promise<Databases> => {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijs-bench-'));
  const server = await startEmbedded(folder, () => undefined);
  const { user, password, host, port } = server.address;
  const at = (name: string) => `postgres://${user}:${password}@${host}:${port}/${name}`;
  return {
    folder,
    at,
    make: async (name) => {
      const client = new pg.Client({ connectionString: at('postgres') });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return at(name);
    },
    stop: () => server.stop(),
  };
};
