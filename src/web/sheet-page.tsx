// The take-along sheet: the person's language beside the Dutch, with sources and dates, made to be printed.
import type { Message } from '../speech/message.ts';
import type { Frame } from './fragments.tsx';
import { Because, Contacts, Counted, Sources } from './grounds.tsx';
import { split } from './heading.ts';
import { Spoken } from './isolates.tsx';
import { Heading, Marked } from './marked.tsx';
import { renderPage } from './page.tsx';
import type { PageParts, Sheet } from './parts.ts';

export const sheetPage = (parts: PageParts, sheet: Sheet): string => {
  const { say, language } = parts;
  return renderPage(parts, {
    title: sheet.title,
    kind: 'paper',
    heading: false,
    children: (
      <div id="latest" tabIndex={-1}>
        <h1>
          <Spoken text={sheet.title} language={language} />
        </h1>
        <p class="screen">{say(language, 'web.sheet-how')}</p>
        <p class="screen">
          <button type="button" id="print" hidden>
            {say(language, 'web.print')}
          </button>
        </p>
        <div class="columns">
          <Column message={sheet.own} frame={{ say, language }} />
          {sheet.own.language !== sheet.dutch.language && (
            <Column message={sheet.dutch} frame={{ say, language: sheet.dutch.language }} />
          )}
        </div>
      </div>
    ),
  });
};

const Column = ({ message, frame }: { message: Message; frame: Frame }) => {
  const { before, heading, after } = split(message.text);
  const parts = { message, ...frame };
  return (
    <article class="m out" lang={message.language} dir={message.direction}>
      <Marked text={before} language={message.language} />
      {heading !== undefined && <Heading text={heading} language={message.language} />}
      <Marked text={after} language={message.language} />
      <Counted {...parts} paper />
      <Because {...parts} paper />
      <Contacts {...parts} />
      <Sources {...parts} />
    </article>
  );
};
