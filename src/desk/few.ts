// What may be shown of a number of people: nothing below ten, rounded down, and never so that a hidden one can be worked out.

export type Shown =
  | { readonly kind: 'people'; readonly people: number }
  /** Fewer than ten. */
  | { readonly kind: 'few' }
  /** Left out, because with the rest it would tell too much of a hidden one. */
  | { readonly kind: 'withheld' };

/** Fewer people than this are not shown, nobody at all included. */
export const fewest = 10;
/** Rounded down to fives: 25 stands for 25 to 29. */
export const roundTo = 5;
/** So many numbers a hidden one could be, at the least. */
const doubt = 5;

const few = { kind: 'few' } as const;
const withheld = { kind: 'withheld' } as const;

export const show = (people: number): Shown =>
  people < fewest ? few : { kind: 'people', people: people - (people % roundTo) };

/**
 * The same people divided twice (by age, by urgency): both add up to the same sum, which is itself never shown. When a
 * hidden number could be narrowed down too far by that, the second division is left out.
 */
export const showTwice = (
  one: readonly number[],
  two: readonly number[],
): readonly [readonly Shown[], readonly Shown[]] => {
  const [first, second] = [one.map(show), two.map(show)];
  const isSafe = [...narrowed(first, second), ...narrowed(second, first)].every((width) => width >= doubt);
  return [first, isSafe ? second : two.map(() => withheld)];
};

type Range = { readonly from: number; readonly to: number };

/** What a reader knows of one number by itself. */
const rangeOf = (shown: Shown): Range => {
  switch (shown.kind) {
    case 'people':
      return { from: shown.people, to: shown.people + roundTo - 1 };
    case 'few':
      return { from: 0, to: fewest - 1 };
    case 'withheld':
      return { from: 0, to: Number.POSITIVE_INFINITY };
  }
};

const sum = (ranges: readonly Range[]): Range => ({
  from: ranges.reduce((total, { from }) => total + from, 0),
  to: ranges.reduce((total, { to }) => total + to, 0),
});

/** For each hidden number: how many values are left to it, when its division adds up to what `others` adds up to. */
const narrowed = (division: readonly Shown[], others: readonly Shown[]): readonly number[] => {
  const total = sum(others.map(rangeOf));
  return division.flatMap((shown, at) => {
    if (shown.kind !== 'few') return [];
    const rest = sum(division.filter((_, index) => index !== at).map(rangeOf));
    const from = Math.max(0, total.from - rest.to);
    const to = Math.min(fewest - 1, total.to - rest.from);
    return [to - from + 1];
  });
};
