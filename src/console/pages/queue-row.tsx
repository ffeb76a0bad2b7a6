// One case in the queue: how urgent in word, icon and colour, how long it waits, what was promised, and who has it.
import type { Content } from '../../content/content.ts';
import type { QueueRow, VolunteerId } from '../../desk/desk.ts';
import { placeOf } from '../order.ts';
import { howLong, languageName, moment, topicName } from '../shown.ts';
import { ruleWords } from '../words/rules.ts';
import { words } from '../words.ts';

const said = words.queue;

/** `me` is absent in a live update, which goes to a whole team: the script says there whose a case is. */
export type Seen = { readonly content: Content; readonly now: Date; readonly me?: VolunteerId };

export const Row = ({ row, seen }: { row: QueueRow; seen: Seen }) => {
  const { id, urgency, topic, language, state, unread, promisedBefore, waitingSince } = row;
  const isLate = state.kind === 'waiting' && promisedBefore !== undefined && promisedBefore < seen.now;
  const isMine = state.kind === 'taken' && state.by === seen.me;
  return (
    <li
      id={`c-${id}`}
      class={`row is-${urgency} is-${state.kind}${isMine ? ' is-mine' : ''}`}
      data-place={placeOf(row)}
      data-unread={unread}
      {...(state.kind === 'taken' ? { 'data-by': state.by } : {})}
    >
      <Urgent urgency={urgency} />
      <a href={`/desk/zaak/${id}`}>
        {topicName(seen.content, topic)} – {languageName(language)}
      </a>
      <span class="state">
        {state.kind === 'waiting' && (
          <>
            {seen.now.getTime() - waitingSince.getTime() < 60_000
              ? said.fresh
              : said.since(howLong(waitingSince, seen.now))}
            {said.rung[state.rung] && `. ${said.rung[state.rung]}`}
          </>
        )}
        {state.kind === 'taken' && <b data-mine={said.yours}>{isMine ? said.yours : said.taken}</b>}
        {state.kind === 'closed' && said.closed}
      </span>
      {row.offered === 'you' && <b class="offered is-yours">{ruleWords.yours}</b>}
      {row.offered === 'others' && <span class="offered">{ruleWords.others(languageName(language))}</span>}
      {promisedBefore && state.kind === 'waiting' && (
        <span class={isLate ? 'late' : 'promised'}>{(isLate ? said.late : said.promised)(moment(promisedBefore))}</span>
      )}
      {row.flags.map((flag) => (
        <span key={flag} class="flag">
          {said.flags[flag]}
        </span>
      ))}
      {unread > 0 && <strong class="unread">{said.unread(unread)}</strong>}
    </li>
  );
};

export const Urgent = ({ urgency }: { urgency: QueueRow['urgency'] }) => (
  <span class={`urgent is-${urgency}`}>
    <span aria-hidden="true">{words.icons[urgency]} </span>
    {words.urgency[urgency]}
  </span>
);
