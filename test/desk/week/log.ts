// The log of the week: triggers write every change of a case, of an answer, of a message to the person, with its transaction.
import type { TestDesk } from '../half-day-team.ts';

type Case = {
  readonly id: string;
  readonly team: string;
  readonly state: string;
  readonly fence: number;
  readonly taken_by: string | null;
  readonly leased_until: string | null;
  readonly reopens_until: string | null;
  readonly promised_before: string | null;
};
type Of<Table extends string, Row> = {
  readonly n: number;
  /** All lines of one transaction have the same. */
  readonly tx: string;
  /** The clock of the week. */
  readonly at: Date;
  readonly of: Table;
  readonly was: Row | null;
  readonly now: Row | null;
};
export type Line =
  | Of<'cases', Case>
  | Of<'held_answers', { readonly id: string; readonly case_id: string; readonly fence: number }>
  | Of<'messages', { readonly id: string; readonly seq: number }>
  | Of<'audit', { readonly actor: string; readonly deed: string; readonly subject: string; readonly detail: string }>;

/** From now on everything is written down; a line can be neither changed nor taken out. */
export const keepLog = async ({ database }: TestDesk): Promise<void> => {
  for (const text of [
    `create table week_log (n bigint generated always as identity primary key, tx xid8 not null,
       at timestamptz not null, of text not null, was jsonb, now jsonb)`,
    `create function week_line() returns trigger language plpgsql as $$
     declare sealed text[] := array['details', 'body'];
     begin
       insert into week_log (tx, at, of, was, now) values (pg_current_xact_id(), desk_now(), tg_table_name,
         case when tg_op <> 'INSERT' then to_jsonb(old) - sealed end,
         case when tg_op <> 'DELETE' then to_jsonb(new) - sealed end);
       return null;
     end $$`,
    ...['cases', 'held_answers', 'audit'].map(
      (table) => `create trigger week_line after insert or update or delete on ${table}
        for each row execute function week_line()`,
    ),
    `create trigger week_line after insert on messages for each row when (new.direction = 'out')
       execute function week_line()`,
    `create function week_stays() returns trigger language plpgsql as $$
     begin raise exception 'The log of the week stays as it is.'; end $$`,
    `create trigger week_stays before update or delete or truncate on week_log
       for each statement execute function week_stays()`,
  ])
    await database.query(text);
};

export const readLog = async ({ database }: TestDesk): Promise<readonly Line[]> =>
  (await database.query('select n::int, tx::text, at, of, was, now from week_log order by n')) as unknown as Line[];
