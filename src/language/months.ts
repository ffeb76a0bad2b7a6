// Month names of every language and calendar people here use, as Intl knows them, and a few they type otherwise.
import { distance } from 'fastest-levenshtein';
import { whole } from './word-table.ts';

export type Month = { readonly calendar: 'gregory' | 'persian'; readonly month: number };

/** Arabic of Syria, Iraq and the Maghreb and Dari have names of their own. */
const gregorian = ['nl', 'en', 'ar', 'ar-SY', 'ar-MA', 'ti', 'fa', 'fa-AF', 'tr', 'so', 'uk', 'ru', 'fr'];
const persian = ['fa', 'fa-AF', 'en'];
/** As people type them; Intl has other spellings. */
const typed: readonly (readonly [string, number])[] = [
  ...(['janaayo', 'feberaayo', 'maarso', 'abriil', 'maajo', 'juunyo'] as const).map(
    (name, at) => [name, at + 1] as const,
  ),
  ...(['luuliyo', 'agoosto', 'sebtembar', 'oktoobar', 'nofembar', 'disembar'] as const).map(
    (name, at) => [name, at + 7] as const,
  ),
  ['ጉንቦት', 5],
  ['ሰኔ', 6],
  ['መጋቢት', 3],
  ['sept', 9],
  ['mart', 3],
];
const persianTyped: readonly (readonly [string, number])[] = [
  ['farvardin', 1],
  ['ordibehesht', 2],
  ['khordad', 3],
  ['shahrivar', 6],
  ['mehr', 7],
];
/** The thirteenth month of the Ethiopian year, five or six days long. */
export const PAGUMEN: ReadonlySet<string> = new Set(['ጳጉሜን', 'ጷጉሜ', 'ጳጉሜ', 'pagumen'].map(whole));

const namesIn = (locale: string, calendar: Month['calendar']): readonly (readonly [string, number])[] =>
  (['long', 'short'] as const).flatMap((style) => {
    const inDate = new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}-nu-latn`, {
      day: 'numeric',
      month: style,
      year: 'numeric',
      timeZone: 'UTC',
    });
    const alone = new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}-nu-latn`, { month: style, timeZone: 'UTC' });
    const numeric = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, { month: 'numeric', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2026, at, 10))).flatMap((moment) => {
      const month = Number(numeric.format(moment));
      const genitive = inDate.formatToParts(moment).find((part) => part.type === 'month')?.value ?? '';
      return [genitive, alone.format(moment)].map((name) => [name, month] as const);
    });
  });

let table: ReadonlyMap<string, Month> | undefined;
const months = (): ReadonlyMap<string, Month> => {
  table ??= new Map<string, Month>([
    ...[...persian.flatMap((locale) => namesIn(locale, 'persian')), ...persianTyped].map(
      ([name, month]) => [whole(name), { calendar: 'persian', month }] as const,
    ),
    ...[...gregorian.flatMap((locale) => namesIn(locale, 'gregory')), ...typed].map(
      ([name, month]) => [whole(name), { calendar: 'gregory', month }] as const,
    ),
  ]);
  return table;
};

/** The month a folded word (or two words: كانون الثاني) names; one mistake is forgiven from four letters, two above six. */
export const monthNamed = (word: string): Month | undefined => {
  const exact = months().get(word);
  if (exact) return exact;
  if (word.length < 4 || word.length > 20) return undefined;
  const allowed = word.length > 6 ? 2 : 1;
  let best: { month: Month; off: number; shared: boolean } | undefined;
  for (const [name, month] of months()) {
    if (name.length < 4 || Math.abs(name.length - word.length) > allowed) continue;
    const off = distance(word, name);
    if (off > allowed || (best && off > best.off)) continue;
    const isOther =
      best !== undefined &&
      off === best.off &&
      (best.month.month !== month.month || best.month.calendar !== month.calendar);
    best = { month, off, shared: isOther || (best?.off === off && best.shared) };
  }
  return best && !best.shared ? best.month : undefined;
};
