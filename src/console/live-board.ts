// What stands on a live page of the queue: the first rows in their order, changed by a whole look or by one case that was touched.
import type { CaseId } from '../desk/desk.ts';
import { perPage } from './pages/queue-page.tsx';

export type Shown = {
  readonly id: CaseId;
  /** Smaller is earlier. */
  readonly place: string;
  readonly html: string;
  readonly unread: number;
};
export type Board = {
  readonly shown: readonly Shown[];
  /** The queue goes on after what is shown. */
  readonly isCut: boolean;
  /** Unread messages in what is not shown, when it was last looked at. */
  readonly unreadBeyond: number;
};

export const noBoard: Board = { shown: [], isCut: false, unreadBeyond: 0 };

export const boardOf = (shown: readonly Shown[], { unread, total }: { unread: number; total: number }): Board => ({
  shown,
  isCut: total > shown.length,
  unreadBeyond: Math.max(0, unread - sumOf(shown)),
});

/** `row` is absent when the case has left the queue. */
export const withCase = ({ shown, ...board }: Board, id: CaseId, row: Shown | undefined): Board => {
  const others = shown.filter((one) => one.id !== id);
  const at = row ? others.findIndex(({ place }) => place > row.place) : -1;
  if (!row || (at < 0 && board.isCut)) return { ...board, shown: others };
  return { ...board, shown: at < 0 ? [...others, row] : [...others.slice(0, at), row, ...others.slice(at)] };
};

/** So many came or went that the page should be filled or cut again. */
export const needsLook = ({ shown, isCut }: Board): boolean =>
  (isCut && shown.length < perPage * 0.75) || shown.length > perPage * 1.5;

export const unreadOn = ({ shown, unreadBeyond }: Board): number => sumOf(shown) + unreadBeyond;

/** As events for a page that stands at `before`. */
export const differences = (before: Board, now: Board): string => {
  const known = new Map(before.shown.map(({ id, html }) => [id, html]));
  const rows = now.shown.filter(({ id, html }) => known.get(id) !== html);
  for (const { id } of now.shown) known.delete(id);
  return rowEvents(rows) + [...known.keys()].map((id) => `event: gone\ndata: c-${id}\n\n`).join('');
};

export const wholeBoard = ({ shown }: Board): string =>
  `event: only\ndata: ${shown.map(({ id }) => `c-${id}`).join(' ')}\n\n${rowEvents(shown)}`;

const rowEvents = (rows: readonly Shown[]): string => rows.map(({ html }) => `event: row\ndata: ${html}\n\n`).join('');

const sumOf = (shown: readonly Shown[]): number => shown.reduce((sum, { unread }) => sum + unread, 0);
