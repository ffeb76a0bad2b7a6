// A row of the talk as the page sees it: what the person sent, or what Wegwijs said.
import type { Language } from '../content/schema/ids.ts';
import type { Message } from '../speech/message.ts';
import type { Json, MessageRow } from '../store/store.ts';

/** The body of a row the page writes: the words, and the value of the choice when one was tapped. */
export type Sent = { readonly text: string; readonly value?: string; readonly language: Language };

/** Undefined for a body of another version that cannot be shown. */
export const messageIn = (row: MessageRow): Message | undefined => {
  const body = row.body;
  return row.direction === 'out' && isRecord(body) && typeof body.kind === 'string' && Array.isArray(body.choices)
    ? (body as unknown as Message)
    : undefined;
};

export const sentIn = (row: MessageRow): string =>
  isRecord(row.body) && typeof row.body.text === 'string' ? row.body.text.replace(bidi, '') : '';

/**
 * What tells one answer from another: the choice, or the words. The label of a choice depends on what was shown last, and
 * a browser's own form ends lines in another way than the script.
 */
export const wordsIn = (body: Json): string => {
  const said = isRecord(body) ? (body.value ?? body.text) : undefined;
  return typeof said === 'string' ? said.replace(/\r\n?/g, '\n').trim() : '';
};

/** Characters that turn the direction of what comes after them: ours only, never those of people. */
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The words on the button that carries this value, in the newest message that has it. */
export const labelOf = (messages: readonly Message[], value: string): string | undefined =>
  messages
    .toReversed()
    .flatMap(({ choices, why }) => [
      ...choices.map(({ label, value: own }) => ({ label, own })),
      ...why.map(({ question, change }) => ({ label: question, own: change })),
    ])
    .find(({ own }) => own === value)?.label;

/** What is on the screen: from the last answer that got a reply on; what came before is folded away. */
export const partition = (rows: readonly MessageRow[]) => {
  const reply = rows.findLastIndex(({ direction }) => direction === 'out');
  const last = rows.slice(0, Math.max(0, reply)).findLastIndex(({ direction }) => direction === 'in');
  return { earlier: rows.slice(0, Math.max(0, last)), now: rows.slice(Math.max(0, last)) };
};

const isRecord = (body: Json): body is { readonly [key: string]: Json } =>
  typeof body === 'object' && body !== null && !Array.isArray(body);
