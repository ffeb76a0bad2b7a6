// What a volunteer fills into a phrase: read strictly, shown as every other day, amount and name is shown.
import type { Day, Language } from '../content/schema/ids.ts';
import type { SlotKind } from '../content/schema/phrase.ts';
import { showDay, showMoney } from '../language/format.ts';
import { isolate } from './isolate.ts';

const longestPlace = 80;
/** One line of words and house numbers; no marks that Markdown or a fill-in would read, so a place is never a link. */
const place = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’&/()-]*$/u;
const hour = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const amount = /^\d{1,6}(?:[.,]\d{2})?$/;

/** The slot in one written form, or undefined when it is no such day, amount, place or hour. */
export const readSlot = (kind: SlotKind, typed: string): string | undefined => {
  const text = typed.trim();
  switch (kind) {
    case 'date':
      return isDay(text) ? text : undefined;
    case 'hour':
      return hour.test(text) ? text : undefined;
    case 'amount':
      return amount.test(text) ? text.replace(',', '.') : undefined;
    case 'place':
      return place.test(text) && text.length <= longestPlace ? text : undefined;
  }
};

/** Isolated; empty when the slot cannot be read, which `speakPhrase` refuses before. */
export const showSlot = (kind: SlotKind, typed: string, language: Language): string => {
  const read = readSlot(kind, typed);
  if (read === undefined) return '';
  switch (kind) {
    case 'date':
      return isolate(showDay(read as Day, language));
    case 'amount':
      return isolate(showMoney(Number(read)));
    case 'hour':
    case 'place':
      return isolate(read);
  }
};

/** `2026-02-30` is none: the calendar would make it 2 March. */
const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === text;
};
