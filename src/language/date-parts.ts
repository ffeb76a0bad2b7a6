// Day, month and year as they stand in a message, before any calendar is asked whether they exist.
import { type Month, monthNamed, PAGUMEN } from './months.ts';

export type Parts = {
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly calendar: Month['calendar'] | 'pagumen';
  /** The month was a name; a name may belong to two calendars. */
  readonly spelled: boolean;
};
export type Found = { readonly parts: readonly Parts[] } | { readonly lacks: 'no-year' | 'no-day' } | undefined;

/** Numbers first: in 'лист від 1.8.2026' the letter (лист) is no November. Expects folded text with digits 0–9. */
export const dateParts = (said: string): Found =>
  numeric(said) ?? spelled(said) ?? (DAY_AND_MONTH.test(said) ? { lacks: 'no-year' } : undefined);

const fullYear = (digits: string): number => (digits.length <= 2 ? 2000 + Number(digits) : Number(digits));
const inNumbers = (day: string, month: string, year: string): Parts => ({
  day: Number(day),
  month: Number(month),
  year: fullYear(year),
  calendar: 'gregory',
  spelled: false,
});

const SEPARATED = /(?<!\d)(\d{1,4})\s*[-/.،,\s\u2013\u2212]\s*(\d{1,2})\s*[-/.،,\s\u2013\u2212]\s*(\d{1,4})(?!\d)/g;
const PACKED = /(?<!\d)(\d{2})(\d{2})((?:1[34]|20)\d{2})(?!\d)/;
const PACKED_YEAR_FIRST = /(?<!\d)((?:1[34]|20)\d{2})(\d{2})(\d{2})(?!\d)/;
const DAY_AND_MONTH = /^\D*\d{1,2}\s*[-/.]\s*\d{1,2}\D*$/;

/** 1-8-2026, 1/8/26, 1 8 2026, 2026-08-01, 01082026; day first, always. */
const numeric = (said: string): Found => {
  const separated = [...said.matchAll(SEPARATED)].flatMap(([, first = '', month = '', last = '']) => {
    if (first.length <= 2) return [inNumbers(first, month, last)];
    return last.length <= 2 ? [inNumbers(last, month, first)] : [];
  });
  if (separated.length > 0) return { parts: separated };
  const packed = PACKED.exec(said);
  if (packed) return { parts: [inNumbers(packed[1] ?? '', packed[2] ?? '', packed[3] ?? '')] };
  const yearFirst = PACKED_YEAR_FIRST.exec(said);
  if (yearFirst) return { parts: [inNumbers(yearFirst[3] ?? '', yearFirst[2] ?? '', yearFirst[1] ?? '')] };
  return undefined;
};

type Token = { readonly word: string; readonly number?: string };
const MOST_TOKENS = 40;

/** '1 augustus 2026', 'August 1st, 2026', '1er août', '۱۰ مرداد ۱۴۰۵', '١ كانون الثاني ٢٠٢٦'. */
const spelled = (said: string): Found => {
  const tokens: readonly Token[] = (said.match(/\d+|[\p{L}\p{M}]+/gu) ?? [])
    .slice(0, MOST_TOKENS)
    .map((word) => (/^\d/.test(word) ? { word, number: word } : { word }));
  const dates = tokens.flatMap((_, at) => dateAround(tokens, at) ?? []);
  const parts = dates.flatMap((date) => ('lacks' in date ? [] : [date]));
  const lacking = dates.flatMap((date) => ('lacks' in date ? [date] : []));
  return parts.length > 0 ? { parts } : lacking[0];
};

/** The month at this place and the numbers beside it: the day nearest before or after, the year of four digits or the second number. */
const dateAround = (tokens: readonly Token[], at: number): Parts | { lacks: 'no-year' | 'no-day' } | undefined => {
  const month = monthAt(tokens, at);
  if (!month) return undefined;
  const after = at + month.length;
  const numbers = [at - 1, at - 2, at - 3, after, after + 1, after + 2].flatMap((place) => tokens[place]?.number ?? []);
  const [day, second] = numbers.filter((digits) => digits.length <= 2);
  const year = numbers.find((digits) => digits.length === 4) ?? second;
  if (year === undefined) return day === undefined ? undefined : { lacks: 'no-year' };
  if (day === undefined) return { lacks: 'no-day' };
  return { day: Number(day), month: month.month, year: fullYear(year), calendar: month.calendar, spelled: true };
};

const monthAt = (tokens: readonly Token[], at: number) => {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isBesideNumber = [at - 3, at - 2, at - 1, at + 1, at + 2].some((place) => tokens[place]?.number);
  if (!token || token.number || !isBesideNumber) return undefined;
  if (PAGUMEN.has(token.word)) return { month: 13, calendar: 'pagumen' as const, length: 1 };
  const isEndOfTwo = before && !before.number && monthNamed(`${before.word} ${token.word}`) !== undefined;
  if (isEndOfTwo) return undefined;
  const two = next && !next.number ? monthNamed(`${token.word} ${next.word}`) : undefined;
  const one = two ?? monthNamed(token.word);
  return one && { ...one, length: two ? 2 : 1 };
};
