// Tells every process of every commit that touched a conversation, on a connection of its own that comes back when it breaks.
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { type Address, type Database, type Log, patience } from './database.ts';
import { asAway } from './faults.ts';
import type { ConversationId } from './store.ts';

type Listener = (conversation: ConversationId) => void;
export type Changes = {
  onChange(listener: Listener): () => void;
  /** Call it after the commit: listeners here hear at once, other processes a few milliseconds later. */
  ring(conversation: ConversationId): void;
  close(): Promise<void>;
};

const firstWait = 100;
const longestWait = 5_000;
/** Milliseconds in which rings are gathered: a message and its answer, or the messages of many, share a statement. */
const gathering = 20;
/** Seconds: a break is noticed a little after it began. */
const margin = 5;
const yes = () => true;
const no = () => false;

/** Its name among the connections of the server. */
export const changeConnection = 'wegwijs changes';

/** Resolves when it hears; from then on it looks after itself. */
export const hearChanges = async (address: Address, database: Database, log: Log): Promise<Changes> => {
  const listeners = new Set<Listener>();
  const tell = (conversation: ConversationId) => {
    for (const listener of listeners) {
      try {
        listener(conversation);
      } catch (error) {
        log({ level: 'error', event: 'change listener failed', conversation, error: (error as Error).name });
      }
    }
  };
  const closing = new AbortController();
  let client: pg.Client | undefined;
  const rung = new Set<ConversationId>();
  let ringing: Promise<void> | undefined;

  const hear = async (): Promise<void> => {
    const { statement_timeout, connectionTimeoutMillis, keepAlive } = patience;
    const mine = new pg.Client({
      ...address,
      statement_timeout,
      connectionTimeoutMillis,
      keepAlive,
      application_name: changeConnection,
    });
    let lost = false;
    const lose = () => {
      if (lost || mine !== client || closing.signal.aborted) return;
      lost = true;
      log({ level: 'warn', event: 'change connection lost' });
      void comeBack(performance.now());
    };
    mine.on('error', lose);
    mine.on('end', lose);
    mine.on('notification', ({ payload, processId }) => {
      // Ours were told when they were rung.
      if (processId !== (mine as unknown as { readonly processID: number }).processID) tell(payload as ConversationId);
    });
    await mine.connect();
    // A ring need not survive a power cut, and must not wait for the disk.
    await mine.query('set synchronous_commit = off; listen changes');
    client = mine;
    if (closing.signal.aborted) await mine.end();
  };

  const comeBack = async (lostAt: number): Promise<void> => {
    for (let wait = firstWait; !closing.signal.aborted; wait = Math.min(wait * 2, longestWait)) {
      await pause(wait, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted || !(await hear().then(yes, no))) continue;
      const missed = await touchedWithin(database, (performance.now() - lostAt) / 1000 + margin).catch(() => []);
      log({ level: 'info', event: 'change connection back', touched: missed.length });
      for (const conversation of missed) tell(conversation);
      return;
    }
  };

  /** One statement at a time; what is rung meanwhile goes with the next. */
  const sendRings = async (): Promise<void> => {
    while (rung.size > 0) {
      await pause(gathering);
      const conversations = [...rung];
      rung.clear();
      const ring = client?.query({ name: 'ring', text: ringText, values: [conversations] });
      if (await ring?.then(yes, no)) continue;
      if (closing.signal.aborted) break;
      for (const conversation of conversations) rung.add(conversation);
      await pause(firstWait);
    }
    ringing = undefined;
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
    ring: (conversation) => {
      tell(conversation);
      rung.add(conversation);
      ringing ??= sendRings();
    },
    close: async () => {
      closing.abort();
      await ringing;
      await client?.end().catch(() => undefined);
    },
  };
};

const ringText = "select pg_notify('changes', talk) from unnest($1::text[]) as talk";

const touchedWithin = async ({ kysely }: Database, seconds: number): Promise<readonly ConversationId[]> => {
  const rows = await kysely
    .selectFrom('conversations')
    .select('id')
    .where('active_at', '>=', sql<Date>`now() - ${seconds} * interval '1 second'`)
    .execute();
  return rows.map(({ id }) => id);
};
