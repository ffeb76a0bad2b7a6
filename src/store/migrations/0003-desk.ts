// The desk: teams and their half-days, cases with state and fence, answers that can still be undone, notes, and the audit.
import { type Kysely, type Migration, sql } from 'kysely';

export const desk: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    // Every lease and promise asks this one clock; a test that plays a week puts another in its place.
    await sql`
      create function desk_now() returns timestamptz language sql volatile
      begin atomic select clock_timestamp(); end`.execute(db);
    await sql`
      create table teams (
        id text primary key,
        name text not null,
        region text not null,
        municipalities text[] not null default '{}',
        created_at timestamptz not null default now()
      )`.execute(db);
    // A day of one team against the calendar: closed for an outing, open on a holiday.
    await sql`
      create table team_days (
        team text not null references teams on delete cascade,
        day date not null,
        is_open boolean not null,
        why text not null default '',
        primary key (team, day)
      )`.execute(db);
    // Local time of the Netherlands; a span of a day, so that hours can be split.
    await sql`
      create table shifts (
        team text not null references teams on delete cascade,
        volunteer text not null,
        day date not null,
        from_time time not null,
        until_time time not null,
        primary key (team, volunteer, day, from_time),
        check (until_time > from_time)
      )`.execute(db);
    await sql`create index shifts_day on shifts (day, team)`.execute(db);
    // The checks hold what the state machine says: a case is waiting, taken or closed, and each has what it needs.
    await sql`
      create table cases (
        id text primary key,
        conversation text not null references conversations on delete cascade,
        team text not null references teams,
        region text not null,
        holder_team text,
        language text not null,
        topic text not null,
        urgency text not null check (urgency in ('red', 'amber', 'normal')),
        consent_given boolean not null,
        consent_text text not null,
        details bytea not null,
        from_seq integer not null,
        seen_seq integer not null,
        state text not null check (state in ('waiting', 'taken', 'closed')),
        rung text not null check (rung in ('team', 'region', 'country')),
        since timestamptz not null,
        fence integer not null default 0,
        taken_by text,
        leased_until timestamptz,
        closed_at timestamptz,
        reopens_until timestamptz,
        promised_before timestamptz,
        promises integer not null default 0,
        said integer not null default 0,
        flags text[] not null default '{}',
        created_at timestamptz not null,
        check ((state = 'taken') = (leased_until is not null)),
        check (state <> 'taken' or (taken_by is not null and holder_team is not null and fence > 0)),
        check ((state = 'closed') = (closed_at is not null and reopens_until is not null))
      )`.execute(db);
    await sql`create unique index cases_open on cases (conversation) where state <> 'closed'`.execute(db);
    await sql`create index cases_conversation on cases (conversation, created_at)`.execute(db);
    await sql`create index cases_team on cases (team) where state <> 'closed'`.execute(db);
    await sql`create index cases_promised on cases (promised_before) where promised_before is not null`.execute(db);
    await sql`create index cases_leased on cases (leased_until) where state = 'taken'`.execute(db);
    // The one place where scope is decided: own team, the team that took it over, and the rungs of the ladder.
    await sql`
      create function in_scope(one cases, teams text[], regions text[], moment timestamptz) returns boolean
      language sql immutable
      begin atomic
        select one.team = any (teams)
          or coalesce(one.holder_team = any (teams), false)
          or ((one.state = 'waiting' or (one.state = 'taken' and one.leased_until <= moment))
              and ((one.rung = 'region' and one.region = any (regions))
                   or (one.rung = 'country' and cardinality(teams) > 0)));
      end`.execute(db);
    // What a volunteer said and can still undo; the id is that of the message it becomes.
    await sql`
      create table held_answers (
        id text primary key,
        case_id text not null references cases on delete cascade,
        fence integer not null,
        body bytea not null,
        at timestamptz not null,
        due_at timestamptz not null
      )`.execute(db);
    await sql`create index held_answers_due on held_answers (due_at)`.execute(db);
    await sql`create index held_answers_case on held_answers (case_id)`.execute(db);
    await sql`
      create table case_notes (
        id text primary key,
        n bigint generated always as identity,
        case_id text not null references cases on delete cascade,
        kind text not null,
        by text not null,
        at timestamptz not null,
        body bytea not null
      )`.execute(db);
    await sql`create index case_notes_case on case_notes (case_id, n)`.execute(db);
    await audit(db);
  },
};

/** Each row holds the hash of the one before: a row that is changed or taken out breaks every row after it. */
const audit = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table audit (
      n bigint primary key,
      at timestamptz not null,
      actor text not null,
      deed text not null,
      subject text not null,
      detail text not null,
      previous bytea not null,
      hash bytea not null
    )`.execute(db);
  await sql`create index audit_subject on audit (subject, n)`.execute(db);
  await sql`
    create function audit_hash(previous bytea, n bigint, at timestamptz, actor text, deed text, subject text, detail text)
    returns bytea language sql immutable
    begin atomic
      select sha256(previous || convert_to(
        json_build_array(n, extract(epoch from at), actor, deed, subject, detail)::text, 'UTF8'));
    end`.execute(db);
  // One writer at a time: call it last in a transaction.
  await sql`
    create function audit_append(actor text, deed text, subject text, detail text) returns void language plpgsql as $$
    declare
      last audit;
      moment timestamptz := date_trunc('milliseconds', desk_now());
    begin
      perform pg_advisory_xact_lock(hashtext('wegwijs audit'));
      select * into last from audit order by n desc limit 1;
      insert into audit values (
        coalesce(last.n, 0) + 1, moment, actor, deed, subject, detail, coalesce(last.hash, ''::bytea),
        audit_hash(coalesce(last.hash, ''::bytea), coalesce(last.n, 0) + 1, moment, actor, deed, subject, detail));
    end $$`.execute(db);
  await sql`
    create function audit_stays() returns trigger language plpgsql as $$
    begin
      raise exception 'The audit is append-only.';
    end $$`.execute(db);
  await sql`
    create trigger audit_stays before update or delete or truncate on audit
    for each statement execute function audit_stays()`.execute(db);
};
