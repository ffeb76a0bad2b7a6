// Turns: everything unhandled of one conversation, one message after the other, by whichever process comes first.
import { sql } from 'kysely';
import { away } from './database.ts';
import { oneWaits } from './queue.ts';
import type { Store } from './store.ts';
import { type TurnParts, takeStep } from './turn.ts';

type Turns = Store['turns'] & {
  /** Resolves when no turn is running any more. */
  idle(): Promise<unknown>;
};

export const turnsIn = (parts: Omit<TurnParts, 'work' | 'aside'>): Turns => {
  const { run, idle } = oneWaits();
  return {
    idle,
    take: (conversation, work, aside = {}) =>
      run(conversation, async () => {
        while (await takeStep({ ...parts, work, aside }, conversation));
      }),
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
