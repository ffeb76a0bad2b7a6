// What a volunteer sends, as the message the person gets; or why it cannot be sent.
import type { ArticleId, Language, PhraseId } from '../content/schema/ids.ts';
import { uncertainInArticle } from '../speech/certain.ts';
import { inLanguage, saidByVolunteer, speakCard, speakTranslated, speakTyped } from '../speech/desk-said.ts';
import { lostIn } from '../speech/locked.ts';
import type { Message } from '../speech/message.ts';
import { speakOutcomeCard, uncertainInCard } from '../speech/outcome-card.ts';
import { speakPhrase } from '../speech/phrase.ts';
import type { Speech } from '../speech/speech.ts';
import type { Answer, Refused, Urgency } from './desk.ts';
import { isForPeopleOnly } from './machine.ts';
import { outcomeCardOf } from './sendable.ts';

/** Of the case: whose language it is, and whether there is danger. */
type To = { readonly language: Language; readonly urgency: Urgency };

/** `name`: the first name she is known by. */
export const messageOf = (speech: Speech, answer: Answer, to: To, name: string | undefined): Message | Refused => {
  const message = spoken(speech, answer, to);
  return 'refused' in message ? message : saidByVolunteer(speech, to.language, message, name);
};

const spoken = (speech: Speech, answer: Answer, to: To): Message | Refused => {
  const { language } = to;
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
      return {
        ...speakTyped(speech, answer.text, answer.language),
        notices: inLanguage(speech, answer.language, language),
      };
    case 'machine': {
      if (answer.text.trim() === '' || answer.translated.trim() === '') return { refused: 'empty', name: 'text' };
      if (isForPeopleOnly(speech, to, answer.text, answer.translated)) return { refused: 'machine', name: 'danger' };
      const lost = lostIn(answer.text, answer.translated, speech.content.glossary);
      return lost === undefined ? speakTranslated(speech, answer, language) : { refused: 'machine', name: lost };
    }
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

/** By the id of a message: hers hold a fence, or come from another desk; what the desk tells by itself does not. */
export const isOfVolunteer = (id: string): boolean => /^(desk:[^:]+:\d+:\d+$|outside:)/.test(id);
