// The order of the queue: red, amber, normal; inside a band the desk's own order, which is who waits longest.
import type { QueueRow, Urgency } from '../desk/desk.ts';

const bands: readonly Urgency[] = ['red', 'amber', 'normal'];

export const inOrder = (rows: readonly QueueRow[]): readonly QueueRow[] =>
  bands.flatMap((band) => rows.filter(({ urgency }) => urgency === band));

/** For a script that puts one row in its place: smaller is earlier. */
export const placeOf = ({ urgency, waitingSince }: QueueRow): string =>
  `${bands.indexOf(urgency)}${String(waitingSince.getTime()).padStart(15, '0')}`;
