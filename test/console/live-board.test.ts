// A live board, changed case by case, stands as a whole look at the queue would have it.
import { describe, expect, it } from 'vitest';
import {
  boardOf,
  differences,
  needsLook,
  noBoard,
  type Shown,
  unreadOn,
  wholeBoard,
  withCase,
} from '../../src/console/live-board.ts';
import type { CaseId } from '../../src/desk/desk.ts';

const row = (place: number, unread = 0, html = `<li>${place}</li>`): Shown => ({
  id: `c${place}` as CaseId,
  place: String(place).padStart(4, '0'),
  html,
  unread,
});
const places = (board: ReturnType<typeof boardOf>) => board.shown.map(({ place }) => Number(place));
const full = boardOf(
  [2, 4, 6].map((place) => row(place, 1)),
  { unread: 10, total: 9 },
);
const short = boardOf([row(2), row(4)], { unread: 0, total: 2 });

describe('a case that was touched', () => {
  it('takes its place, moves to another, and leaves', () => {
    const came = withCase(short, row(3).id, row(3));
    expect(places(came)).toEqual([2, 3, 4]);
    const moved = withCase(came, row(3).id, { ...row(3), place: '0009' });
    expect(moved.shown.map(({ id }) => id)).toEqual(['c2', 'c4', 'c3']);
    expect(places(withCase(moved, row(3).id, undefined))).toEqual([2, 4]);
  });

  it('beyond the end of a page that is cut is not on it; where the queue ends there, it is', () => {
    expect(places(withCase(full, row(9).id, row(9)))).toEqual([2, 4, 6]);
    expect(places(withCase(full, row(2).id, { ...row(2), place: '0009' }))).toEqual([4, 6]);
    expect(places(withCase(short, row(9).id, row(9)))).toEqual([2, 4, 9]);
  });

  it('is counted with what is not shown', () => {
    expect(unreadOn(full)).toBe(10);
    expect(unreadOn(withCase(full, row(4).id, row(4, 3)))).toBe(12);
    expect(unreadOn(withCase(full, row(4).id, undefined))).toBe(9);
  });
});

describe('what is told', () => {
  it('are the rows that changed or came, and those that went', () => {
    const now = withCase(withCase(full, row(4).id, row(4, 2, '<li>new</li>')), row(6).id, undefined);
    expect(differences(full, now)).toBe('event: row\ndata: <li>new</li>\n\nevent: gone\ndata: c-c6\n\n');
    expect(differences(full, full)).toBe('');
    expect(differences(noBoard, short)).toBe('event: row\ndata: <li>2</li>\n\nevent: row\ndata: <li>4</li>\n\n');
    expect(wholeBoard(short)).toMatch(/^event: only\ndata: c-c2 c-c4\n\nevent: row/);
  });

  it('is looked at as a whole when the page has become too short or too long', () => {
    const long = (count: number, total: number) =>
      boardOf(
        Array.from({ length: count }, (_, place) => row(place)),
        { unread: 0, total },
      );
    expect([60, 44, 91].map((count) => needsLook(long(count, 500)))).toEqual([false, true, true]);
    expect(needsLook(long(3, 3))).toBe(false);
  });
});
