// A line of our own words in another language, back to its Dutch: what was filled in is found again and stands in the Dutch.
import type { UiTree } from '../content/content.ts';
import type { Day, Language } from '../content/schema/ids.ts';
import { showDay } from '../language/format.ts';
import { isolate, withoutIsolates } from '../speech/isolate.ts';
import { type Speech, source } from '../speech/speech.ts';
import { valuesIn } from '../speech/values.ts';

export type Lines = (line: string) => string | undefined;

type Pattern = { readonly like: RegExp; readonly names: readonly string[]; readonly dutch: string };

/** Made once per language and day. */
export const linesOf = (speech: Speech, language: Language): Lines => {
  const exact = new Map<string, string>();
  const patterns: Pattern[] = [];
  const own = valuesIn(speech, language);
  for (const [text, dutch] of pairs(speech, language)) {
    const filled = speech.fill(text.replaceAll(/\{\{(?!\s*fact\.)([^{}]*)\}\}/g, '\uE000$1\uE001'), own);
    const names = [...filled.matchAll(/\uE000([^\uE001]*)\uE001/g)].map(([, name = '']) => name.trim());
    // Nothing but values and signs, like "term: meaning": it would be found in every line.
    if (!/\p{L}/u.test(filled.replaceAll(/\uE000[^\uE001]*\uE001/g, ''))) continue;
    if (names.length === 0) exact.set(withoutIsolates(filled), speech.fill(dutch, valuesIn(speech, source)));
    else patterns.push({ like: likeness(withoutIsolates(filled)), names, dutch });
  }
  return (line) => {
    const bare = withoutIsolates(line);
    return exact.get(bare) ?? first(patterns, (pattern) => refill(speech, pattern, bare));
  };
};

const refill = (speech: Speech, { like, names, dutch }: Pattern, line: string): string | undefined => {
  const found = like.exec(line);
  if (!found) return undefined;
  const values = Object.fromEntries(names.map((name, at) => [name, isolate(daysInDutch(found[at + 1] ?? ''))]));
  return names
    .reduce((text, name) => text.replaceAll(`{{${name}}}`, () => values[name] ?? ''), dutch)
    .replaceAll(/\{\{fact\.[^{}]*\}\}/g, (fact) => speech.fill(fact, valuesIn(speech, source)));
};

/** "24-11-2026 (Tuesday) 12:00": numbers are the same in every language, the weekday is not. */
const daysInDutch = (value: string): string =>
  value.replaceAll(/(\d{1,2})-(\d{1,2})-(\d{4}) \([^)]*\)/g, (_, day: string, month: string, year: string) =>
    showDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` as Day, source),
  );

const likeness = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split(/\uE000[^\uE001]*\uE001/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('(.+?)')}$`,
    's',
  );

const pairs = function* (speech: Speech, language: Language): Generator<readonly [string, string]> {
  const [own, dutch] = [speech.content.locales[language]?.ui, speech.content.locales[source]?.ui];
  if (own && dutch) yield* leaves(own, dutch);
  for (const { id } of speech.content.safety) {
    const [asked, dutchAsked] = [language, source].map((one) => {
      const words = speech.content.locales[one]?.safety[id];
      return words?.question ?? words?.say;
    });
    if (asked && dutchAsked) yield [asked, dutchAsked];
  }
  for (const { says } of Object.values(speech.content.phrases)) {
    const [text, said] = [says[language], says[source]];
    if (text && said) yield [text, said];
  }
};

const leaves = function* (own: UiTree, dutch: UiTree): Generator<readonly [string, string]> {
  for (const [key, text] of Object.entries(own)) {
    const said = dutch[key];
    if (typeof text === 'string' && typeof said === 'string') yield [text, said];
    else if (typeof text === 'object' && typeof said === 'object') yield* leaves(text, said);
  }
};

const first = <T, R>(all: readonly T[], look: (one: T) => R | undefined): R | undefined => {
  for (const one of all) {
    const found = look(one);
    if (found !== undefined) return found;
  }
  return undefined;
};
