// Conversations, their messages, the questions nobody could answer, and the fingerprint of the secret key.
import { type Kysely, type Migration, sql } from 'kysely';

export const talks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table conversations (
        id text primary key,
        channel text not null,
        address_hash bytea not null,
        address bytea not null,
        person_key bytea not null,
        state bytea,
        last_seq integer not null default 0,
        created_at timestamptz not null default now(),
        active_at timestamptz not null default now(),
        unique (channel, address_hash)
      )`.execute(db);
    await sql`create index conversations_active on conversations (active_at)`.execute(db);
    await sql`
      create table messages (
        id text primary key,
        conversation text not null references conversations on delete cascade,
        seq integer not null,
        direction text not null check (direction in ('in', 'out')),
        status text not null check (status in ('unhandled', 'handled', 'quarantined', 'waiting', 'sent')),
        attempts integer not null,
        body bytea not null,
        at timestamptz not null default now(),
        unique (conversation, seq)
      )`.execute(db);
    await sql`create index messages_unhandled on messages (conversation, seq) where status = 'unhandled'`.execute(db);
    // Volatile, so that called after the row lock it sees what the one who held the row before committed.
    await sql`
      create function oldest_unhandled(talk text) returns setof messages language sql volatile
      begin atomic
        select * from messages where conversation = talk and status = 'unhandled' order by seq limit 1;
      end`.execute(db);
    await sql`
      create table misses (
        language text not null,
        day text not null,
        near text not null,
        count integer not null,
        primary key (language, day, near)
      )`.execute(db);
    await sql`create table seals (fingerprint bytea primary key)`.execute(db);
  },
};
