// Rules of the desk: how many open cases one volunteer may have, and closed cases that forget what they were about.
import { type Kysely, type Migration, sql } from 'kysely';

export const deskRules: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table teams add column most_open integer not null default 3 check (most_open >= 1)`.execute(db);
    // Null: the time in which the case is kept has passed. What stays is what numbers are made from.
    await sql`alter table cases alter column details drop not null`.execute(db);
    await sql`create index cases_holder on cases (taken_by) where state = 'taken'`.execute(db);
    await sql`create index cases_closed on cases (closed_at) where state = 'closed' and details is not null`.execute(
      db,
    );
  },
};
