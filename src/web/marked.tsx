// Markdown inside a page: the one place where HTML is not escaped by Preact, because speech made it safe.
import { readingOf, toHtml, toInlineHtml } from '../speech/markdown.ts';

type Text = { readonly text: string; readonly language: string };

export const Marked = ({ text, language }: Text) =>
  text.trim() === '' ? null : <div class="text" {...inner(toHtml(text, readingOf(language)))} />;

/** The heading of a message; it can take the focus when the message is new. */
export const Heading = ({ text, language }: Text) => (
  <h2 tabIndex={-1} {...inner(toInlineHtml(text, readingOf(language)))} />
);

const inner = (html: string) => ({ dangerouslySetInnerHTML: { __html: html } });
