// Which language a message is in, and languages asked for by name.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageNames } from '../../src/language/language-names.ts';
import { languageDetector, scriptOf, scriptOfLanguage } from '../../src/language/which-language.ts';
import { content, inLanguage, tenLanguages } from './words.ts';

const detect = languageDetector(content);
const named = languageNames(content);

describe('the language of a sentence', () => {
  it.each([
    ['nl', 'hoe lang duurt het voordat ik een woning krijg'],
    ['en', 'how long does it take before I get a house'],
    ['ar', 'كم من الوقت حتى أحصل على بيت'],
    ['ar', 'متى لازم اخلص inburgering'],
    ['ti', 'ገዛ ክሳብ ዝረክብ ክንደይ ግዜ ይወስድ'],
    ['fa', 'چقدر طول می‌کشد تا خانه بگیرم'],
    ['tr', 'ev almak ne kadar sürer'],
    ['so', 'immisa ayay qaadanaysaa inaan guri helo'],
    ['uk', 'скільки часу треба чекати на житло'],
    ['ru', 'сколько времени нужно ждать жильё'],
    ['ru', 'сколько часов participatieverklaringstraject'],
    ['fr', 'combien de temps faut-il attendre un logement'],
    ['ar', 'kif b2der e7jez maw3ed'],
  ])('%s: %s', (language, text) => {
    expect(detect(text)).toBe(language);
  });

  it.each([
    ['nl', 'hallo'],
    ['nl', 'Hoi!'],
    ['nl', 'ja'],
    ['en', 'hi'],
    ['en', 'Hello'],
    ['ar', 'marhaba'],
    ['uk', 'привіт'],
  ])('%s in a word that steers: %s', (language, text) => {
    expect(detect(text)).toBe(language);
  });

  it('cannot be told from no letters at all', () => {
    for (const text of ['', '12', '😀', '...']) expect(detect(text)).toBeUndefined();
  });

  it.each(['ti', 'ar', 'fa', 'uk', 'ru'])('is rarely another one for a few words of %s', (language) => {
    const commands = Object.values(content.commands[inLanguage(language)] ?? {}).flat(2);
    const own = commands.filter((word) => scriptOf(word) === scriptOfLanguage(inLanguage(language)));
    const wrong = own.filter((word) => ![undefined, language].includes(detect(word)));
    expect(own.length).toBeGreaterThan(40);
    expect(wrong.length / own.length, wrong.join(', ')).toBeLessThan(0.15);
  });

  it('takes no time for 100 kB', () => {
    detect('hoe lang duurt het '.repeat(6000));
  });
});

describe('questions collected elsewhere', () => {
  const collected = readFileSync('test/search/questions-dev.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly lang: string; readonly text: string });

  it('are seen as what they are: 9 of 10, and few as something else', () => {
    const right = collected.filter(({ lang, text }) => detect(text) === lang);
    const wrong = collected.filter(({ lang, text }) => ![undefined, lang].includes(detect(text)));
    const list = wrong.map(({ lang, text }) => `${lang} as ${detect(text)}: ${text}`).join('\n');
    expect(right.length / collected.length, list).toBeGreaterThanOrEqual(0.9);
    expect(wrong.length / collected.length, list).toBeLessThanOrEqual(0.08);
  });
});

describe('scriptOf', () => {
  it('counts words, so that Dutch terms do not turn a question round', () => {
    expect(scriptOf('zorgverzekering ክኸፍል ግድን ድዩ')).toBe('Ethi');
    expect(scriptOf('ما هو inburgeringsexamen')).toBe('Arab');
    expect(scriptOf('123')).toBeUndefined();
  });
});

describe('a language by its name', () => {
  it.each([
    ['arabisch', 'ar'],
    ['Arabic', 'ar'],
    ['3arabi', 'ar'],
    ['عربي', 'ar'],
    ['العربية', 'ar'],
    ['nederlans', 'nl'],
    ['الهولندية', 'nl'],
    ['po russki', 'ru'],
    ['Türkçe', 'tr'],
    ['tigrinya', 'ti'],
    ['ትግርኛ', 'ti'],
    ['dari', 'fa'],
    ['українська', 'uk'],
    ['af-soomaali', 'so'],
    ['Français', 'fr'],
  ])('%s → %s', (text, language) => {
    expect(named(text)).toBe(language);
  });

  it('is found in every language under its own name', () => {
    for (const language of tenLanguages)
      expect(named(new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? '')).toBe(language);
  });

  it.each(['spreekt u arabisch?', 'afghani', 'taal', ''])('"%s" is none', (text) => {
    expect(named(text)).toBeUndefined();
  });
});
