// Closed cases forget what they were about once the agreed time has passed: details, notes and answers that were held.
import { type Database, statement } from '../database.ts';
import type { DeskStore } from './desk.ts';

/** So many in one statement; a first round after years of work takes several. */
const atOnce = 500;

const forget = statement<[number, number], { id: string }>(
  'desk forget',
  `with old as (
     select id from cases where state = 'closed' and details is not null
       and closed_at < desk_now() - $1 * interval '1 day'
     order by closed_at limit $2 for update skip locked
   ), notes as (
     delete from case_notes n using old where n.case_id = old.id
   ), held as (
     delete from held_answers h using old where h.case_id = old.id
   )
   update cases c set details = null from old where c.id = old.id returning c.id`,
);

/** Who was counted matters while the same person could be counted again; the count stays. */
const forgetCounted = statement<[], never>(
  'desk forget counted',
  `delete from desk_counted
   where period < case kind when 'asked' then desk_period('quarter') else desk_period('week') end`,
);

export const forgetIn =
  (database: Database): DeskStore['cases']['forget'] =>
  async (days) => {
    await database.run(forgetCounted, []);
    for (let all = 0; ; ) {
      const { length } = await database.run(forget, [days, atOnce]);
      all += length;
      if (length < atOnce) return all;
    }
  };
