// The chat page: what came before folded away, the newest message, and the one form that answers it.
import type { Message } from '../speech/message.ts';
import type { MessageRow } from '../store/store.ts';
import { usual, WayButtons } from './choices.tsx';
import { type Frame, Row, SaidByUs } from './fragments.tsx';
import { renderPage } from './page.tsx';
import type { PageParts } from './parts.ts';
import { messageIn, partition } from './said.ts';
import { newToken } from './session.ts';

export type Talk = {
  readonly rows: readonly MessageRow[];
  readonly welcome: Message;
  /** A line above everything: "your data is gone". */
  readonly notice?: string;
  /** The sealed road, for the form. */
  readonly carried?: string | undefined;
  /** The database is away: there is nothing to follow live. */
  readonly isReading?: boolean;
};

export const chatPage = (parts: PageParts, talk: Talk): string => {
  const { say, language } = parts;
  const frame = { say, language };
  const { earlier, now } = partition(talk.rows);
  const newest = now.findLast((row) => row.direction === 'out' && messageIn(row) !== undefined);
  return renderPage(parts, {
    title: 'Wegwijs',
    kind: 'chat',
    children: (
      <>
        <details class="earlier" hidden={earlier.length === 0}>
          <summary>{say(language, 'web.earlier')}</summary>
          <div id="earlier">
            {earlier.map((row) => (
              <Row key={row.seq} row={row} active={false} frame={frame} />
            ))}
          </div>
        </details>
        {talk.notice && <p class="notice">{talk.notice}</p>}
        <div
          id="latest"
          role="log"
          aria-label={say(language, 'web.talk')}
          tabIndex={-1}
          data-after={talk.isReading ? undefined : (talk.rows.at(-1)?.seq ?? 0)}
        >
          {talk.rows.length === 0 && <SaidByUs message={talk.welcome} seq={0} active frame={frame} />}
          {now.map((row) => (
            <Row key={row.seq} row={row} active={row === newest} frame={frame} />
          ))}
          {talk.rows.length > 0 && !newest && <WayButtons ways={usual(say, language)} {...frame} />}
        </div>
        {talk.rows.length > 0 && (
          <noscript>
            <p>
              <a href={`/${language}`}>{say(language, 'web.look-again')}</a>
            </p>
          </noscript>
        )}
        <AnswerForm action={`/${language}`} frame={frame} kept={talk.carried ? { carried: talk.carried } : {}} />
      </>
    ),
  });
};

/** What was typed and not kept comes back in the box, with the id it had: sending it again is not saying it twice. */
export type Kept = { readonly id?: string; readonly text?: string; readonly value?: string; readonly carried?: string };

export const AnswerForm = ({
  action,
  frame: { say, language },
  kept = {},
}: {
  action: string;
  frame: Frame;
  kept?: Kept;
}) => (
  <form id="f" method="post" action={action}>
    <input type="hidden" name="id" value={kept.id ?? newToken()} />
    <input type="hidden" name="kept" value={kept.carried ?? ''} />
    {kept.value && <input type="hidden" name="value" value={kept.value} />}
    <label for="t">{say(language, 'web.your-text')}</label>
    <div class="type">
      <textarea id="t" name="text" rows={2} maxLength={2000} dir="auto" autocomplete="off" enterkeyhint="send">
        {kept.text ?? ''}
      </textarea>
      <button type="submit">{say(language, kept.id ? 'web.try-again' : 'web.send')}</button>
    </div>
    <p id="wait" role="status" data-text={say(language, 'web.sending')} />
    <p id="fail" role="alert" data-text={say(language, 'web.not-sent')} />
  </form>
);
