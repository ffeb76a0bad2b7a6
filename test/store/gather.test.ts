// Work gathered: one run for what comes together, nobody spoilt by another, nobody waiting for one that takes for ever.
import { expect, test } from 'vitest';
import { gather } from '../../src/store/gather.ts';

test('what comes in one turn of the event loop is one run, what comes meanwhile the next', async () => {
  const runs: number[][] = [];
  const { add } = gather(async (items: readonly number[]) => {
    runs.push([...items]);
    if (runs.length === 1) void add(4);
    return items;
  });
  expect(await Promise.all([add(1), add(2), add(3)])).toEqual([1, 2, 3]);
  await add(5);
  expect(runs).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
});

test('no more at once than told, in their order', async () => {
  const runs: number[][] = [];
  const { add } = gather(
    async (items: readonly number[]) => {
      runs.push([...items]);
      return items;
    },
    { most: 2 },
  );
  await Promise.all([1, 2, 3, 4, 5].map(add));
  expect(runs).toEqual([[1, 2], [3, 4], [5]]);
});

test('a bad item fails alone', async () => {
  const { add } = gather(async (items: readonly number[]) => {
    if (items.includes(2)) throw new Error('bad');
    return items;
  });
  const ends = await Promise.allSettled([1, 2, 3].map(add));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('a run that does not end holds up nobody for longer than told, and is waited for at the end', async () => {
  let end: () => void = () => undefined;
  const { add, idle } = gather(
    async (items: readonly string[]) => {
      if (items.includes('hangs')) await new Promise<void>((resolve) => (end = resolve));
      return items;
    },
    { slow: 10 },
  );
  const hanging = add('hangs');
  await new Promise(setImmediate);
  expect(await add('next')).toBe('next');
  let isIdle = false;
  const quiet = idle().then(() => {
    isIdle = true;
  });
  await new Promise(setImmediate);
  expect(isIdle).toBe(false);
  end();
  expect(await hanging).toBe('hangs');
  await quiet;
});
