// Numbers as people type them: digits of any script, keycaps, Ge'ez numerals, and words from one to ten.
import type { Language } from '../content/schema/ids.ts';
import { clean, fold, words } from './fold.ts';
import { geezNumerals } from './letters/geez.ts';
import { type WordTable, whole } from './word-table.ts';

/** Any digits brought to 0–9, Ge'ez numerals too. */
export const plainDigits = (text: string): string => geezNumerals(clean(text));

const MOST_WORDS = 3;
/** 'option 2', 'the second one': words that may stand beside a number and say nothing. */
const beside = new Set(
  (
    'optie nummer nr antwoord keuze de het option number no answer choice the one numara secenek cevap numero reponse le la ' +
    'lambar jawaab doorasho вариант ответ номер варіант відповідь رقم خيار الخيار جواب الجواب گزینه شماره عدد ቁጽሪ መልሲ'
  )
    .split(' ')
    .map(whole),
);

/** The one number a short message is: '٢', '2️⃣', 'two', 'option 2'; undefined inside anything longer. */
export const readNumber = (text: string, language: Language, table: WordTable): number | undefined => {
  if (text.length > 60) return undefined;
  const said = words(fold(plainDigits(text)));
  if (said.length === 0 || said.length > MOST_WORDS) return undefined;
  // 'the second one': what says nothing is left out first, unless nothing else is said.
  const telling = said.filter((word) => !beside.has(word));
  const candidates = telling.length > 0 ? telling : said;
  const found = candidates.flatMap((word) => numberOf(word, language, table) ?? []);
  return found.length === 1 && (candidates.length === 1 || telling.length === 0) ? found[0] : undefined;
};

/** The only run of digits in a short statement: '3 kinderen', 'ik heb 3 kinderen'. For a question that asked a number. */
export const onlyNumber = (text: string): number | undefined => {
  const digits = plainDigits(text);
  const runs = digits.match(/\d+/g) ?? [];
  const isShort = words(digits).length <= 6 && !/[?؟፧]/.test(digits) && !/\d[.,]\d|-\s*\d/.test(digits);
  return runs.length === 1 && isShort ? safeNumber(runs[0] as string) : undefined;
};

const numberOf = (word: string, language: Language, table: WordTable): number | undefined => {
  if (/^\d+$/.test(word)) return safeNumber(word);
  const ordinal = /^(\d+)(e|er|re|eme|de|ste|st|nd|rd|th|го|й|я|а)$/.exec(word)?.[1];
  if (ordinal) return safeNumber(ordinal);
  const own = table.numbers.get(language)?.get(word);
  if (own !== undefined) return own;
  for (const list of table.numbers.values()) {
    const number = list.get(word);
    if (number !== undefined) return number;
  }
  return undefined;
};

const safeNumber = (digits: string): number | undefined => (digits.length <= 9 ? Number(digits) : undefined);
