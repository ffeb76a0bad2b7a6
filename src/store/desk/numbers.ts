// The coordinator's numbers as they stand in the tables: people, never cases or words, of a team she leads.
import { type Database, type Statement, statement } from '../database.ts';
import type { CaseUrgency } from './desk.ts';

/** Raw: below ten nothing of it may be shown. Days are those of the Netherlands. */
export type DeskNumbers = {
  readonly now: Date;
  /** Who waits now: whole hours since she asked, in steps of `ages`. */
  readonly waiting: readonly { readonly age: number; readonly urgency: CaseUrgency; readonly people: number }[];
  /** Of the twelve whole weeks before this one, by their Monday; `key` of `answered` is minutes, 99999 for longer. */
  readonly weeks: readonly {
    readonly week: string;
    readonly kind: 'answered' | 'missed' | 'left' | 'kept' | 'told-later' | 'slipped';
    readonly key: string;
    readonly people: number;
  }[];
  readonly asked: readonly { readonly topic: string; readonly language: string; readonly people: number }[];
};

export type NumbersReader = {
  /** `quarters` ago, 0 is this one. Undefined unless `by` is coordinator of the team. */
  read(by: string, team: string, quarters: number): Promise<DeskNumbers | undefined>;
};

/** In hours: younger than this. Older than the last is a step too. */
export const ages = [4, 24, 72, 168] as const;

/** The one place that says whose numbers they are; `$1` the account, `$2` the team. */
const leads = `exists (select from account_roles r where r.account = $1 and r.team = $2 and r.role = 'coordinator')`;

const clock = statement<[string, string], { now: Date }>('numbers now', `select desk_now() as now where ${leads}`);
/** A lease that has lapsed waits, as the queue shows it. One open case a conversation: cases are people here. */
const waiting = statement<[string, string, readonly number[]], DeskNumbers['waiting'][number]>(
  'numbers waiting',
  `select width_bucket(extract(epoch from moment - c.since) / 3600, $3::numeric[]) as age, c.urgency, count(*)::int as people
   from cases c, desk_now() as moment
   where c.team = $2 and (c.state = 'waiting' or (c.state = 'taken' and c.leased_until <= moment)) and ${leads}
   group by 1, 2 order by 1, 2`,
);
/** What the guide could not answer belongs to no team. */
const weeks = statement<[string, string], DeskNumbers['weeks'][number]>(
  'numbers weeks',
  `select n.period::text as week, n.kind, n.key, n.people from desk_counts n
   where (n.team, n.kind) in (($2, 'answered'), ($2, 'left'), ($2, 'kept'), ($2, 'told-later'), ($2, 'slipped'), ('', 'missed'))
     and n.period >= desk_period('week') - 84 and n.period < desk_period('week') and ${leads}
   order by n.period, n.kind, n.key`,
);
const asked = statement<[string, string, number], DeskNumbers['asked'][number]>(
  'numbers asked',
  `select split_part(n.key, '|', 1) as topic, split_part(n.key, '|', 2) as language, n.people from desk_counts n
   where n.team = $2 and n.kind = 'asked' and n.period = (desk_period('quarter') - $3 * interval '3 months')::date
     and ${leads}
   order by n.people desc, n.key`,
);

export const numbersIn = (database: Database): NumbersReader => ({
  read: async (by, team, quarters) => {
    const ask = <V extends readonly unknown[], R>(what: Statement<V, R>, values: V) => database.run(what, values);
    const [[time], waits, weekly, topics] = await Promise.all([
      ask(clock, [by, team]),
      ask(waiting, [by, team, ages]),
      ask(weeks, [by, team]),
      ask(asked, [by, team, quarters]),
    ]);
    return time && { now: time.now, waiting: waits, weeks: weekly, asked: topics };
  },
});
