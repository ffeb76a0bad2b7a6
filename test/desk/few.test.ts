// Nothing below ten people: what is shown is tried by a reader who knows the rules and counts back.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fewest, roundTo, type Shown, show, showTwice } from '../../src/desk/few.ts';

/** Every number that a cell may be, for who sees it. */
const values = (shown: Shown): readonly number[] => {
  if (shown.kind === 'few') return Array.from({ length: 10 }, (_, n) => n);
  if (shown.kind === 'people') return Array.from({ length: 5 }, (_, n) => shown.people + n);
  throw new Error('Left out: nothing to count with.');
};
const sums = (cells: readonly Shown[]): ReadonlySet<number> =>
  cells.reduce<ReadonlySet<number>>(
    (so, cell) => new Set(Array.from(so).flatMap((sum) => values(cell).map((n) => sum + n))),
    new Set([0]),
  );
/** What a hidden cell can still be: some world must fit everything that is shown. */
const possible = (cells: readonly Shown[], at: number, others: readonly Shown[]): readonly number[] => {
  const totals = sums(others);
  const rest = [...sums(cells.filter((_, index) => index !== at))];
  return values(cells[at] as Shown).filter((n) => rest.some((sum) => totals.has(sum + n)));
};

/** The same people, divided twice, as a waiting room is by age and by urgency. */
const people = fc
  .array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 2 })), { maxLength: 150 })
  .map((all) =>
    [5, 3].map((parts, by) => Array.from({ length: parts }, (_, part) => all.filter((one) => one[by] === part).length)),
  );
/** Also every other sum: skewed, with many numbers that end just below the next step. */
const skewed = fc
  .tuple(
    fc.array(fc.nat({ max: 45 }), { minLength: 5, maxLength: 5 }),
    fc.array(fc.nat({ max: 45 }), { minLength: 2, maxLength: 2 }),
  )
  .map(([one, two]) => {
    const left = one.reduce((sum, n) => sum + n, 0) - two.reduce((sum, n) => sum + n, 0);
    return left < 0 ? [one, [0, 0, one.reduce((sum, n) => sum + n, 0)]] : [one, [...two, left]];
  });

describe('what is shown', () => {
  it.each([
    [0, { kind: 'few' }],
    [1, { kind: 'few' }],
    [9, { kind: 'few' }],
    [10, { kind: 'people', people: 10 }],
    [14, { kind: 'people', people: 10 }],
    [15, { kind: 'people', people: 15 }],
    [129, { kind: 'people', people: 125 }],
  ])('of %i people', (count, shown) => {
    expect(show(count)).toEqual(shown);
  });

  test('of the same people divided twice, no hidden number can be worked out: five or more stay possible', () => {
    fc.assert(
      fc.property(fc.oneof(people, skewed), (divided) => {
        const [one, two] = showTwice(divided[0] as number[], divided[1] as number[]);
        for (const [cells, raw] of [
          [one, divided[0]],
          [two, divided[1]],
        ] as const)
          for (const [at, cell] of cells.entries()) {
            const is = raw?.[at] as number;
            if (is < fewest) expect(cell.kind).not.toBe('people');
            if (cell.kind === 'people') expect(cell.people).toBe(is - (is % roundTo));
          }
        if (two.some(({ kind }) => kind === 'withheld')) {
          expect(two.every(({ kind }) => kind === 'withheld')).toBe(true);
          return;
        }
        for (const [at, cell] of one.entries())
          if (cell.kind === 'few') expect(possible(one, at, two).length).toBeGreaterThanOrEqual(5);
        for (const [at, cell] of two.entries())
          if (cell.kind === 'few') expect(possible(two, at, one).length).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 700 },
    );
  });

  it('leaves the second division out where rounding alone would tell', () => {
    // Six at their highest and a sum at its lowest: of the hidden one only 6 to 9 would stay.
    const [ages, urgencies] = [
      [45, 45],
      [14, 14, 14, 14, 14, 14, 6],
    ];
    expect(possible(urgencies.map(show), 6, ages.map(show)).length).toBeLessThan(5);
    const [one, two] = showTwice(ages, urgencies);
    expect(one).toEqual(ages.map(show));
    expect(two.every(({ kind }) => kind === 'withheld')).toBe(true);
  });
});
