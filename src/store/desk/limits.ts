// How many open cases one volunteer of a team may have at a time; asked again under a lock of her own at every claim.
import { type Connection, type Database, statement } from '../database.ts';
import type { DeskStore } from './desk.ts';

const read = statement<[string], { most: number }>(
  'desk most open',
  'select most_open as most from teams where id = $1',
);
const save = statement<[string, number], never>('desk save most open', 'update teams set most_open = $2 where id = $1');
/** Two claims in two tabs wait for each other here; always the last lock but that of the audit. */
const lock = statement<[string], never>(
  'desk lock holder',
  `select pg_advisory_xact_lock(hashtextextended('desk holder ' || $1, 0))`,
);
const isFull = statement<[string, string, string], { full: boolean }>(
  'desk is full',
  `select count(*) >= (select most_open from teams where id = $3) as full
   from cases where state = 'taken' and taken_by = $1 and id <> $2 and leased_until > desk_now()`,
);

export type Holder = { readonly volunteer: string; readonly team: string };

/** She holds as many others already as a volunteer of that team may. */
export const holdsEnough = async (
  connection: Connection,
  { volunteer, team }: Holder,
  id: string,
): Promise<boolean> => {
  // Two statements: the second must see what the holder of the lock before has written.
  await connection.send(lock, [volunteer]);
  const [found] = await connection.send(isFull, [volunteer, id, team]);
  return found?.full === true;
};

export const limitsIn = (database: Database): Pick<DeskStore['teams'], 'mostOpen' | 'saveMostOpen'> => ({
  mostOpen: async (team) => (await database.run(read, [team]))[0]?.most,
  saveMostOpen: async (team, most) => {
    await database.run(save, [team, most]);
  },
});
