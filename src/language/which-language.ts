// Which language is a message in? By script, then letters only one language has, then letter groups learnt from our own texts.
import type { Content } from '../content/content.ts';
import type { Language } from '../content/schema/ids.ts';
import { commonWords, commonWordsInLatin } from './common-words.ts';
import { clean, grams, words } from './fold.ts';
import { foldLatin } from './letters/latin.ts';
import { whole } from './word-table.ts';

export type Script = 'Ethi' | 'Arab' | 'Cyrl' | 'Latn';
/** Undefined when it cannot be told: then the talk goes on in its own language, and nobody is switched. */
export type Detect = (text: string) => Language | undefined;

const signs: readonly (readonly [Script, RegExp])[] = [
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Latn', /\p{Script=Latin}/u],
];

/** The script most words are in. Words, not letters: one participatieverklaringstraject outweighs a Russian sentence. */
export const scriptOf = (text: string): Script | undefined => {
  const all = words(text.slice(0, 1000));
  const [most] = signs
    .map(([script, sign]) => ({ script, count: all.filter((word) => sign.test(word)).length }))
    .sort((one, other) => other.count - one.count);
  return most && most.count > 0 ? most.script : undefined;
};

export const scriptOfLanguage = (language: Language): Script => new Intl.Locale(language).maximize().script as Script;

/** Letters that settle it inside a script. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/[іїєґ]/, 'uk'],
  [/[ыэёъ]/, 'ru'],
  [/[پچژگکی]/, 'fa'],
  [/[ةيكأإ]/, 'ar'],
  [/[ğış]/, 'tr'],
];
/** 'b2der', '3ndi': digits inside words stand for Arabic letters. */
const CHAT_DIGITS = /(?:\p{L}[23567]\p{L})|(?<![\p{L}\p{N}])[37]\p{L}{2}/u;

/** Learnt once, when first asked, from the articles, without the Dutch terms that stand in every language, and from the command words. */
export const languageDetector = (content: Content): Detect => {
  let learnt: readonly Learnt[] | undefined;
  let greetings: ReadonlyMap<string, Language | undefined> | undefined;
  return (text) => {
    greetings ??= wordsOfOne(content);
    const greeted = greetings.get(whole(text.slice(0, 60)));
    if (greeted) return greeted;
    const said = text.slice(0, 1000).normalize('NFC').toLowerCase();
    const script = scriptOf(said);
    if (!script) return undefined;
    if (script === 'Ethi') return 'ti' as Language;
    const ruled = new Set(rules.flatMap(([letters, language]) => (letters.test(said) ? [language] : [])));
    if (ruled.size === 1) {
      const [language = ''] = ruled;
      if (scriptOfLanguage(language as Language) === script) return language as Language;
    }
    const own = script === 'Latn' ? said : said.replace(/\p{Script=Latin}/gu, ' ');
    if (script === 'Latn' && CHAT_DIGITS.test(said)) return 'ar' as Language;
    learnt ??= learn(content);
    return likeliest(
      own,
      learnt.filter((one) => one.script === script),
    );
  };
};

/** "hi", "hallo": a command word of one language is that language; too short to be told by its letters. */
const wordsOfOne = ({ commands }: Content): ReadonlyMap<string, Language | undefined> => {
  const found = new Map<string, Language | undefined>();
  for (const [language, { numbers: _, ...lists }] of Object.entries(commands))
    for (const word of Object.values(lists).flat().map(whole))
      found.set(word, found.has(word) && found.get(word) !== language ? undefined : (language as Language));
  return found;
};

type Learnt = {
  readonly language: Language;
  readonly script: Script;
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
};

const LENGTHS = [1, 2, 3, 4];
/** Share of a class's own counts; the rest is spread evenly, so that a class with little text is not favoured. */
const TRUST = 0.9;
const VOCABULARY = 20_000;
/** How much likelier per letter group the best must be; below it nobody is switched. */
const LEAD = 0.06;

const pieces = (text: string): readonly string[] =>
  words(foldLatin(clean(text))).flatMap((word) => (/\d/.test(word) ? [] : grams(word, LENGTHS)));

const likeliest = (text: string, classes: readonly Learnt[]): Language | undefined => {
  const found = pieces(text);
  if (found.length === 0) return undefined;
  const scored = classes
    .map((one) => ({
      language: one.language,
      score:
        found.reduce(
          (sum, gram) => sum + Math.log((TRUST * (one.counts.get(gram) ?? 0)) / one.total + (1 - TRUST) / VOCABULARY),
          0,
        ) / found.length,
    }))
    .sort((one, other) => other.score - one.score);
  const best = scored[0];
  const next = scored.find((one) => one.language !== best?.language);
  return best && (!next || best.score - next.score >= LEAD) ? best.language : undefined;
};

const learn = (content: Content): readonly Learnt[] => {
  const languages = Object.keys(content.commands) as Language[];
  return languages.flatMap((language) => {
    const latin = commonWordsInLatin[language];
    const own = learnt(language, scriptOfLanguage(language), textsIn(content, language));
    return latin === undefined ? [own] : [own, learnt(language, 'Latn', [latin])];
  });
};

const learnt = (language: Language, script: Script, texts: readonly string[]): Learnt => {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts)
    for (const gram of pieces(text)) {
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
      total += 1;
    }
  return { language, script, counts, total: Math.max(total, 1) };
};

const textsIn = (content: Content, language: Language): readonly string[] => {
  const isDutch = language === 'nl';
  const articles = Object.values(content.articles).flatMap(({ terms, texts }) => {
    const text = texts[language];
    if (!text) return [];
    const lines = [text.title, text.summary, ...text.keywords, ...text.questions];
    return isDutch ? lines : lines.map((line) => without(line, terms));
  });
  const { numbers, ...commands } = content.commands[language] ?? { numbers: [] };
  const common = (commonWords[language] ?? '').split(' ');
  // Common words count five times: they are what short messages are made of.
  return [...articles, ...Object.values(commands).flat(), ...numbers.flat(), ...Array(5).fill(common).flat()];
};

const without = (line: string, terms: readonly string[]): string =>
  terms.reduce((text, term) => text.replaceAll(term, ' '), line);
