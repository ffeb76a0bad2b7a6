// One webhook body → events in their order, what was not understood, and notes for the log. Pure.
import { meaningOf } from './errors.ts';
import type { InboundEvent, Piece, Unknown } from './event.ts';
import { messageKey } from './message-key.ts';
import { readMessage } from './read-message.ts';
import { opsEvent, readPreference, readStatus } from './read-news.ts';
import { bodySchema, changeSchema, entrySchema, valueSchema } from './schema.ts';

export type Batch = {
  readonly events: readonly InboundEvent[];
  readonly unknown: readonly Unknown[];
  readonly notes: readonly Note[];
};
export type Note = {
  readonly level: 'info' | 'warn' | 'error';
  readonly says: string;
  readonly facts: Readonly<Record<string, string | number>>;
};
export type Here = { readonly phoneNumberId: string; readonly now: Date };

export const readBatch = (body: unknown, here: Here): Batch => {
  const read = bodySchema.safeParse(body).data;
  if (!read) return spoilt(body, 'body', 'shape');
  if (read.object !== 'whatsapp_business_account')
    return { ...nothing, notes: [note('info', 'a webhook of another product was left alone')] };
  if (!Array.isArray(read.entry)) return spoilt(body, 'entry', 'shape');
  return joined(read.entry.map((entry) => readEntry(entry, here)));
};

const readEntry = (entry: unknown, here: Here): Batch => {
  const read = entrySchema.safeParse(entry).data;
  return read ? joined(read.changes.map((change) => readChange(change, here))) : spoilt(entry, 'entry', 'shape');
};

const readChange = (change: unknown, here: Here): Batch => {
  const read = changeSchema.safeParse(change).data;
  if (!read) return spoilt(change, 'change', 'shape');
  const { field, value } = read;
  if (field === 'messages' || field === 'user_preferences') return readValue(field, value, here);
  const ops = opsEvent(field, value, keyOf(change));
  return ops ? { ...nothing, events: [ops] } : spoilt(change, field, 'field');
};

const readValue = (field: string, value: unknown, here: Here): Batch => {
  const read = valueSchema.safeParse(value).data;
  if (!read) return spoilt(value, field, 'shape');
  if (read.metadata.phone_number_id !== here.phoneNumberId)
    return {
      ...nothing,
      notes: [note('warn', 'a webhook for another number was left alone', { remedy: numberRemedy })],
    };
  const { contacts } = read;
  const pieces = (list: readonly unknown[], reader: (piece: unknown) => Piece): Batch =>
    joined(list.map((piece) => batchOf(reader(piece), piece, field)));
  return joined([
    pieces(read.messages, (message) => readMessage(message, { contacts, now: here.now })),
    pieces(read.statuses, (status) => readStatus(status, contacts)),
    pieces(read.user_preferences, readPreference),
    ...read.errors.map(({ code }) => ({ ...nothing, notes: [errorNote(code)] })),
  ]);
};

const numberRemedy =
  'If this is the only number of the app, nobody is answered: copy the Phone number ID from WhatsApp → API setup again and set WHATSAPP_PHONE_NUMBER_ID.';

const batchOf = (piece: Piece, raw: unknown, field: string): Batch => {
  if (piece === undefined) return nothing;
  return piece.kind === 'spoilt' ? spoilt(raw, field, piece.why) : { ...nothing, events: [piece] };
};

const errorNote = (code: number): Note => {
  const { says, remedy } = meaningOf(code, 0);
  return note('error', `WhatsApp reports: ${says}`, { code, ...(remedy === undefined ? {} : { remedy }) });
};

const spoilt = (piece: unknown, field: string, why: Unknown['why']): Batch => ({
  ...nothing,
  unknown: [{ kind: 'unknown', key: keyOf(piece), why, field, raw: JSON.stringify(piece) ?? 'null' }],
  notes: [note('warn', 'a piece of a webhook was not understood and is kept apart', { field, why })],
});

/** For pieces without an id of their own: the same piece, delivered twice, has the same key. */
const keyOf = (piece: unknown): string => messageKey(JSON.stringify(piece) ?? 'null');

const note = (level: Note['level'], says: string, facts: Note['facts'] = {}): Note => ({ level, says, facts });
const nothing: Batch = { events: [], unknown: [], notes: [] };
/** Most webhooks bring one piece. */
const joined = (batches: readonly Batch[]): Batch => {
  const some = batches.filter((batch) => batch !== nothing);
  return some.length < 2
    ? (some[0] ?? nothing)
    : {
        events: some.flatMap(({ events }) => events),
        unknown: some.flatMap(({ unknown }) => unknown),
        notes: some.flatMap(({ notes }) => notes),
      };
};
