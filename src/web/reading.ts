// What the page needs to go on without the database; made at the top of the house, where the bot is at hand.
import type { Message } from '../speech/message.ts';
import type { Json, MessageRow } from '../store/store.ts';

/** An answer that is not stored yet; `id` is the one its form had. */
export type Meanwhile = { readonly id: string; readonly body: Json };
/** What she said and what is answered, and the text for the next form. */
export type ReadOn = { readonly rows: readonly MessageRow[]; readonly carried: string };
export type Said = {
  readonly id: string;
  /** The body of her answer, with the words of the button when `last` has it. */
  bodyOf(last: Message | undefined): Json;
};

/** Texts are sealed for one session: another browser's are as if empty. */
export type Reading = {
  /** The road in this state, for the form; undefined while there is none. */
  carry(token: string, state: Json): string | undefined;
  /** What was said while the database was away, in order. */
  said(token: string, carried: string): readonly Meanwhile[];
  /** One answer without the database. Undefined for what needs it, or when the form would grow too long. */
  step(token: string, carried: string, said: Said): Promise<ReadOn | undefined>;
};
