// One message in one transaction: lock the row, work, write what the turn leaves behind, commit.
import type { Changes } from '../changes.ts';
import { type Connection, type Database, type Log, together } from '../database.ts';
import { deskEffect, turnDesk } from '../desk/turn.ts';
import { StoreAway } from '../faults.ts';
import { type Keys, sealJson, unsealJson } from '../keys/keys.ts';
import { sealKept, unsealKept } from '../keys/lately.ts';
import { isHasty, type Line, leaseSeconds, pushes } from '../outbox/line.ts';
import type { Paid } from '../outbox/paid.ts';
import { readPerson } from '../person.ts';
import type { Aside, ConversationId, Farewell, Json, TurnInput, TurnOutput } from '../store.ts';
import { count, finish, lock, miss, missed, newest, remove, type Unhandled } from './statements.ts';

export type TurnParts = {
  readonly database: Database;
  readonly keys: Keys;
  readonly paid: Paid;
  readonly changes: Changes;
  readonly line: Line;
  readonly log: Log;
  readonly work: (input: TurnInput) => Promise<TurnOutput>;
  readonly aside: Aside;
};
export type Found = {
  readonly connection: Connection;
  readonly conversation: ConversationId;
  readonly message: Unhandled;
};
/** `touched`: something was written that others may want to see. */
type Outcome = { readonly more: boolean; readonly touched?: boolean; readonly farewell?: Farewell };

const mostAttempts = 5;
/** A turn takes milliseconds; one that hangs fails as if it had thrown. */
const longestTurn = 5_000;

/** Takes one step with the oldest unhandled message; true when there may be another step to take. */
export const takeStep = async (parts: TurnParts, conversation: ConversationId): Promise<boolean> => {
  const { more, touched, farewell } = await parts.database.borrow<Outcome>(async (connection) => {
    const [, [message]] = await together([connection.say('begin'), connection.send(lock, [conversation])]);
    if (!message) {
      await connection.say('rollback');
      return { more: false };
    }
    const found = { connection, conversation, message };
    if (parts.paid.spend(message.id)) return attempt(parts, found);
    return message.attempts < mostAttempts ? pay(parts, found) : quarantine(parts, found);
  });
  if (touched) parts.changes.ring(conversation);
  if (farewell) sayFarewell(parts, farewell);
  return more;
};

const attempt = async (parts: TurnParts, found: Found): Promise<Outcome> => {
  const { connection, message } = found;
  try {
    const output = await inTime(parts.work(read(parts, found)));
    return await write(parts, found, output);
  } catch (error) {
    if (error instanceof StoreAway) {
      // Not the message's fault: its attempt is given back.
      parts.paid.add(message.id);
      throw error;
    }
    await connection.say('rollback');
    attemptFailed(parts, found, error);
    return { more: true };
  }
};

export const attemptFailed = ({ log }: TurnParts, { conversation, message }: Found, error: unknown): void =>
  log({ level: 'warn', event: 'turn failed', conversation, message: message.id, ...trace(error) });

const pay = async ({ paid }: TurnParts, { connection, message }: Found): Promise<Outcome> => {
  await together([connection.send(count, [message.id]), connection.say('commit')]);
  paid.add(message.id);
  return { more: true };
};

const quarantine = async (parts: TurnParts, found: Found): Promise<Outcome> => {
  const { connection, conversation, message } = found;
  const bodies = apology(parts, found);
  const [ids, sealed] = sealReplies(parts, found, bodies);
  const [[row]] = await together([
    connection.send(finish, [conversation, message.id, 'quarantined', null, ids, sealed, ...leaseFor(parts, found)]),
    connection.say('commit'),
  ]);
  if (row?.leads) queueFirst(parts, found, bodies);
  parts.log({
    level: 'error',
    event: 'message quarantined',
    conversation,
    message: message.id,
    attempts: message.attempts,
    remedy: 'Look for the lines "turn failed" with this message id; the person got an apology.',
  });
  return { more: row?.more ?? false, touched: true };
};

/** Nothing when even that fails: a message that cannot be answered must not stop the next one. */
const apology = (parts: TurnParts, found: Found): readonly Json[] => {
  try {
    const body = parts.aside.poison?.(readable(parts, found));
    if (body === undefined) return [];
    sealReplies(parts, found, [body]);
    return [body];
  } catch (error) {
    parts.log({ level: 'error', event: 'apology failed', conversation: found.conversation, ...trace(error) });
    return [];
  }
};

/** Whether the channel's answers are brought, and for how long this process leases the first. */
export const leaseFor = ({ line }: TurnParts, { message }: Found): [boolean, number] => {
  return [pushes(message.channel), isHasty(message.channel) && line.isKeen ? leaseSeconds : 0];
};

/** It came to the head of the line in the commit that wrote it: ours to send, without asking the database again. */
export const queueFirst = (parts: TurnParts, found: Found, replies: readonly Json[]): void => {
  const [body] = replies;
  const { conversation, message } = found;
  if (body === undefined || leaseFor(parts, found)[1] === 0) return;
  parts.line.add({
    id: `${message.id}:0`,
    conversation,
    fence: 1,
    attempts: 1,
    doubts: 0,
    retried: 0,
    person: readPerson(whereTo(parts, found).address),
    body,
    ...(message.last_in_at === null ? {} : { lastInAt: message.last_in_at }),
    ...(message.offered_on === null ? {} : { offeredOn: message.offered_on }),
  });
};

const write = async (parts: TurnParts, found: Found, output: TurnOutput): Promise<Outcome> => {
  const { connection, conversation, message } = found;
  const sendMisses = () =>
    output.effects.flatMap((effect) =>
      effect.kind === 'unanswered'
        ? [
            connection.send(miss, [effect.language, effect.day, effect.near ?? '']),
            connection.send(missed, [conversation]),
          ]
        : [],
    );
  if (output.effects.some(({ kind }) => kind === 'forget')) {
    const farewell = { ...whereTo(parts, found), replies: output.replies };
    await together([
      ...sendMisses(),
      connection.send(remove, [conversation, pushes(message.channel)]),
      connection.say('commit'),
    ]);
    parts.keys.drop(conversation);
    return { more: false, touched: true, farewell };
  }
  // Everything is sealed before anything is sent: a reply that is no JSON must not leave half a transaction under way.
  const state = sealState(parts, found, output);
  const [ids, replies] = sealReplies(parts, found, output.replies);
  const handOff = deskEffects(parts, found, output);
  const [[row]] = await together([
    connection.send(finish, [conversation, message.id, 'handled', state, ids, replies, ...leaseFor(parts, found)]),
    ...sendMisses(),
    ...handOff.map((send) => send()),
    connection.say('commit'),
  ]);
  if (row?.leads) queueFirst(parts, found, output.replies);
  return { more: row?.more ?? false, touched: true };
};

const deskEffects = (parts: TurnParts, found: Found, { effects }: TurnOutput): readonly (() => Promise<unknown>)[] => {
  const { connection, conversation, message } = found;
  const seal = (id: string, details: Json) => sealJson(keyIn(parts, found), conversation, `case ${id}`, details);
  return effects.flatMap((effect) =>
    effect.kind === 'unanswered' || effect.kind === 'forget'
      ? []
      : [deskEffect(connection, conversation, effect, { seq: message.seq, seal })],
  );
};

const keyIn = ({ keys }: TurnParts, { conversation, message }: Found) =>
  keys.personKey(conversation, message.person_key);

const whereTo = (parts: TurnParts, found: Found) => {
  const { conversation, message } = found;
  const address = unsealKept(keyIn(parts, found), conversation, 'address', message.address) as string;
  return { conversation, channel: message.channel, address };
};

export const sealState = (parts: TurnParts, found: Found, { state }: TurnOutput): Buffer =>
  sealKept(keyIn(parts, found), found.conversation, 'state', state);

export const sealReplies = (parts: TurnParts, found: Found, replies: readonly Json[]): [string[], Buffer[]] => {
  const { conversation, message } = found;
  const key = keyIn(parts, found);
  const ids = replies.map((_, index) => `${message.id}:${index}`);
  return [ids, replies.map((body, index) => sealJson(key, conversation, `body ${ids[index]}`, body))];
};

export const read = (parts: TurnParts, found: Found): TurnInput => {
  const { conversation, message } = found;
  const key = keyIn(parts, found);
  return {
    channel: message.channel,
    desk: turnDesk(found.connection, conversation),
    said: async (limit) => {
      const rows = await found.connection.send(newest, [conversation, limit]);
      return [...rows]
        .reverse()
        .map((row) => ({ ...row, body: unsealJson(key, conversation, `body ${row.id}`, row.body) }));
    },
    state: message.state ? unsealKept(key, conversation, 'state', message.state) : null,
    message: {
      id: message.id,
      conversation,
      seq: message.seq,
      direction: 'in',
      at: message.at,
      status: 'unhandled',
      body: unsealKept(key, conversation, `body ${message.id}`, message.body),
    },
  };
};

/** For the apology: without the state when that is what cannot be read. */
const readable = (parts: TurnParts, found: Found): TurnInput => {
  try {
    return read(parts, found);
  } catch {
    return read(parts, { ...found, message: { ...found.message, state: null } });
  }
};

export const inTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The turn took too long.')), longestTurn);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const sayFarewell = ({ aside, log }: TurnParts, farewell: Farewell): void => {
  try {
    aside.farewell?.(farewell);
  } catch (error) {
    log({ level: 'error', event: 'farewell failed', conversation: farewell.conversation, ...trace(error) });
  }
};

/** Where it went wrong, without the message of the error: that may quote what a person wrote. */
const trace = (error: unknown) =>
  error instanceof Error
    ? {
        error: error.name,
        at: (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 6),
      }
    : { error: typeof error, at: [] };
