// What came out of a search: how sure it is, and what to show.
import type { Language } from '../content/schema/ids.ts';
import type { Hit } from './build-index.ts';

export type Found = {
  /** `answer`: the first hit; `choices`: "do you mean", the hits; `nothing`: say so, menu, a person. */
  readonly band: 'answer' | 'choices' | 'nothing';
  /** At most three, of two topics or more; with `nothing` the nearest, for counting and not for showing. */
  readonly hits: readonly Hit[];
  /** Whose index was asked; the texts are shown in the language of the talk all the same. */
  readonly language: Language;
  /** The question is about this official term alone: a key of glossary.yaml. */
  readonly term?: string;
};
