// Work of one turn of the event loop, done together: many rows share a statement and a commit.
import { setImmediate } from 'node:timers/promises';
import { StoreAway } from './faults.ts';

type Waiting<T, R> = { readonly item: T; resolve(result: R): void; reject(error: unknown): void };
const most = 200;

/** `run` gives one result an item, in order; runs follow each other. One bad item spoils no other: then each goes alone. */
export const gather = <T, R>(run: (items: readonly T[]) => Promise<readonly R[]>) => {
  const waiting: Waiting<T, R>[] = [];
  let running: Promise<void> | undefined;

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
      await finish(waiting.splice(0, most));
    }
    running = undefined;
  };

  return {
    add: (item: T): Promise<R> =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        running ??= loop();
      }),
    idle: (): Promise<unknown> => running ?? Promise.resolve(),
  };
};
