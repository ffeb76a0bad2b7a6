// The known word that an editor probably meant, by the number of letters that differ (Levenshtein).

/** The nearest of `known` within a third of the letters (at least 1, at most 4); undefined when none is near. */
export const nearest = (word: string, known: Iterable<string>): string | undefined => {
  const reach = Math.min(4, Math.max(1, Math.floor(word.length / 3)));
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > reach) continue;
    const distance = letterDistance(word, candidate);
    if (distance <= reach && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { word: candidate, distance };
  }
  return best?.word;
};

/** `; did you mean "term-ends-soon"?`, or nothing. */
export const didYouMean = (word: string, known: Iterable<string>): string => {
  const meant = nearest(word, known);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
};

/** Letters to change, add, leave out or swap with their neighbour. */
export const letterDistance = (one: string, other: string): number => {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next.push(
        Math.min(
          (row[j - 1] as number) + same,
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
          swapped ? (before[j - 2] as number) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row[other.length] as number;
};
