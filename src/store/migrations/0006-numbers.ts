// The coordinator's numbers, counted in people in the commit of what they count, and whose team a deed in the audit is about.
import { type Kysely, type Migration, sql } from 'kysely';

export const numbers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table desk_counts (
        team text not null,
        kind text not null,
        period date not null,
        key text not null default '',
        people integer not null,
        primary key (team, kind, period, key)
      )`.execute(db);
    // Who was counted already, so that a cell counts people and not events; it goes with the person, the count stays.
    await sql`
      create table desk_counted (
        conversation text not null references conversations on delete cascade,
        team text not null,
        kind text not null,
        period date not null,
        key text not null,
        primary key (conversation, team, kind, period, key)
      )`.execute(db);
    await sql`alter table cases add column answered_at timestamptz`.execute(db);
    await counting(db);
    await watching(db);
    await audit(db);
  },
};

const counting = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create function desk_period(unit text) returns date language sql volatile
    begin atomic select date_trunc(unit, desk_now() at time zone 'Europe/Amsterdam')::date; end`.execute(db);
  // Once a period for each thing: a person with an answer at two speeds has one place among the answers.
  await sql`
    create function count_person(talk text, of_team text, of_kind text, of_key text) returns void language plpgsql as $$
    declare
      since date := desk_period(case of_kind when 'asked' then 'quarter' else 'week' end);
    begin
      insert into desk_counted values (talk, of_team, of_kind, since, case of_kind when 'asked' then of_key else '' end)
      on conflict do nothing;
      if found then
        insert into desk_counts as c values (of_team, of_kind, since, of_key, 1)
        on conflict (team, kind, period, key) do update set people = c.people + 1;
      end if;
    end $$`.execute(db);
  await sql`
    create function uncount_person(talk text, of_team text, of_kind text) returns void language plpgsql as $$
    begin
      delete from desk_counted c
      where c.conversation = talk and c.team = of_team and c.kind = of_kind and c.period = desk_period('week');
      if found then
        update desk_counts c set people = c.people - 1
        where c.team = of_team and c.kind = of_kind and c.period = desk_period('week') and c.key = '';
      end if;
    end $$`.execute(db);
  // Wide at the end: nobody needs to know whether it was the sixth or the seventh day. The last number means longer.
  await sql`
    create function minutes_within(waited interval) returns text language sql immutable
    begin atomic
      select coalesce(min(step), 99999)::text
      from unnest(array[5, 15, 30, 60, 120, 240, 480, 1440, 2880, 4320, 7200, 10080, 20160]) as step
      where step * interval '1 minute' >= waited;
    end`.execute(db);
};

/** By triggers, so that whatever changes a case (a turn, the desk, its timer, a cleaning) is counted in the same commit. */
const watching = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create function cases_counted() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' or old.team <> new.team then
        perform count_person(new.conversation, new.team, 'asked', new.topic || '|' || new.language);
      end if;
      if tg_op = 'INSERT' then
        return null;
      end if;
      if old.answered_at is null and new.answered_at is not null then
        perform count_person(new.conversation, new.team, 'answered', minutes_within(new.answered_at - new.since));
      end if;
      if old.promised_before is distinct from new.promised_before and old.promised_before is not null then
        if old.promised_before < desk_now() then
          perform count_person(new.conversation, old.team, 'slipped', '');
        elsif new.promises > old.promises then
          if new.promised_before is null or new.promised_before > old.promised_before then
            perform count_person(new.conversation, old.team, 'told-later', '');
          end if;
        elsif new.state <> 'closed' or (new.answered_at is not null and new.said > old.said) then
          perform count_person(new.conversation, old.team, 'kept', '');
        end if;
      end if;
      -- An answer that was taken back within its ten seconds kept no promise.
      if old.promised_before is null and new.promised_before is not null and old.state = 'taken' and new.state = 'taken'
      then
        perform uncount_person(new.conversation, new.team, 'kept');
      end if;
      if old.state <> 'closed' and new.state = 'closed' and new.answered_at is null then
        perform count_person(new.conversation, new.team, 'left', '');
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger cases_counted_new after insert on cases
    for each row execute function cases_counted()`.execute(db);
  await sql`
    create trigger cases_counted after update on cases for each row
    when (old.team <> new.team or old.state <> new.state or old.answered_at is distinct from new.answered_at
      or old.promised_before is distinct from new.promised_before)
    execute function cases_counted()`.execute(db);
  // Before the case goes with its person: who is forgotten while she waits was left without an answer too.
  await sql`
    create function conversations_counted() returns trigger language plpgsql as $$
    declare
      waiting cases;
    begin
      select * into waiting from cases c where c.conversation = old.id and c.state <> 'closed' and c.answered_at is null;
      if found then
        perform count_person(old.id, waiting.team, 'left', '');
      end if;
      return old;
    end $$`.execute(db);
  await sql`
    create trigger conversations_counted before delete on conversations
    for each row execute function conversations_counted()`.execute(db);
};

/** Which teams a deed concerns is part of what the chain holds; rows from before have none and stay as they are. */
const audit = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table audit add column teams text[]`.execute(db);
  await sql`create index audit_teams on audit using gin (teams)`.execute(db);
  await sql`
    create function audit_hash(one audit) returns bytea language sql immutable
    begin atomic
      select case when one.teams is null
        then audit_hash(one.previous, one.n, one.at, one.actor, one.deed, one.subject, one.detail)
        else sha256(one.previous || convert_to(json_build_array(
          one.n, extract(epoch from one.at), one.actor, one.deed, one.subject, one.detail, one.teams)::text, 'UTF8'))
      end;
    end`.execute(db);
  // One writer at a time: call it last in a transaction.
  await sql`
    create function audit_append(actor text, deed text, subject text, detail text, teams text[])
    returns void language plpgsql as $$
    declare
      last audit;
      fresh audit;
    begin
      perform pg_advisory_xact_lock(hashtext('wegwijs audit'));
      select * into last from audit order by n desc limit 1;
      fresh := (coalesce(last.n, 0) + 1, date_trunc('milliseconds', desk_now()), actor, deed, subject, detail,
        coalesce(last.hash, ''::bytea), ''::bytea, teams);
      fresh.hash := audit_hash(fresh);
      insert into audit select (fresh).*;
    end $$`.execute(db);
  // A deed on a case concerns the team it belongs to and the one that took it over.
  await sql`
    create or replace function audit_append(actor text, deed text, subject text, detail text)
    returns void language plpgsql as $$
    begin
      perform audit_append(actor, deed, subject, detail, coalesce(
        (select array_remove(array[c.team, c.holder_team], null) from cases c where c.id = subject), '{}'));
    end $$`.execute(db);
};
