// Tells a wrong secret key before it does harm: with it nobody would be found and nothing could be read.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { StoreFault } from '../faults.ts';
import type { Keys } from './keys.ts';

export const checkFingerprint = async ({ kysely }: Database, { fingerprint }: Keys): Promise<void> => {
  const kept = () => kysely.selectFrom('seals').select('fingerprint').executeTakeFirst();
  if (!(await kept())) {
    // Under the table lock: of two first starts with two keys one is refused.
    await kysely.transaction().execute(async (db) => {
      await sql`lock table seals in exclusive mode`.execute(db);
      const row = await db.selectFrom('seals').select('fingerprint').executeTakeFirst();
      if (!row) await db.insertInto('seals').values({ fingerprint }).execute();
    });
  }
  if ((await kept())?.fingerprint.equals(fingerprint)) return;
  throw new StoreFault(
    'The secret key is not the one this database was sealed with.',
    'Set the SECRET_KEY of before, or put the file secret.key back in the data folder; without it the talks cannot be read.',
  );
};
