// An answer that is taken back gives back the time that was promised.
import { type Kysely, type Migration, sql } from 'kysely';

export const undonePromises: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    // What was promised until this answer was given; null when nothing was, or when another answer keeps it.
    await sql`alter table held_answers add column promised_before timestamptz`.execute(db);
  },
};
