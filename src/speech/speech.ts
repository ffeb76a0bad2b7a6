// What every sentence is made from: the content, its words through i18next, the day, and the path of a sheet.
import i18next, { type i18n } from 'i18next';
import type { Content } from '../content/content.ts';
import type { Day, Language } from '../content/schema/ids.ts';
import type { Trail } from '../guide/trail.ts';

export type Speech = {
  readonly content: Content;
  readonly today: Day;
  /** A word of ui.yaml, e.g. `say('ar', 'ways.menu')`; falls back to Dutch, never to a bare key. */
  say(language: Language, key: string, values?: Values): string;
  /** Fills `{{fact.…}}` and `{{day.…}}` in a text of a flow or an article. */
  fill(text: string, values: Values): string;
  /** The path of the take-along sheet of an outcome. */
  sheetPath(trail: Trail, language: Language): string;
};

export type Values = { readonly [key: string]: string | number | Values };

export const source = 'nl' as Language;

/** One i18next instance over all locales; made again when the content is read again. */
export const makeSpeech = (parts: Pick<Speech, 'content' | 'today' | 'sheetPath'>): Speech => {
  const words = wordsOf(parts.content);
  const plain = new Map<string, string>();
  const look = (language: Language, key: string, values: Values): string => {
    const said: unknown = words.t(key, { lng: language, nest: false, ...values });
    if (typeof said !== 'string' || said === key) throw new Error(`ui.yaml has no text "${key}".`);
    return said;
  };
  return {
    ...parts,
    // A word without values is the same all day; it keeps its placeholders for facts.
    say: (language, key, values) => {
      if (values) return look(language, key, values);
      const name = `${language} ${key}`;
      const said = plain.get(name) ?? look(language, key, { skipInterpolation: 1 });
      plain.set(name, said);
      return said;
    },
    fill: (text, values) => words.services.interpolator.interpolate(text, values, '', {}),
  };
};

const wordsOf = (content: Content): i18n => {
  const instance = i18next.createInstance();
  const resources = Object.fromEntries(
    Object.entries(content.locales).map(([language, locale]) => [language, { ui: structuredClone(locale.ui) }]),
  );
  const fallback = Object.fromEntries(
    Object.entries(content.languages).map(([code, entry]) => [code, [entry.fallback, source]]),
  );
  // The texts are plain text and Markdown; the web page escapes when it renders.
  void instance.init({
    resources,
    defaultNS: 'ui',
    fallbackLng: { ...fallback, default: [source] },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
};
