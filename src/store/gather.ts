// Work of one turn of the event loop, done together: many rows share a statement and a commit.
import { setImmediate } from 'node:timers/promises';
import { StoreAway } from './faults.ts';

type Waiting<T, R> = { readonly item: T; resolve(result: R): void; reject(error: unknown): void };
type Shape = {
  readonly most?: number;
  /** Milliseconds after which the next run begins although this one has not ended. Without it runs follow each other. */
  readonly slow?: number;
};

/** `run` gives one result an item, in order, for `most` at once. One bad item spoils no other: then each goes alone. */
export const gather = <T, R>(run: (items: readonly T[]) => Promise<readonly R[]>, { most = 200, slow }: Shape = {}) => {
  const waiting: Waiting<T, R>[] = [];
  const running = new Set<Promise<void>>();
  let looping: Promise<void> | undefined;

  const finish = async (batch: readonly Waiting<T, R>[]): Promise<void> => {
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [at, one] of batch.entries()) one.resolve(results[at] as R);
    } catch (error) {
      if (batch.length > 1 && !(error instanceof StoreAway)) for (const one of batch) await finish([one]);
      else for (const one of batch) one.reject(error);
    }
  };
  const loop = async (): Promise<void> => {
    while (waiting.length > 0) {
      await setImmediate();
      const mine = finish(waiting.splice(0, most));
      if (slow === undefined) await mine;
      else {
        running.add(mine);
        void mine.then(() => running.delete(mine));
        await within(mine, slow);
      }
    }
    looping = undefined;
  };

  return {
    add: (item: T): Promise<R> =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        looping ??= loop();
      }),
    idle: (): Promise<unknown> => Promise.all([looping, ...running]),
  };
};

/** Resolves when the work has ended, or after so many milliseconds. */
const within = (work: Promise<void>, ms: number): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, ms);
    void work.then(() => {
      clearTimeout(late);
      resolve();
    });
  });
