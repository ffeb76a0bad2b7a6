// The outbox: leases what is due, settles it in groups, and brings the next of each person to the head.
import type { Changes } from '../changes.ts';
import { type Connection, type Database, together } from '../database.ts';
import { gather } from '../gather.ts';
import { type Keys, sealJson, unsealJson } from '../keys/keys.ts';
import { readPerson } from '../person.ts';
import type { Json, LineStatus, Outgoing, SentStatus, Settlement, Store } from '../store.ts';
import { emptyLine, type Line, leaseSeconds } from './line.ts';
import * as statements from './statements.ts';

export type OutboxParts = {
  readonly database: Database;
  readonly keys: Keys;
  readonly changes: Changes;
  readonly line: Line;
};
type Settling = { readonly row: Outgoing; readonly to: Settlement };
type Outbox = Store['outbox'] & { idle(): Promise<unknown> };

export const outboxIn = (parts: OutboxParts): Outbox => {
  const { database, line } = parts;
  const settling = gather((items: readonly Settling[]) => settleAll(parts, items, line.isKeen));
  const giveBack = (rows: readonly Outgoing[]) =>
    Promise.all(rows.map((row) => settling.add({ row, to: { kind: 'later', seconds: 0, unsent: true } })));
  return {
    idle: settling.idle,
    keen: (on) => {
      line.isKeen = on;
    },
    take: async (most, look) => {
      const { rows, stale } = line.next(most);
      if (stale.length > 0) await giveBack(stale);
      if (!look || rows.length >= most) return rows;
      const found = await database.run(statements.take, [most - rows.length, leaseSeconds, 'whatsapp']);
      return [...rows, ...found.map((row) => read(parts, row))];
    },
    settle: (row, to) => settling.add({ row, to }),
    again: async ({ id, fence }) => (await database.run(statements.again, [id, fence, leaseSeconds])).length > 0,
    handBack: async () => {
      await giveBack(line.all());
    },
    tick: async (seconds, deaf) =>
      (await database.run(statements.tick, [seconds ?? null, deaf]))[0] ?? { processes: 1 },
  };
};

export const azureOutboxIn = (parts: Omit<OutboxParts, 'line'>): Store['azureOutbox'] => ({
  take: async (most) =>
    (await parts.database.run(statements.take, [most, leaseSeconds, 'azure'])).map((row) => read(parts, row)),
  settle: async (row, to) => (await settleAll({ ...parts, line: emptyLine() }, [{ row, to }], false))[0] ?? false,
});

const settleAll = async (
  parts: OutboxParts,
  items: readonly Settling[],
  isKeen: boolean,
): Promise<readonly boolean[]> => {
  const { database, changes } = parts;
  const ids = items.map(({ row }) => row.id);
  const columns = items.map(({ to }) => columnsOf(to));
  const { done, heads } = await database.borrow(async (connection) => {
    const [, , , settled, , next] = await together([
      connection.say('begin'),
      connection.send(statements.hurry, []),
      connection.send(statements.lockTalks, [ids]),
      connection.send(statements.settle, [
        ids,
        items.map(({ row }) => row.fence),
        columns.map(({ status }) => status),
        items.map(({ to }) => ('ref' in to ? to.ref : null)),
        columns.map(({ wait }) => wait),
        items.map(({ to }) => (to.kind === 'unsure' ? to.patience : null)),
        items.map(({ to }) => Number(to.kind === 'unsure' && to.lost)),
        items.map(({ to }) => Number(to.kind === 'later' && to.once === true)),
        items.map(({ to }) => Number(to.kind === 'later' && to.unsent === true)),
        items.map(({ to }) => to.kind === 'window-closed' && to.instead !== undefined),
      ]),
      Promise.all(items.flatMap((item) => beside(parts, connection, item))),
      connection.send(statements.advance, [ids, isKeen, leaseSeconds]),
      connection.say('commit'),
    ]);
    return { done: new Set(settled.map(({ id }) => id)), heads: next };
  });
  for (const head of heads) lead(parts, head);
  for (const conversation of new Set(items.map(({ row }) => row.conversation))) changes.ring(conversation);
  return ids.map((id) => done.has(id));
};

const columnsOf = (to: Settlement): { readonly status: SentStatus | LineStatus; readonly wait: number } => {
  if (to.kind === 'later') return { status: 'waiting', wait: to.seconds };
  return { status: to.kind === 'withheld' ? 'failed' : to.kind, wait: 0 };
};

/** What else is written with it. */
const beside = ({ keys }: OutboxParts, connection: Connection, { row, to }: Settling): readonly Promise<unknown>[] => {
  if (to.kind === 'sent' && to.offered !== undefined)
    return [connection.send(statements.offered, [row.id, to.offered])];
  if (to.kind !== 'window-closed' || to.instead === undefined) return [];
  const key = keys.knownKey(row.conversation);
  if (!key) throw new Error('The key of this person is no longer at hand.');
  const id = `${row.id}:template`;
  const body = sealJson(key, row.conversation, `body ${id}`, to.instead);
  return [connection.send(statements.sayInstead, [row.id, id, body])];
};

/** A new head: ours to send when it was leased for us; a ring tells everybody else. */
export const lead = (parts: OutboxParts, head: statements.Leased): void => {
  if (head.is_leased) parts.line.add(read(parts, head));
};

const read = ({ keys }: Pick<OutboxParts, 'keys'>, row: statements.Leased): Outgoing => {
  const { id, conversation, fence, attempts, doubts, retried, heard } = row;
  const key = keys.personKey(conversation, row.person_key);
  const open = (column: 'address' | `body ${string}`, sealed: Buffer): Json =>
    unsealJson(key, conversation, column, sealed);
  return {
    id,
    conversation,
    fence,
    attempts,
    doubts,
    retried,
    person: readPerson(open('address', row.address)),
    body: open(`body ${id}`, row.body),
    ...(heard === null ? {} : { heard }),
    ...(row.last_in_at === null ? {} : { lastInAt: row.last_in_at }),
    ...(row.offered_on === null ? {} : { offeredOn: row.offered_on }),
  };
};
