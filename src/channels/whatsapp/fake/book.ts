// The fake's own book: every message it took, every read receipt, every webhook it brought. Verdicts come from here.
import { randomBytes } from 'node:crypto';

export type Entry = {
  readonly order: number;
  readonly id: string;
  /** The number or user id it was sent to. */
  readonly to: string;
  readonly type: string;
  readonly text: string;
  readonly callbackData: string | undefined;
  readonly json: Readonly<Record<string, unknown>>;
  readonly at: number;
};
/** One webhook brought: after how many tries, and how long the last answer took. */
export type Brought = { readonly status: number; readonly tries: number; readonly ms: number };

export type Book = {
  readonly taken: readonly Entry[];
  readonly reads: readonly string[];
  readonly brought: readonly Brought[];
  /** All requests that reached it, taken or not. */
  readonly requests: number;
  /** Callback data that was taken more than once, with how often. */
  doubled(): ReadonlyMap<string, number>;
  to(person: string): readonly Entry[];
};

export type WritableBook = Book & {
  write(entry: Omit<Entry, 'order' | 'id' | 'at'>): Entry;
  read(messageId: string): void;
  bring(brought: Brought): void;
  request(): void;
};

export const openBook = (): WritableBook => {
  // Like Meta's, an id never comes again: a data folder outlives a fake.
  const own = randomBytes(6).toString('hex').toUpperCase();
  const taken: Entry[] = [];
  const reads: string[] = [];
  const brought: Brought[] = [];
  let requests = 0;
  return {
    taken,
    reads,
    brought,
    get requests() {
      return requests;
    },
    doubled: () => {
      const counts = new Map<string, number>();
      for (const { callbackData: data } of taken) if (data) counts.set(data, (counts.get(data) ?? 0) + 1);
      return new Map([...counts].filter(([, count]) => count > 1));
    },
    to: (person) => taken.filter(({ to }) => to === person),
    write: (entry) => {
      const order = taken.length + 1;
      const written = { ...entry, order, id: `wamid.FAKE${own}${String(order).padStart(6, '0')}`, at: Date.now() };
      taken.push(written);
      return written;
    },
    read: (messageId) => {
      reads.push(messageId);
    },
    bring: (one) => {
      brought.push(one);
    },
    request: () => {
      requests += 1;
    },
  };
};
