// Work of one turn of the event loop, in one go; the next group waits for it. The bare form of src/store/gather.ts.
import { setImmediate } from 'node:timers/promises';

export const inGroups = <T, R>(run: (items: readonly T[]) => Promise<readonly R[]>) => {
  let waiting: { readonly item: T; resolve(result: R): void; reject(error: unknown): void }[] = [];
  let isRunning = false;
  const loop = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      await setImmediate();
      const now = waiting;
      waiting = [];
      try {
        const results = await run(now.map(({ item }) => item));
        for (const [at, { resolve }] of now.entries()) resolve(results[at] as R);
      } catch (error) {
        for (const { reject } of now) reject(error);
      }
    }
    isRunning = false;
  };
  return (item: T): Promise<R> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void loop();
    });
};
