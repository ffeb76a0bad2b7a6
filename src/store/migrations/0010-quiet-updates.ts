// Every message moves `active_at`; a tree over it made each update of a talk a new entry in every index of the table.
import { type Kysely, type Migration, sql } from 'kysely';

export const quietUpdates: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`drop index conversations_active`.execute(db);
    // Blocks of the table with their earliest and latest moment: enough to find the idle ones, and no update has to touch it.
    await sql`create index conversations_active on conversations using brin (active_at) with (autosummarize = on)`.execute(
      db,
    );
    // Room for the next state beside the last, in the same block.
    await sql`alter table conversations set (fillfactor = 70)`.execute(db);
  },
};
