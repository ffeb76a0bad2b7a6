// The order of the queue as a live page keeps it: red, amber, normal; inside a band what is offered to her first, then who waits longest.
import type { QueueRow, Urgency } from '../desk/desk.ts';

const bands: readonly Urgency[] = ['red', 'amber', 'normal'];

const isHers = ({ offered }: QueueRow): boolean => offered === 'you';

/** For a script that puts one row in its place: smaller is earlier. */
export const placeOf = (row: QueueRow): string =>
  `${bands.indexOf(row.urgency)}${isHers(row) ? 0 : 1}${String(row.waitingSince.getTime()).padStart(15, '0')}`;
