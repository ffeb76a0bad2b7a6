// One message of the talk as HTML: the same fragment in the first page, after an answer, and in a live update.
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../content/schema/ids.ts';
import { isolate } from '../speech/isolate.ts';
import type { Message } from '../speech/message.ts';
import type { MessageRow } from '../store/store.ts';
import { Answers, Ways } from './choices.tsx';
import { Because, Contacts, Counted, Dutch, Sources } from './grounds.tsx';
import { split } from './heading.ts';
import { Spoken } from './isolates.tsx';
import { Heading, Marked } from './marked.tsx';
import type { Say } from './parts.ts';
import { messageIn, sentIn } from './said.ts';

/** `language` is the page's, for its own words; a message brings its own language. */
export type Frame = { readonly say: Say; readonly language: Language };

export const Row = ({ row, active, frame }: { row: MessageRow; active: boolean; frame: Frame }) => {
  const message = messageIn(row);
  if (message) return <SaidByUs message={message} seq={row.seq} active={active} frame={frame} />;
  return row.direction === 'in' ? <SaidByPerson row={row} frame={frame} /> : <Unreadable row={row} frame={frame} />;
};

export const SaidByUs = (given: { message: Message; seq: number; active: boolean; frame: Frame }) => {
  const { message, seq, active, frame } = given;
  const { before, heading, after } = split(message.text);
  const parts = { message, active, ...frame };
  return (
    <article
      id={`m${seq}`}
      class={`m out is-${message.kind}`}
      data-seq={seq}
      lang={message.language}
      dir={message.direction}
    >
      {message.notices.map((notice, at) => (
        <Notice key={notice} text={notice} message={message} isHeading={at === 0 && heading === undefined} />
      ))}
      <Marked text={before} language={message.language} />
      {message.step && <Progress step={message.step} frame={frame} />}
      {heading !== undefined && <Heading text={heading} language={message.language} />}
      {heading === undefined && message.notices.length === 0 && (
        <h2 class="vh" tabIndex={-1}>
          {frame.say(frame.language, 'web.wegwijs')}
        </h2>
      )}
      <Marked text={after} language={message.language} />
      <Contacts {...parts} />
      <Answers {...parts} />
      <Dutch {...parts} />
      <Counted {...parts} paper={false} />
      <Because {...parts} paper={false} />
      {message.sheet && (
        <p>
          <a class="sheet" href={message.sheet}>
            {frame.say(frame.language, 'web.sheet')}
          </a>
        </p>
      )}
      <Sources {...parts} />
      <Ways {...parts} />
    </article>
  );
};

/** Of a message without a heading its first line is one: who writes, when it is a volunteer. */
const Notice = ({ text, message, isHeading }: { text: string; message: Message; isHeading: boolean }) => {
  const spoken = <Spoken text={text} language={message.language} />;
  if (!isHeading) return <p class="notice">{spoken}</p>;
  return (
    <h2 class="notice" tabIndex={-1}>
      {spoken}
    </h2>
  );
};

const Progress = ({
  step: { at, of },
  frame: { say, language },
}: {
  step: { at: number; of: number };
  frame: Frame;
}) => (
  <p class="step">
    <Spoken text={say(language, 'web.step', { at: isolate(`${at}`), of: isolate(`${of}`) })} language={language} />
    <progress value={at} max={Math.max(at, of)} aria-hidden="true" />
  </p>
);

const SaidByPerson = ({ row, frame: { say, language } }: { row: MessageRow; frame: Frame }) => (
  <article id={`m${row.seq}`} class="m in" data-seq={row.seq}>
    <p>
      <span class="vh">{say(language, 'web.you')}: </span>
      <bdi dir="auto">{sentIn(row) || '…'}</bdi>
    </p>
  </article>
);

const Unreadable = ({ row, frame: { say, language } }: { row: MessageRow; frame: Frame }) => (
  <article id={`m${row.seq}`} class="m out" data-seq={row.seq}>
    <p>{say(language, 'web.unreadable')}</p>
  </article>
);

/** Rows as they travel in a live update; each newest, so with its buttons: the script takes those of older ones away. */
export const fragmentOf = (rows: readonly MessageRow[], frame: Frame): string =>
  rows.map((row) => renderToString(<Row row={row} active frame={frame} />)).join('');
