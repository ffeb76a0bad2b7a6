// A message cut into words as the crisis list compares them: every spelling of a word brought to one.
import { fold, words } from './fold.ts';
import { chatFold } from './letters/latin.ts';

/** What a person in danger says stands at the beginning or at the end of a long text. */
const HEAD = 2000;
const TAIL = 2000;
const LATIN = /^[a-z0-9]+$/;
const REPEATED = /(\p{L})\1+/gu;
const DRAWN_OUT = /(\p{L})\1{2,}/gu;
/** Persian verbs are typed with a joiner, with a space or in one: می خواهم, میخواهم. */
const APART = /(?<!\p{L})(ن?می) (?=\p{L})/gu;

/** "doood" and "dood", "moot" and "mout", "می خواهم" and "می‌خواهم" come out alike. */
export const crisisWords = (text: string): readonly string[] => {
  const short = text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)} | ${text.slice(-TAIL)}`;
  return words(fold(short, HEAD + TAIL + 3).replace(APART, '$1')).map((word) =>
    LATIN.test(word) ? chatFold(word.replace(DRAWN_OUT, '$1$1')) : word.replace(REPEATED, '$1'),
  );
};

/** Equal but for one letter too many, too few or wrong, or two letters changed about. */
export const isNear = (one: string, other: string): boolean => {
  const longest = Math.max(one.length, other.length);
  let head = 0;
  while (head < one.length && one[head] === other[head]) head += 1;
  let tail = 0;
  const room = Math.min(one.length, other.length) - head;
  while (tail < room && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const left = longest - head - tail;
  if (left <= 1) return Math.abs(one.length - other.length) <= 1;
  return left === 2 && one.length === other.length && one[head] === other[head + 1] && one[head + 1] === other[head];
};
