// Sends what waits: in order per person, as fast as is allowed, again when that helps, and never twice without a reason.

import type { Delivery } from '../channels/whatsapp/delivery.ts';
import { seldom } from '../channels/whatsapp/seldom.ts';
import type { Json, Outgoing, Settlement, Store } from '../store/store.ts';
import { makeBreaker } from './breaker.ts';
import { judge, type Line, type Verdict } from './judge.ts';
import { makePace } from './pace.ts';
import { type Patience, purposeOf } from './purpose.ts';

/** What came of carrying one row to its channel. */
export type Word =
  | { readonly kind: 'told'; readonly delivery: Delivery; readonly offered?: string }
  | { readonly kind: 'window-closed'; readonly instead?: Json }
  /** The month's budget is spent and she has been offered the web page today. */
  | { readonly kind: 'withheld' };

export type OutboxParts = {
  readonly store: Pick<Store, 'outbox' | 'onChange'>;
  /** Throws only for a message that can never be sent. */
  carry(row: Outgoing): Promise<Word>;
  readonly patience: Patience;
  /** Messages the number may send; Meta's usual when absent. */
  readonly perSecond?: number | undefined;
  readonly log: Readonly<Record<Line['level'], (facts: Line['facts'], says: string) => void>>;
  /** Milliseconds, never going back. */
  now?(): number;
};
export type Outbox = {
  /** A webhook came in: hearing time goes on. */
  hear(): void;
  /** A webhook could not be stored: until it is brought again there is news we do not know. */
  mishear(): void;
  /** Finishes what is on its way, `ms` at most, and gives back the rest. */
  close(ms?: number): Promise<void>;
};

const most = 32;
const everyMs = 1_000;
/** A ring from another process is answered with one look at the database, not with one each. */
const lookMs = 200;
/** Seconds until what was not taken is surely brought again: after a webhook that was refused, and after a start. */
const againSeconds = 5;
/** Senders that died over one message. */
const deaths = 8;

export const startOutbox = (parts: OutboxParts): Outbox => {
  const { store, log } = parts;
  const now = parts.now ?? (() => performance.now());
  const pace = makePace(now, parts.perSecond);
  const breaker = makeBreaker(now);
  const say = seldom(log, now);
  const onTheWay = new Set<Promise<void>>();
  let [isClosed, heardAt, lookedAt, isPumping, wantsMore] = [false, undefined as number | undefined, 0, false, false];
  let [wantsLook, timer] = [true, undefined as NodeJS.Timeout | undefined];

  const room = (): number => {
    const allowed = { all: most, one: 1, none: 0 }[breaker.allows()];
    return Math.max(0, Math.min(allowed - onTheWay.size, pace.room()));
  };
  const wakeIn = (ms: number) => {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void pump(), Math.max(1, ms));
  };

  const pump = async (): Promise<void> => {
    wantsMore = true;
    if (isPumping) return;
    isPumping = true;
    try {
      while (wantsMore && !isClosed) {
        wantsMore = false;
        await round();
      }
    } catch (error) {
      say('error', 'the outbox could not be read; trying again', { name: nameOf(error) });
    } finally {
      isPumping = false;
    }
  };
  const round = async (): Promise<void> => {
    store.outbox.keen(breaker.allows() === 'all' && pace.wait() < everyMs);
    const free = room();
    if (free === 0) {
      if (onTheWay.size < most) wakeIn(Math.max(breaker.wait(), pace.wait()));
      return;
    }
    const look = wantsLook && now() - lookedAt >= lookMs;
    if (wantsLook && !look) wakeIn(lookMs - (now() - lookedAt));
    if (look) [wantsLook, lookedAt] = [false, now()];
    const rows = await store.outbox.take(free, look);
    for (const row of rows) begin(row);
    // There may be more than were asked for.
    if (rows.length === free) [wantsMore, wantsLook] = [true, wantsLook || look];
  };

  const begin = (row: Outgoing): void => {
    pace.begin();
    const way: Promise<void> = send(row)
      .catch((error: unknown) =>
        say('error', 'a message could not be settled; its lease runs out', { name: nameOf(error) }),
      )
      .finally(() => {
        onTheWay.delete(way);
        void pump();
      });
    onTheWay.add(way);
  };

  const send = async (row: Outgoing): Promise<void> => {
    const patience = parts.patience[purposeOf(row.id, row.body)];
    // Before the pace: "later" would let the doubt be forgotten.
    const doubt = row.heard === undefined ? undefined : doubtOf(row, patience);
    if (doubt) {
      if (doubt.kind === 'unknown') log.warn({ message: row.id }, 'whether this message was sent was never learned');
      return settle(row, doubt);
    }
    const wait = pace.beginWith(row.conversation);
    if (wait > 0) return settle(row, { kind: 'later', seconds: wait / 1000, unsent: true });
    if (row.heard !== undefined && !(await store.outbox.again(row))) return;
    const word = await parts.carry(row).catch((error: unknown) => {
      log.error({ message: row.id, name: nameOf(error), why: faultsOf(error) }, 'a message cannot be sent');
      return { kind: 'failed' } as const;
    });
    if (word.kind !== 'told') return settle(row, word);
    await follow(row, judge(word.delivery, { row, patience }), word);
  };

  const follow = async (row: Outgoing, verdict: Verdict, word: Extract<Word, { kind: 'told' }>): Promise<void> => {
    const { to, pause, breaker: stop, line } = verdict;
    if (stop && breaker.trip()) log[stop.level](stop.facts, stop.says);
    if (!stop && breaker.mend()) log.info({}, 'WhatsApp takes messages again');
    // Not all processes at the same moment.
    if (pause) pace.pause(pause * 1000 * (1 + Math.random() / 5));
    if (line) say(line.level, line.says, line.facts);
    await settle(row, to.kind === 'sent' && word.offered ? { ...to, offered: word.offered } : to);
  };
  const settle = async (row: Outgoing, to: Settlement): Promise<void> => {
    await store.outbox.settle(row, to);
  };

  // Somebody may have died with webhooks in hand.
  let [deaf, tickedAt] = [againSeconds, now()];
  const every = setInterval(() => {
    wantsLook = true;
    // While this process could not keep up, others counted time in which it heard nothing.
    const lag = (now() - tickedAt - everyMs) / 1000;
    if (lag > 1) deaf += lag;
    tickedAt = now();
    const heard = heardAt === undefined ? undefined : (now() - heardAt) / 1000;
    const taken = deaf;
    deaf = 0;
    store.outbox.tick(heard, taken).then(
      ({ processes }) => pace.share(processes),
      () => {
        deaf += taken;
      },
    );
    void pump();
  }, everyMs);
  const leave = store.onChange(() => {
    wantsLook = true;
    void pump();
  });
  void pump();

  return {
    hear: () => {
      heardAt = now();
    },
    mishear: () => {
      deaf = Math.max(deaf, againSeconds);
    },
    close: async (ms = 8_000) => {
      isClosed = true;
      leave();
      clearInterval(every);
      clearTimeout(timer);
      store.outbox.keen(false);
      let late: NodeJS.Timeout | undefined;
      const end = new Promise<void>((resolve) => {
        late = setTimeout(resolve, ms);
      });
      await Promise.race([Promise.all(onTheWay), end]);
      clearTimeout(late);
      await store.outbox.handBack().catch(() => undefined);
    },
  };
};

/** What to do with a message that may have been sent: wait for news, or leave it; undefined: send it again. */
const doubtOf = ({ heard = 0, doubts, attempts }: Outgoing, patience: number): Settlement | undefined => {
  if (heard < patience) return { kind: 'unsure', patience, lost: false };
  return doubts > 1 || attempts > deaths ? { kind: 'unknown' } : undefined;
};

/** Never the words of an error, but `DoesNotFit` says only counts. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
const faultsOf = (error: unknown): string => (error instanceof Error && 'faults' in error ? String(error.faults) : '');
