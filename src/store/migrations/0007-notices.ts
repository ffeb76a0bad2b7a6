// What volunteers are told beside the desk: languages they speak, devices that take a push message, and who was told of which case.
import { type Kysely, type Migration, sql } from 'kysely';

export const notices: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table accounts
        add column languages text[] not null default '{}',
        add column mail_me boolean not null default true`.execute(db);
    // Where a push message goes is personal: sealed, found by its keyed hash.
    await sql`
      create table push_devices (
        id text primary key,
        account text not null references accounts on delete cascade,
        endpoint_hash bytea not null unique,
        target bytea not null,
        device text not null,
        made_at timestamptz not null default now()
      )`.execute(db);
    await sql`create index push_devices_account on push_devices (account)`.execute(db);
    // Written before anything is sent, so that a killed process loses none; one of a person about a case, however many plan.
    await sql`
      create table notices (
        id text primary key,
        account text not null references accounts on delete cascade,
        kind text not null check (kind in ('waiting', 'new-device')),
        case_id text references cases on delete cascade,
        is_red boolean not null default false,
        detail bytea,
        at timestamptz not null,
        attempts integer not null default 0,
        due_at timestamptz not null default now(),
        done_at timestamptz,
        check ((kind = 'waiting') = (case_id is not null)),
        unique (case_id, account)
      )`.execute(db);
    await sql`create index notices_due on notices (due_at) where done_at is null`.execute(db);
    await sql`create index notices_account on notices (account, at) where kind = 'waiting'`.execute(db);
  },
};
