// What a volunteer may send today: phrases, articles and outcomes whose facts all hold. Asked anew, because days pass.
import type { ArticleId } from '../content/schema/ids.ts';
import type { SlotKind } from '../content/schema/phrase.ts';
import { uncertainInArticle } from '../speech/certain.ts';
import { type OutcomeCard, outcomeCards, uncertainInCard } from '../speech/outcome-card.ts';
import { uncertainFact } from '../speech/phrase.ts';
import { type Speech, source } from '../speech/speech.ts';
import { teller } from '../speech/text.ts';

/** An approved sentence: the volunteer reads the Dutch, the person gets her own language. */
export type SendablePhrase = {
  readonly id: string;
  readonly topic: string;
  /** With `{{slot.name}}` where something is filled in. */
  readonly nl: string;
  readonly slots: Readonly<Record<string, SlotKind>>;
};

/** An article under its id, or an outcome under `road/outcome`. */
export type SendableCard = { readonly id: string; readonly topic: string; readonly group: string; readonly nl: string };

export type Sendable = { readonly phrases: readonly SendablePhrase[]; readonly cards: readonly SendableCard[] };

const kept = new WeakMap<Speech, Sendable>();

/** Of the day of this speech; made once for it. */
export const sendableIn = (speech: Speech): Sendable => {
  const made = kept.get(speech) ?? {
    phrases: phrasesIn(speech),
    cards: [...articlesIn(speech), ...outcomesIn(speech)],
  };
  kept.set(speech, made);
  return made;
};

/** The facts of today stand in it; only what the volunteer fills in herself is open. */
const phrasesIn = (speech: Speech): Sendable['phrases'] => {
  const tell = teller(speech, source);
  const withFacts = (text: string) => text.replaceAll(/\{\{\s*fact\.[^{}]*\}\}/g, tell);
  return Object.entries(speech.content.phrases)
    .filter(([, phrase]) => uncertainFact(speech, phrase) === undefined)
    .map(([id, { topic, slots, says }]) => ({ id, topic, slots, nl: withFacts(says[source] ?? '') }));
};

/** `group` is empty: articles stand together. */
const articlesIn = (speech: Speech): readonly SendableCard[] =>
  Object.values(speech.content.articles)
    .filter(({ id }) => uncertainInArticle(speech, id as ArticleId) === undefined)
    .map(({ id, topic, texts }) => ({ id, topic, group: '', nl: teller(speech, source)(texts[source]?.title ?? id) }));

const outcomesIn = (speech: Speech): readonly SendableCard[] =>
  outcomeCards(speech)
    .filter((card) => uncertainInCard(speech, card) === undefined)
    .map((card) => ({
      id: cardId(card),
      topic: card.flow.topic,
      group: speech.content.locales[source]?.flows[card.flow.id]?.label ?? card.flow.id,
      nl: teller(speech, source)(card.words.verdict),
    }));

const cardId = ({ flow, node }: OutcomeCard): string => `${flow.id}/${node}`;

/** Undefined for an article or an unknown card. */
export const outcomeCardOf = (speech: Speech, id: string): OutcomeCard | undefined =>
  outcomeCards(speech).find((card) => cardId(card) === id);
