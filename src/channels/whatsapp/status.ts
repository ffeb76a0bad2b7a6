// What became of a message of ours: statuses come doubled and in any order, and only ever move forward.
import type { Status } from './event.ts';

const rank: Readonly<Record<Status, number>> = { sent: 1, failed: 2, delivered: 3, read: 4 };

/** The state after one more status. A failure after delivery is a late or doubled one: it was delivered. */
export const furthest = (before: Status | undefined, now: Status): Status =>
  before !== undefined && rank[before] >= rank[now] ? before : now;
