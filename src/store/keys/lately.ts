// What this process sealed or opened last of a person, kept open beside her key and gone with it: a turn reads what the
// door has just sealed and what the turn before wrote, and the cipher would cost as much as the walk.
import type { KeyObject } from 'node:crypto';
import type { ConversationId, Json } from '../store.ts';
import { type Column, sealText, unsealText } from './keys.ts';

type Kept = { readonly column: Column; readonly mark: string; readonly text: string };

const people = new WeakMap<KeyObject, Map<string, Kept>>();

/** As `sealJson`, for what will soon be read here. */
export const sealKept = (key: KeyObject, conversation: ConversationId, column: Column, json: Json): Buffer => {
  const text = JSON.stringify(json);
  const sealed = sealText(key, conversation, column, text);
  keep(key, { column, mark: markOf(sealed), text });
  return sealed;
};

/** As `unsealJson`, without the cipher when it is what was sealed or opened here last. A new value each time. */
export const unsealKept = (key: KeyObject, conversation: ConversationId, column: Column, sealed: Buffer): Json => {
  const mark = markOf(sealed);
  const kept = people.get(key)?.get(slotOf(column));
  if (kept?.mark === mark && kept.column === column) return JSON.parse(kept.text) as Json;
  const text = unsealText(key, conversation, column, sealed);
  keep(key, { column, mark, text });
  return JSON.parse(text) as Json;
};

const keep = (key: KeyObject, kept: Kept): void => {
  const slots = people.get(key) ?? new Map<string, Kept>();
  people.set(key, slots.set(slotOf(kept.column), kept));
};

/** Nonce and tag: no two sealed values share them. */
const markOf = (sealed: Buffer): string => sealed.toString('latin1', 1, 29);
/** One message of hers is kept, not all. */
const slotOf = (column: Column): string => (column.startsWith('body ') ? 'body' : column);
