// A row of the queue for live pages: made once for everybody who sees the same, anew every minute because it tells how long somebody waits.
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Content } from '../content/content.ts';
import type { QueueRow } from '../desk/desk.ts';
import type { Shown } from './live-board.ts';
import { placeOf } from './order.ts';
import { Row } from './pages/queue-row.tsx';

const minute = 60_000;

export const liveRows = (content: Content): ((row: QueueRow) => Shown) => {
  let made = new Map<string, string>();
  let bucket = 0;
  const htmlOf = (row: QueueRow): string => {
    const now = new Date();
    if (Math.floor(now.getTime() / minute) !== bucket) {
      bucket = Math.floor(now.getTime() / minute);
      made = new Map();
    }
    const key = JSON.stringify(row);
    const known = made.get(key);
    if (known !== undefined) return known;
    const html = renderToString(h(Row, { row, seen: { content, now } })).replace(/[\r\n]+/g, ' ');
    made.set(key, html);
    return html;
  };
  return (row) => ({ id: row.id, place: placeOf(row), html: htmlOf(row), unread: row.unread });
};
