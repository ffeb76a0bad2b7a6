// Questions nobody could answer, counted without their text: where editors find what is missing.
import { away, type Database } from './database.ts';
import type { Store } from './store.ts';

export const missesIn = ({ kysely }: Database): Store['misses'] => ({
  counts: () =>
    away(
      kysely
        .selectFrom('misses')
        .select(['language', 'day', 'near', 'count'])
        .orderBy('day', 'desc')
        .orderBy('count', 'desc')
        .orderBy('language')
        .orderBy('near')
        .execute(),
    ),
});
