// What a volunteer sends, as the message the person gets; or why it cannot be sent.
import type { ArticleId, Language, PhraseId } from '../content/schema/ids.ts';
import { uncertainInArticle } from '../speech/certain.ts';
import { saidByVolunteer, speakCard, speakTyped } from '../speech/desk-said.ts';
import type { Message } from '../speech/message.ts';
import { speakOutcomeCard, uncertainInCard } from '../speech/outcome-card.ts';
import { speakPhrase } from '../speech/phrase.ts';
import type { Speech } from '../speech/speech.ts';
import type { Answer, Refused } from './desk.ts';
import { outcomeCardOf } from './sendable.ts';

/** `name`: the first name she is known by. */
export const messageOf = (
  speech: Speech,
  answer: Answer,
  language: Language,
  name: string | undefined,
): Message | Refused => {
  const message = spoken(speech, answer, language);
  return 'refused' in message ? message : saidByVolunteer(speech, language, message, name);
};

const spoken = (speech: Speech, answer: Answer, language: Language): Message | Refused => {
  switch (answer.kind) {
    case 'phrase': {
      const phrase = speech.content.phrases[answer.phrase as PhraseId];
      if (!phrase) return { refused: 'unknown', name: answer.phrase };
      const said = speakPhrase(speech, phrase, language, answer.slots);
      return 'refused' in said ? said : said.own;
    }
    case 'card':
      return cardOf(speech, answer.article, language);
    case 'text':
      if (answer.text.trim() === '') return { refused: 'empty', name: 'text' };
      return speakTyped(speech, answer.text, answer.language);
  }
};

/** An article or an outcome; what a card would tell as certain is asked again at the moment it is sent. */
const cardOf = (speech: Speech, id: string, language: Language): Message | Refused => {
  const outcome = outcomeCardOf(speech, id);
  const fact = outcome ? uncertainInCard(speech, outcome) : uncertainInArticle(speech, id as ArticleId);
  if (fact !== undefined) return { refused: 'fact', name: fact };
  if (outcome) return speakOutcomeCard(speech, outcome, language);
  return speakCard(speech, id, language) ?? { refused: 'unknown', name: id };
};

/** By the id of a message: hers hold a fence; what the desk tells by itself does not. */
export const isOfVolunteer = (id: string): boolean => /^desk:[^:]+:\d+:\d+$/.test(id);
