// Who may sit at the desk: accounts with their roles, invitations, passkeys, sessions, and what a sign-in leaves for a moment.
import { type Kysely, type Migration, sql } from 'kysely';

export const accounts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table accounts (
        id text primary key,
        name bytea not null,
        mail bytea not null,
        mail_hash bytea not null unique,
        handle bytea not null unique,
        password text,
        code_secret bytea,
        code_used integer not null default 0,
        outside_hash bytea unique,
        made_at timestamptz not null default now(),
        check ((password is null) = (code_secret is null))
      )`.execute(db);
    await sql`
      create table account_roles (
        account text not null references accounts on delete cascade,
        team text not null,
        role text not null check (role in ('volunteer', 'coordinator', 'editor', 'auditor')),
        primary key (account, team, role)
      )`.execute(db);
    await sql`create index account_roles_team on account_roles (team, role)`.execute(db);
    await sql`
      create table account_invitations (
        id text primary key,
        token_hash bytea not null unique,
        team text not null,
        role text not null check (role in ('volunteer', 'coordinator', 'editor', 'auditor')),
        first boolean not null default false,
        made_by text references accounts on delete set null,
        expires_at timestamptz not null,
        used_at timestamptz
      )`.execute(db);
    await sql`create index account_invitations_team on account_invitations (team) where used_at is null`.execute(db);
    await sql`
      create table account_passkeys (
        id text primary key,
        account text not null references accounts on delete cascade,
        public_key bytea not null,
        counter bigint not null,
        made_at timestamptz not null default now()
      )`.execute(db);
    await sql`
      create table account_sessions (
        id text primary key,
        token_hash bytea not null unique,
        account text not null references accounts on delete cascade,
        device text not null,
        opened_at timestamptz not null default now(),
        seen_at timestamptz not null default now()
      )`.execute(db);
    await sql`create index account_sessions_account on account_sessions (account)`.execute(db);
    await sql`
      create table account_devices (
        account text not null references accounts on delete cascade,
        device_hash bytea not null,
        primary key (account, device_hash)
      )`.execute(db);
    await sql`
      create table account_steps (
        token_hash bytea primary key,
        kind text not null,
        data bytea not null,
        expires_at timestamptz not null
      )`.execute(db);
    await sql`create index account_steps_expires on account_steps (expires_at)`.execute(db);
    await sql`
      create table account_tries (
        what bytea primary key,
        count integer not null,
        ends_at timestamptz not null
      )`.execute(db);
    await sql`
      create table account_forms (
        account text not null references accounts on delete cascade,
        form text not null,
        at timestamptz not null default now(),
        primary key (account, form)
      )`.execute(db);
  },
};
