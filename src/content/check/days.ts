// Counting days between two plain dates, for the age of a check. The guide's calendar stands a floor higher.
import type { Day } from '../schema/ids.ts';

const dayLength = 86_400_000;

/** Whole days from one to the other; negative when the other lies before. In UTC, so no day is 23 hours long. */
export const daysFrom = (one: Day, other: Day): number => Math.round((Date.parse(other) - Date.parse(one)) / dayLength);
