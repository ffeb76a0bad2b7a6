// Turns that begin in one turn of the event loop: locked, read, written and committed together. What is not plain goes alone.
import { type Connection, together } from '../database.ts';
import { StoreAway } from '../faults.ts';
import type { ConversationId, TurnOutput } from '../store.ts';
import { finishMany, lockMany } from './group-statements.ts';
import {
  attemptFailed,
  type Found,
  inTime,
  leaseFor,
  queueFirst,
  read,
  sealReplies,
  sealState,
  type TurnParts,
} from './turn.ts';

export type Beginning = Pick<TurnParts, 'work' | 'aside'> & { readonly conversation: ConversationId };
/** `alone`: it must be taken by itself. */
export type Next = 'more' | 'done' | 'alone';
type Parts = Omit<TurnParts, 'work' | 'aside'>;
type Begun = { readonly parts: TurnParts; readonly found: Found };
type Ended = Begun & { readonly output: TurnOutput };

/**
 * One step of each. A talk that somebody else holds is not waited for; a message whose attempt is not counted yet, effects
 * beside replies and every failure are left to the way alone, so that no talk can hurt another. A throw: nothing is written
 * and no attempt is spent.
 */
export const stepTogether = async (parts: Parts, items: readonly Beginning[]): Promise<readonly Next[]> => {
  const spent: string[] = [];
  try {
    const { next, rung } = await parts.database.borrow((connection) => steps(parts, { connection, items, spent }));
    for (const conversation of rung) parts.changes.ring(conversation);
    return items.map(({ conversation }) => next.get(conversation) ?? 'alone');
  } catch (error) {
    for (const id of spent) parts.paid.add(id);
    throw error;
  }
};

type Given = { readonly connection: Connection; readonly items: readonly Beginning[]; readonly spent: string[] };
type Outcome = { readonly next: ReadonlyMap<ConversationId, Next>; readonly rung: readonly ConversationId[] };

const steps = async (parts: Parts, { connection, items, spent }: Given): Promise<Outcome> => {
  const [, rows] = await together([
    connection.say('begin'),
    connection.send(lockMany, [items.map(({ conversation }) => conversation)]),
  ]);
  const next = new Map<ConversationId, Next>();
  const begun: Begun[] = [];
  for (const { talk, ...message } of rows) {
    const item = items.find(({ conversation }) => conversation === talk);
    if (message.id === null) next.set(talk, 'done');
    else if (item && parts.paid.spend(message.id)) {
      spent.push(message.id);
      const { work, aside } = item;
      begun.push({ parts: { ...parts, work, aside }, found: { connection, conversation: talk, message } });
    }
  }
  const ended = (await everyone(begun.map(worked))).flatMap((one) => one ?? []);
  for (const { found } of begun) next.set(found.conversation, 'alone');
  const plain = ended.filter(({ output }) => output.effects.length === 0);
  for (const { found, output } of ended) if (output.effects.length > 0) parts.paid.add(found.message.id);
  if (plain.length === 0) {
    await connection.say('rollback');
    return { next, rung: [] };
  }
  const replies = plain.map(({ parts: mine, found, output }) => sealReplies(mine, found, output.replies));
  const leases = plain.map(({ parts: mine, found }) => leaseFor(mine, found));
  const talks = plain.map(({ found }) => found.conversation);
  const states = inOne(plain.map(({ parts: mine, found, output }) => sealState(mine, found, output)));
  const bodies = inOne(replies.flatMap(([, sealed]) => sealed));
  const [written] = await together([
    connection.send(finishMany, [
      talks,
      plain.map(({ found }) => found.message.id),
      states.bytes,
      states.from,
      states.length,
      leases.map(([pushes]) => pushes),
      leases.map(([, seconds]) => seconds),
      replies.flatMap(([ids], at) => ids.map(() => talks[at] as ConversationId)),
      replies.flatMap(([ids]) => ids),
      replies.flatMap(([ids]) => ids.map((_, n) => n + 1)),
      bodies.bytes,
      bodies.from,
      bodies.length,
    ]),
    connection.say('commit'),
  ]);
  const told = new Map(written.map((row) => [row.talk, row]));
  for (const { parts: mine, found, output } of plain) {
    const row = told.get(found.conversation);
    if (row?.leads) queueFirst(mine, found, output.replies);
    next.set(found.conversation, row?.more === false ? 'done' : 'more');
  }
  return { next, rung: talks };
};

/** Waits for every one before it throws: until then the connection is theirs. */
const everyone = async <T>(works: readonly Promise<T>[]): Promise<readonly T[]> => {
  await Promise.allSettled(works);
  return Promise.all(works);
};

/** Undefined when it threw: its attempt is spent, as it would be alone. Throws `StoreAway`, which is nobody's fault. */
const worked = async ({ parts, found }: Begun): Promise<Ended | undefined> => {
  try {
    return { parts, found, output: await inTime(parts.work(read(parts, found))) };
  } catch (error) {
    if (error instanceof StoreAway) throw error;
    attemptFailed(parts, found, error);
    return undefined;
  }
};

/** Many sealed values as one: an array of them would travel as hexadecimal signs. From where to where, as `substr` counts. */
const inOne = (parts: readonly Buffer[]) => {
  let at = 1;
  const from = parts.map(({ length }) => {
    at += length;
    return at - length;
  });
  return { bytes: Buffer.concat(parts), from, length: parts.map(({ length }) => length) };
};
