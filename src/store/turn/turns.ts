// Turns: everything unhandled of one conversation, one message after the other, by whichever process comes first.
import { sql } from 'kysely';
import { away } from '../database.ts';
import { gather } from '../gather.ts';
import type { Store } from '../store.ts';
import { type Beginning, type Next, stepTogether } from './group.ts';
import { oneWaits } from './queue.ts';
import { type TurnParts, takeStep } from './turn.ts';

type Turns = Store['turns'] & {
  /** Resolves when no turn is running any more. */
  idle(): Promise<unknown>;
};

/** Talks that share a transaction at most, and how long (milliseconds) the next ones wait for one that takes long. */
const [atOnce, slow] = [32, 100];

export const turnsIn = (parts: Omit<TurnParts, 'work' | 'aside'>): Turns => {
  const { run, idle } = oneWaits();
  const steps = gather(
    async (items: readonly Beginning[]): Promise<readonly Next[]> =>
      items.length === 1 ? ['alone'] : stepTogether(parts, items),
    { most: atOnce, slow },
  );
  const take = async (one: Beginning): Promise<void> => {
    for (let isOpen = true; isOpen; ) {
      const next = await steps.add(one);
      isOpen = next === 'alone' ? await takeStep({ ...parts, ...one }, one.conversation) : next === 'more';
    }
  };
  return {
    idle,
    take: (conversation, work, aside = {}) => run(conversation, () => take({ conversation, work, aside })),
    leftBehind: async (seconds) => {
      const rows = await away(
        parts.database.kysely
          .selectFrom('messages')
          .select('conversation')
          .distinct()
          .where('status', '=', 'unhandled')
          .where('at', '<=', sql<Date>`now() - ${seconds} * interval '1 second'`)
          .execute(),
      );
      return rows.map(({ conversation }) => conversation);
    },
  };
};
