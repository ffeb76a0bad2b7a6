// A desk on a database of its own: teams, half-days, a clock the test sets, and people who hand over.
import pg from 'pg';
import { afterAll } from 'vitest';
import type { Actor, CaseId, Desk, Role, TeamId, VolunteerId } from '../../src/desk/desk.ts';
import { makeDesk } from '../../src/desk/make-desk.ts';
import { makeRounds } from '../../src/desk/rounds.ts';
import type { NewCase } from '../../src/store/desk/desk.ts';
import type { ConversationId, Effect, Store } from '../../src/store/store.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { mindsOn } from '../support/minds.ts';

export type TestDesk = {
  readonly database: TestDatabase;
  readonly store: Store;
  readonly desk: Desk;
  readonly round: () => Promise<number>;
  /** The one clock of all stores on this database. */
  set(moment: string | Date): Promise<void>;
  pass(minutes: number): Promise<void>;
  now(): Promise<Date>;
  /** Past the store, on a connection that stays. */
  ask(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Another store on the same database with its own desk and rounds. */
  another(): Promise<Pick<TestDesk, 'store' | 'desk' | 'round'>>;
};

export const minds = mindsOn('2026-11-24');

/** Tuesday 24 November 2026, 09:30 in the Netherlands, unless set. */
export const openDesk = async (): Promise<TestDesk> => {
  const database = await freshDatabase();
  // The tests cut connections, not the power.
  await database.query(
    `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
  );
  const another = async () => {
    const store = await database.open();
    const desk = makeDesk({ store, minds });
    return { store, desk, round: makeRounds({ store: store.desk, minds }) };
  };
  const first = await another();
  await database.query('create table test_clock (at timestamptz not null)');
  await database.query("insert into test_clock values ('2026-11-24T08:30:00Z')");
  await database.query(
    `create or replace function desk_now() returns timestamptz language sql volatile
     begin atomic select at from test_clock; end`,
  );
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  // Registered last, so it runs first: the database is dropped by force afterwards.
  afterAll(() => client.end());
  const ask = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows;
  return {
    database,
    ...first,
    another,
    ask,
    set: async (moment) => {
      await ask('update test_clock set at = $1', [moment]);
    },
    pass: async (minutes) => {
      await ask("update test_clock set at = at + $1 * interval '1 minute'", [minutes]);
    },
    now: async () => (await ask('select at from test_clock'))[0]?.at as Date,
  };
};

export const volunteer = (name: string, team: string, role: Role = 'volunteer'): Actor => ({
  volunteer: name as VolunteerId,
  roles: [{ team: team as TeamId, role }],
});

/** Both halves of each day. */
export const onShift = async (store: Store, team: string, names: readonly string[], days: readonly string[]) =>
  store.desk.teams.addShifts(
    days.flatMap((day) =>
      names.flatMap((name) => [
        { team, volunteer: name, day, from: '09:00', until: '12:30' },
        { team, volunteer: name, day, from: '13:00', until: '17:00' },
      ]),
    ),
  );

let asked = 0;
/** A turn of the bot that hands a conversation over, without the dialog. */
export const handOver = async (
  store: Store,
  { conversation, ...given }: Partial<NewCase> & { readonly team: string; readonly conversation?: ConversationId },
): Promise<{ readonly conversation: ConversationId; readonly id: CaseId }> => {
  asked += 1;
  const talk = conversation ?? (await store.conversations.open('web', `person ${asked}`));
  await write(store, talk, 'I need a person', [{ kind: 'hand-off', case: { ...usual, ...given } }]);
  const [found] = await store.desk.cases.of([talk]);
  return { conversation: talk, id: found?.id as CaseId };
};

const usual: Omit<NewCase, 'team'> = {
  rung: 'team',
  language: 'ar',
  topic: 'family.nareis',
  urgency: 'normal',
  promisedBefore: new Date('2026-11-24T16:00:00Z'),
  consent: { given: true, text: 'hand-off.consent/1' },
  details: { summary: [{ question: 'Welke vergunning?', answer: 'Asiel' }] },
};

/** A message of the person with what the bot does about it; it says nothing. */
export const write = async (store: Store, talk: ConversationId, text: string, effects: readonly Effect[] = []) => {
  asked += 1;
  await store.messages.receive(talk, `message ${asked}`, { text });
  await store.turns.take(talk, async ({ state }) => ({ state, replies: [], effects }));
};
