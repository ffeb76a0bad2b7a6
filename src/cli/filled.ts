// A text of the preview in pieces: plain words, and facts and days that were filled in.

import { placeholderParts } from '../content/check/placeholders.ts';
import { roughFact } from '../content/check/rough.ts';
import type { Content } from '../content/content.ts';
import type { Day, FactId } from '../content/schema/ids.ts';

export type Piece = { readonly text: string; readonly from?: string };

/** `{{fact.term}}` becomes its raw value of that day, `{{day.x}}` the name of the rule: no person's day is known here. */
export const filled = (content: Content, today: Day, text: string): readonly Piece[] =>
  text.split(/(\{\{[^{}]*\}\})/u).flatMap((part): readonly Piece[] => {
    if (part === '') return [];
    if (!part.startsWith('{{')) return [{ text: part }];
    const placeholder = part.slice(2, -2).trim();
    const [kind, id] = placeholderParts(placeholder);
    const value = kind === 'fact' ? roughFact(content, id as FactId, today) : undefined;
    return [{ text: value ?? `[${id}]`, from: placeholder }];
  });

/** The facts a text names, each once. */
export const factsIn = (texts: readonly string[]): readonly FactId[] => [
  ...new Set(
    texts.flatMap((text) => [...text.matchAll(/\{\{\s*fact\.([^{}\s]+)\s*\}\}/gu)].map(([, id]) => id as FactId)),
  ),
];
