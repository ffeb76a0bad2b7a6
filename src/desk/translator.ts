// An organisation's own translation engine, as the desk sees it. There is none unless an operator connects one.
import type { Language } from '../content/schema/ids.ts';

export type Translated =
  | { readonly kind: 'translated'; readonly text: string }
  /** The engine lacks this pair. */
  | { readonly kind: 'language' }
  /** It did not answer in time, or said something that is no translation. */
  | { readonly kind: 'away' };

export type Translator = {
  /** Both ways between Dutch and this language, as far as known now: a page never waits for it. */
  speaks(language: Language): boolean;
  /** Never throws; ends within ten seconds. */
  translate(text: string, from: Language, into: Language): Promise<Translated>;
};
