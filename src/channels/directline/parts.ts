// What Direct Line needs of the house: the messages of a talk, a clock, a list of sites.
import type { Carried } from './wire.ts';

export type DirectLineParts = {
  /** Signs tokens and stream tickets; another secret ends every open page. */
  readonly secret: string;
  /** Sites whose pages may use us, like `https://www.example.org`; our own site always may. */
  readonly origins: readonly string[];
  /** Where clients find us; stream addresses are made from it. */
  readonly publicUrl: string;
  now(): Date;
  /** Unguessable; asked twice for every new token. */
  newId(): string;
  /** Makes the talk, and the first time (`fresh`) hands it `update`, a conversationUpdate. */
  open(conversation: string, update: Carried): Promise<Opened>;
  /** Rows with a `seq` above `after`, in order; undefined when there is no such talk (any more). */
  history(conversation: string, after: number): Promise<History | undefined>;
  /**
   * Stores it durably; the same `key` again is dropped and answers the `seq` of the first (`fresh: false`).
   * `key` is unique in the whole house. Undefined when there is no such talk (any more).
   */
  receive(conversation: string, key: string, activity: Carried): Promise<Received | undefined>;
  /** Something new is stored: let the bot run. Must not throw and is not waited for. */
  wake(talk: string): void;
  /** The person is typing; never stored. */
  typing(conversation: string): void;
  /** Tells the `talk` of every commit; a lost call costs until the next one. */
  onChange(listener: (talk: string) => void): () => void;
  readonly log: DirectLineLog;
};

/** `talk`: the store's own name of the conversation, the one `onChange` tells. */
export type Opened = { readonly talk: string; readonly fresh: boolean };
export type Received = { readonly talk: string; readonly seq: number; readonly fresh: boolean };
export type History = { readonly talk: string; readonly rows: readonly StoredActivity[] };

/** One row of the talk. Without `activity` it is not for the page, but it counts. `seq` goes up from 1. */
export type StoredActivity = { readonly seq: number; readonly at: Date; readonly activity?: Carried };

/** pino's way of speaking. */
export type DirectLineLog = {
  warn(facts: Readonly<Record<string, string | number>>, says: string): void;
};
