// The order of the queue: red, amber, normal; inside a band what is offered to her first, then the desk's own order: who waits longest.
import type { QueueRow, Urgency } from '../desk/desk.ts';

const bands: readonly Urgency[] = ['red', 'amber', 'normal'];

export const inOrder = (rows: readonly QueueRow[]): readonly QueueRow[] =>
  bands.flatMap((band) => {
    const own = rows.filter(({ urgency }) => urgency === band);
    return [...own.filter(isHers), ...own.filter((row) => !isHers(row))];
  });

const isHers = ({ offered }: QueueRow): boolean => offered === 'you';

/** For a script that puts one row in its place: smaller is earlier. */
export const placeOf = (row: QueueRow): string =>
  `${bands.indexOf(row.urgency)}${isHers(row) ? 0 : 1}${String(row.waitingSince.getTime()).padStart(15, '0')}`;
