// Chance that can be had again: the same seed, the same faults, people and kills.

export type Chance = {
  /** From 0 up to, not including, 1. */
  next(): number;
  below(count: number): number;
  happens(share: number): boolean;
};

/** mulberry32. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (count) => Math.floor(next() * count), happens: (share) => next() < share };
};
