// The queue: what waits, the most urgent first.
import type { Look } from '../../desk/desk.ts';
import type { ConsoleParts } from '../parts.ts';
import type { Visitor } from '../visitor.ts';
import { words } from '../words.ts';
import { type Asked, AskedFor } from './asked.tsx';
import { type Page, render } from './frame.tsx';
import { Row } from './queue-row.tsx';

const said = words.queue;
export const perPage = 60;

type QueueScreen = {
  readonly visitor: Visitor;
  readonly look: Look;
  readonly asked: Asked;
  readonly from: number;
  readonly told?: Page['told'];
};

export const queuePage = (parts: ConsoleParts, { visitor, look, asked, from, told }: QueueScreen): string => {
  const seen = { content: parts.content, now: new Date(), me: visitor.actor.volunteer };
  return render(parts, {
    title: said.title,
    visitor,
    here: 'queue',
    unread: look.unread,
    // Later pages stand still: live rows belong on the first.
    ...(from === 0 ? { events: '/desk/events' } : {}),
    ...(told ? { told } : {}),
    children: (
      <>
        {from === 0 && <AskedFor asked={asked} parts={parts} />}
        <p>{said.intro}</p>
        <p id="empty" hidden={look.rows.length > 0}>
          {said.empty}
        </p>
        <ol id="queue" class="queue" aria-label={said.title}>
          {look.rows.map((row) => (
            <Row key={row.id} row={row} seen={seen} />
          ))}
        </ol>
        {look.total > from + perPage && (
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
