// Owns a data folder: a lock inside its database, on a connection of its own, that frees itself when the owner dies.
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { type Address, patience } from '../database.ts';

export type Hold = { release(): Promise<void> };

/** Any number, as long as it stays the same. */
const lockNumber = 7_393_251;
/** The lock of an owner that was killed a moment ago is freed when the server notices. */
const longestWait = 3_000;

/** Undefined when another process owns it. `lost` is called once, when the connection breaks by itself. */
export const takeHold = async (address: Address, lost: () => void): Promise<Hold | undefined> => {
  const client = new pg.Client({ ...address, ...patience, application_name: 'wegwijs owner' });
  let released = false;
  const end = () => {
    if (!released) lost();
    released = true;
  };
  client.on('error', () => undefined);
  await client.connect();
  for (const until = Date.now() + longestWait; ; await setTimeout(100)) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lockNumber]);
    if (rows[0]?.mine) break;
    if (Date.now() < until) continue;
    await client.end();
    return undefined;
  }
  client.on('end', end);
  return {
    release: async () => {
      released = true;
      await client.end().catch(() => undefined);
    },
  };
};
