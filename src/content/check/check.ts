// What a check is: everything that was loaded, and what the guide's code offers → problems.
import type { Loaded } from '../loaded.ts';
import type { Problem } from '../problem.ts';
import type { Day } from '../schema/ids.ts';

/** A rule as the content sees it; its code lives in the guide, a floor higher. */
export type KnownRule = {
  readonly kind: 'condition' | 'deadline';
  readonly needs: readonly string[];
  readonly facts: readonly string[];
};

export type Known = { readonly rules: Readonly<Record<string, KnownRule>>; readonly today: Day };

export type Check = (loaded: Loaded, known: Known) => readonly Problem[];
