// Half-days that are offered for a swap; and who works for a team no longer is on its roster no longer.
import { type Kysely, type Migration, sql } from 'kysely';

export const shifts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table shifts add column offered boolean not null default false`.execute(db);
    await sql`create index shifts_volunteer on shifts (volunteer, day)`.execute(db);
    // By whatever way the role went: nobody is promised the hours of somebody who has left.
    await sql`
      create function shifts_leave() returns trigger language plpgsql as $$
      begin
        delete from shifts s
        where s.team = old.team and s.volunteer = old.account
          and s.day >= (desk_now() at time zone 'Europe/Amsterdam')::date
          and not exists (select from account_roles r where r.account = old.account and r.team = old.team
            and r.role in ('volunteer', 'coordinator'));
        return null;
      end $$`.execute(db);
    await sql`
      create trigger shifts_leave after delete or update on account_roles
      for each row execute function shifts_leave()`.execute(db);
  },
};
