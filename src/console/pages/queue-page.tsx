// The queue: what waits, the most urgent first.
import type { QueueRow } from '../../desk/desk.ts';
import type { ConsoleParts } from '../parts.ts';
import type { Visitor } from '../visitor.ts';
import { words } from '../words.ts';
import { type Page, render } from './frame.tsx';
import { Row } from './queue-row.tsx';

const said = words.queue;
export const perPage = 60;

export const unreadIn = (rows: readonly QueueRow[]): number => rows.reduce((sum, { unread }) => sum + unread, 0);

export const queuePage = (
  parts: ConsoleParts,
  { visitor, rows, from, told }: { visitor: Visitor; rows: readonly QueueRow[]; from: number; told?: Page['told'] },
): string => {
  const seen = { content: parts.content, now: new Date(), me: visitor.actor.volunteer };
  const page = rows.slice(from, from + perPage);
  return render(parts, {
    title: said.title,
    visitor,
    here: 'queue',
    unread: unreadIn(rows),
    // Later pages stand still: live rows belong on the first.
    ...(from === 0 ? { events: '/desk/events' } : {}),
    ...(told ? { told } : {}),
    children: (
      <>
        <p>{said.intro}</p>
        <p id="empty" hidden={rows.length > 0}>
          {said.empty}
        </p>
        <ol id="queue" class="queue" aria-label={said.title}>
          {page.map((row) => (
            <Row key={row.id} row={row} seen={seen} />
          ))}
        </ol>
        {rows.length > from + perPage && (
          <p>
            <a class="button" href={`/desk?vanaf=${from + perPage}`}>
              {said.more}
            </a>
          </p>
        )}
      </>
    ),
  });
};
