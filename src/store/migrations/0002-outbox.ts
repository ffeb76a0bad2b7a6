// The outbox: who is at the head of each person's line, who is sending it, what became of it; aliases, bills, quarantine.
import { type Kysely, type Migration, sql } from 'kysely';

export const outbox: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      alter table messages
        drop constraint messages_status_check,
        add column not_before timestamptz not null default '-infinity',
        add column leased_until timestamptz,
        add column fence integer not null default 0,
        add column heard_from double precision,
        add column patience double precision,
        add column doubts smallint not null default 0,
        add column retried smallint not null default 0,
        add column channel_ref text,
        add column billed boolean not null default false,
        add column withheld boolean not null default false`.execute(db);
    // Its `*` was spelled out when it was made: again after every new column.
    await sql`
      create or replace function oldest_unhandled(talk text) returns setof messages language sql volatile
      begin atomic
        select * from messages where conversation = talk and status = 'unhandled' order by seq limit 1;
      end`.execute(db);
    // Until now only channels that fetch their messages themselves were answered.
    await sql`update messages set status = 'sent' where direction = 'out'`.execute(db);
    await sql`
      alter table messages add constraint messages_status check (status in
        ('unhandled', 'handled', 'quarantined',
         'queued', 'waiting', 'unsure', 'held', 'sent', 'delivered', 'read', 'failed', 'window-closed', 'unknown'))`.execute(
      db,
    );
    // One head a person, by the schema and not by a check before an insert.
    await sql`create unique index messages_head on messages (conversation) where status in ('waiting', 'unsure')`.execute(
      db,
    );
    await sql`create index messages_due on messages (not_before) where status in ('waiting', 'unsure')`.execute(db);
    await sql`create index messages_behind on messages (conversation, seq) where status = 'queued'`.execute(db);
    await sql`create index messages_withheld on messages (conversation) where withheld`.execute(db);
    await sql`create unique index messages_channel_ref on messages (channel_ref) where channel_ref is not null`.execute(
      db,
    );
    await sql`
      alter table conversations
        add column last_in_at timestamptz,
        add column offered_on text`.execute(db);
    await sql`
      create table aliases (
        channel text not null,
        hash bytea not null,
        kind text not null check (kind in ('user', 'phone')),
        conversation text not null references conversations on delete cascade,
        primary key (channel, hash)
      )`.execute(db);
    await sql`create index aliases_conversation on aliases (conversation)`.execute(db);
    // What a forgotten person's messages were called, so that one brought again does not begin a talk with nobody.
    await sql`create table forgotten (id text primary key, at timestamptz not null default now())`.execute(db);
    await sql`
      create table bills (
        day text not null,
        language text not null,
        flow text not null,
        category text not null,
        billable boolean not null,
        count integer not null,
        primary key (day, language, flow, category, billable)
      )`.execute(db);
    await sql`
      create table quarantine (
        key text primary key,
        why text not null,
        field text not null,
        raw bytea not null,
        at timestamptz not null default now()
      )`.execute(db);
    await sql`
      create table hearing (
        one boolean primary key default true check (one),
        seconds double precision not null default 0,
        ticked_at timestamptz not null default now(),
        webhook_at timestamptz not null default '-infinity'
      )`.execute(db);
    await sql`insert into hearing default values`.execute(db);
  },
};
