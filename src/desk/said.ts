// What a volunteer sends, as the message the person gets; or why it cannot be sent.
import type { Language, PhraseId } from '../content/schema/ids.ts';
import { saidByVolunteer, speakCard, speakTyped } from '../speech/desk-said.ts';
import type { Message } from '../speech/message.ts';
import { speakPhrase } from '../speech/phrase.ts';
import type { Speech } from '../speech/speech.ts';
import type { Answer, Refused } from './desk.ts';

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
      return speakCard(speech, answer.article, language) ?? { refused: 'unknown', name: answer.article };
    case 'text':
      if (answer.text.trim() === '') return { refused: 'empty', name: 'text' };
      return speakTyped(speech, answer.text, answer.language);
  }
};
