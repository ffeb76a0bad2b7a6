// The way to a volunteer in words: is anybody there, what is asked first, how long it takes, and what may be done meanwhile.
import type { Language, SubjectId } from '../content/schema/ids.ts';
import { showPlainDay } from '../language/format.ts';
import { blank } from './blank.ts';
import { isolate } from './isolate.ts';
import type { Choice, Message } from './message.ts';
import { showMoment } from './moment.ts';
import type { Speech } from './speech.ts';
import { sayer } from './text.ts';
import { way, ways } from './ways.ts';

/** What a choice of these questions sends back, made by the bot. */
export type Press = { readonly topic: (subject: SubjectId | 'other') => string; readonly noLetter: string };

/** Open now, or when: said before anything is asked. */
export const speakOpening = (speech: Speech, language: Language, next: Date | undefined): string => {
  const say = sayer(speech, language);
  return next ? say('hand-off.opens', { moment: showMoment(next, language) }) : say('hand-off.is-open');
};

export const speakTopicQuestion = (speech: Speech, language: Language, press: Press): Message => {
  const say = sayer(speech, language);
  const subjects = speech.content.menu.map(({ id }) => ({
    label: say(`subject.${id}.label`),
    value: press.topic(id),
    role: 'main' as const,
  }));
  const other: Choice = { label: say('hand-off.other-topic'), value: press.topic('other'), role: 'main' };
  return {
    ...question(speech, language, 'hand-off.topic'),
    asks: 'choice',
    choices: [...subjects, other, ...ways(speech, language, ['back', 'menu'])],
  };
};

export const speakTownQuestion = (speech: Speech, language: Language): Message => {
  const asked = question(speech, language, 'hand-off.town');
  return { ...asked, text: `${asked.text}\n\n${sayer(speech, language)('hand-off.town-how')}` };
};

export const speakLetterQuestion = (speech: Speech, language: Language, press: Press): Message => {
  const say = sayer(speech, language);
  const asked = question(speech, language, 'hand-off.letter');
  return {
    ...asked,
    text: `${asked.text}\n\n${say('example.date', { date: isolate(showPlainDay(speech.today)) })}`,
    asks: 'date',
    choices: [{ label: say('hand-off.no-letter'), value: press.noLetter, role: 'main' }, ...asked.choices],
  };
};

/** Where somebody may read along: may we write here at all, or when? */
export const speakSafeQuestion = (speech: Speech, language: Language): Message => {
  const asked = question(speech, language, 'hand-off.safe');
  const answers = ways(speech, language, ['yes', 'no']).map((choice) => ({ ...choice, role: 'main' as const }));
  return {
    ...asked,
    text: `${asked.text}\n\n${sayer(speech, language)('hand-off.safe-how')}`,
    choices: [...answers, ...asked.choices],
  };
};

/** The version of the question that was answered is kept with the answer; raise it when its meaning changes. */
export const consentText = 'hand-off.consent/1';

export const speakConsentQuestion = (speech: Speech, language: Language): Message => {
  const asked = question(speech, language, 'hand-off.consent');
  const answers = ways(speech, language, ['yes', 'no']).map((choice) => ({ ...choice, role: 'main' as const }));
  return {
    ...asked,
    text: `${asked.text}\n\n${sayer(speech, language)('hand-off.consent-no')}`,
    asks: 'choice',
    choices: [...answers, ...asked.choices],
  };
};

export type Wait = {
  /** Absent when no time can be named. */
  readonly before?: Date;
  readonly place: 'first' | 'some' | 'many';
};

export const speakWaiting = (
  speech: Speech,
  language: Language,
  { before, place }: Wait,
  title: 'queued' | 'still-waiting' | 'reopened',
): Message => {
  const say = sayer(speech, language);
  return {
    ...blank(speech, language, 'notice'),
    text: [
      `**${say(`hand-off.${title}`)}**`,
      before ? say('hand-off.before', { moment: showMoment(before, language) }) : say('hand-off.no-time'),
      say(`hand-off.place-${place}`),
      say('hand-off.meanwhile'),
    ].join('\n\n'),
    choices: [stopWaiting(speech, language), ...ways(speech, language, ['menu'])],
  };
};

export const speakTaken = (speech: Speech, language: Language): Message => {
  const say = sayer(speech, language);
  return {
    ...blank(speech, language, 'notice'),
    text: `**${say('hand-off.taken')}**\n\n${say('hand-off.taken-how')}`,
    choices: [stopWaiting(speech, language), ...ways(speech, language, ['menu'])],
  };
};

export const speakCancelled = (speech: Speech, language: Language): Message => {
  const say = sayer(speech, language);
  return {
    ...blank(speech, language, 'notice'),
    text: `**${say('hand-off.cancelled')}**\n\n${say('hand-off.cancelled-how')}`,
    choices: ways(speech, language, ['menu', 'human']),
  };
};

/** Around the question after an uncertain word while a volunteer has the talk: it alone, with whom to call. */
export const speakAsking = (speech: Speech, language: Language): Message => ({
  ...blank(speech, language, 'notice'),
  text: sayer(speech, language)('hand-off.asking'),
});

const stopWaiting = (speech: Speech, language: Language): Choice => ({
  ...way(speech, language, 'stop'),
  label: speech.say(language, 'hand-off.stop'),
});

const question = (speech: Speech, language: Language, key: string): Message => ({
  ...blank(speech, language, 'question'),
  urgent: true,
  text: `**${sayer(speech, language)(key)}**`,
  choices: ways(speech, language, ['back', 'menu']),
});
