// Hears of every commit that touched a conversation, on a connection of its own that comes back when it breaks.
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { type Address, type Database, type Log, patience } from './database.ts';
import { asAway } from './faults.ts';
import type { ConversationId } from './store.ts';

type Listener = (conversation: ConversationId) => void;
export type Changes = { onChange(listener: Listener): () => void; close(): Promise<void> };

const firstWait = 100;
const longestWait = 5_000;
/** Seconds: a break is noticed a little after it began. */
const margin = 5;
const yes = () => true;
const no = () => false;

/** Resolves when it hears; from then on it looks after itself. */
export const hearChanges = async (address: Address, database: Database, log: Log): Promise<Changes> => {
  const listeners = new Set<Listener>();
  const tell = (conversation: ConversationId) => {
    for (const listener of listeners) listener(conversation);
  };
  const closing = new AbortController();
  let client: pg.Client | undefined;

  const hear = async (): Promise<void> => {
    const { statement_timeout, connectionTimeoutMillis, keepAlive } = patience;
    const mine = new pg.Client({ ...address, statement_timeout, connectionTimeoutMillis, keepAlive });
    let lost = false;
    const lose = () => {
      if (lost || mine !== client || closing.signal.aborted) return;
      lost = true;
      log({ level: 'warn', event: 'change connection lost' });
      void comeBack(performance.now());
    };
    mine.on('error', lose);
    mine.on('end', lose);
    mine.on('notification', ({ payload }) => tell(payload as ConversationId));
    await mine.connect();
    await mine.query('listen changes');
    client = mine;
    if (closing.signal.aborted) await mine.end();
  };

  const comeBack = async (lostAt: number): Promise<void> => {
    for (let wait = firstWait; !closing.signal.aborted; wait = Math.min(wait * 2, longestWait)) {
      await setTimeout(wait, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted || !(await hear().then(yes, no))) continue;
      const missed = await touchedWithin(database, (performance.now() - lostAt) / 1000 + margin).catch(() => []);
      log({ level: 'info', event: 'change connection back', touched: missed.length });
      for (const conversation of missed) tell(conversation);
      return;
    }
  };

  try {
    await hear();
  } catch (error) {
    throw asAway(error);
  }
  return {
    onChange: (listener) => {
      // Wrapped, so that the same function may listen twice and leave twice.
      const mine: Listener = (conversation) => listener(conversation);
      listeners.add(mine);
      return () => void listeners.delete(mine);
    },
    close: async () => {
      closing.abort();
      await client?.end().catch(() => undefined);
    },
  };
};

const touchedWithin = async ({ kysely }: Database, seconds: number): Promise<readonly ConversationId[]> => {
  const rows = await kysely
    .selectFrom('conversations')
    .select('id')
    .where('active_at', '>=', sql<Date>`now() - ${seconds} * interval '1 second'`)
    .execute();
  return rows.map(({ id }) => id);
};
