// Plain text as nodes: every isolate pair becomes a <bdi>, everything else stays text (Preact escapes it).
import type { ComponentChildren } from 'preact';
import { markOf, readingOf } from '../speech/markdown.ts';

const pair = /\u2068([^\u2068\u2069]*)\u2069/u;

/** `language` is the language of the text, so that a Dutch word in Arabic is marked as Dutch. */
export const Spoken = ({ text, language }: { text: string; language: string }): ComponentChildren => {
  const reading = readingOf(language);
  return text.split(pair).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const mark = markOf(piece, reading);
    return (
      <bdi key={`${index}-${piece}`} {...mark}>
        {piece}
      </bdi>
    );
  });
};
