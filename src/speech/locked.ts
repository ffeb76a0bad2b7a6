// What must stay letter by letter in a text somebody typed: amounts, days, numbers, addresses of sites, Dutch official terms.
import type { Content } from '../content/content.ts';
import { isolate } from './isolate.ts';

type Glossary = Content['glossary'];

const months =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october';
const digit = '[\\d\\u0660-\\u0669\\u06f0-\\u06f9]';
/** In this order: the longest kind that begins here wins. */
const kinds = [
  'https?://\\S*[^\\s.,;:!?)]',
  `${digit}{1,2}\\s(?:${months})(?:\\s${digit}{4})?(?!\\p{L})`,
  `€\\s?${digit}+(?:[.,]${digit}+)*(?:,-)?`,
  `\\+?${digit}+(?:[ .,:/–-]${digit}+)*%?`,
];

const patterns = new WeakMap<Glossary, RegExp>();
const patternOf = (glossary: Glossary): RegExp => {
  const terms = Object.keys(glossary)
    .toSorted((a, b) => b.length - a.length)
    .map((term) => term.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const words = terms.length > 0 ? [`(?<!\\p{L})(?:${terms.join('|')})(?!\\p{L})`] : [];
  const made = patterns.get(glossary) ?? new RegExp(`(${[...words, ...kinds].join('|')})`, 'giu');
  patterns.set(glossary, made);
  return made;
};

/** Text, then a locked piece, in turn: every second piece is locked. */
export const cutAtLocked = (text: string, glossary: Glossary): readonly string[] => text.split(patternOf(glossary));

/** Every locked piece as a unit of its own, whatever direction the text round it runs in. */
export const lock = (text: string, glossary: Glossary): string =>
  cutAtLocked(text, glossary)
    .map((piece, at) => (at % 2 === 0 ? piece : isolate(piece)))
    .join('');

/** The first locked piece of one text that another does not hold as often; undefined when all are there. */
export const lostIn = (before: string, after: string, glossary: Glossary): string | undefined => {
  const left = pieces(after, glossary);
  return pieces(before, glossary).find((piece) => {
    const at = left.findIndex((one) => plain(one) === plain(piece));
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
};

const pieces = (text: string, glossary: Glossary): string[] =>
  cutAtLocked(text.replaceAll(/[\u2066-\u2069\u200e\u200f]/g, ''), glossary).filter((_, at) => at % 2 === 1);
const plain = (piece: string): string => piece.replaceAll(/\s+/g, ' ').toLowerCase();
