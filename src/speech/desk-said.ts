// What the desk says outside a turn: a volunteer's answer, a new time before the old one slips, an honest word, the agreement.
import type { ArticleId, Language, Topic } from '../content/schema/ids.ts';
import { speakArticle } from './article.ts';
import { blank } from './blank.ts';
import { contactsOf, helpersOf } from './contacts.ts';
import { isolate } from './isolate.ts';
import { lock } from './locked.ts';
import type { Message } from './message.ts';
import { showMoment } from './moment.ts';
import { type Speech, source } from './speech.ts';
import { sayer } from './text.ts';
import { typed } from './typed.ts';
import { ways } from './ways.ts';

/** Who speaks is always said: a person, by her first name when she is known by it. */
export const saidByVolunteer = (speech: Speech, language: Language, message: Message, name?: string): Message => {
  const say = sayer(speech, language);
  const who = name ? say('desk.named', { name: isolate(name) }) : say('desk.volunteer');
  return { ...message, notices: [who, ...message.notices] };
};

/** As typed, in the language it was typed in. */
export const speakTyped = (speech: Speech, text: string, language: Language): Message => ({
  ...blank(speech, language, 'notice'),
  text: typed(text, (bare) => lock(bare, speech.content.glossary)),
});

/** For who reads another language: which one this is, by its own name. */
export const inLanguage = (speech: Speech, written: Language, reader: Language): readonly string[] => {
  const name = speech.content.languages[written]?.name ?? written;
  return written === reader ? [] : [sayer(speech, reader)('desk.written-in', { language: isolate(name) })];
};

/** A machine's words under its label, with the Dutch that was typed. */
export const speakTranslated = (
  speech: Speech,
  { text, translated }: { readonly text: string; readonly translated: string },
  language: Language,
): Message => ({
  ...speakTyped(speech, translated, language),
  notices: [sayer(speech, language)('desk.machine')],
  dutch: { text: speakTyped(speech, text, source).text },
});

/** Undefined when there is no such article. */
export const speakCard = (speech: Speech, article: string, language: Language): Message | undefined => {
  if (!speech.content.articles[article as ArticleId]) return undefined;
  const message = speakArticle(speech, article as ArticleId, language);
  // The buttons of a card lead to roads; "back" belongs to a screen of the bot.
  return { ...message, choices: message.choices.filter(({ role }) => role === 'main') };
};

export const speakLater = (speech: Speech, language: Language, before: Date): Message => {
  const say = sayer(speech, language);
  return {
    ...blank(speech, language, 'notice'),
    text: `**${say('desk.later')}**\n\n${say('hand-off.before', { moment: showMoment(before, language) })}`,
    choices: ways(speech, language, ['menu']),
  };
};

/** Nobody came: said as it is, with who does help. The question stays. */
export const speakNobody = (speech: Speech, language: Language, topic: Topic): Message => {
  const say = sayer(speech, language);
  return {
    ...blank(speech, language, 'notice'),
    text: `**${say('desk.nobody')}**\n\n${say('desk.nobody-how')}`,
    contacts: contactsOf(speech, helpersOf(speech, topic), language),
    choices: ways(speech, language, ['menu']),
  };
};

export const speakTransferred = (speech: Speech, language: Language, before: Date | undefined): Message => {
  const say = sayer(speech, language);
  const when = before ? say('hand-off.before', { moment: showMoment(before, language) }) : say('hand-off.no-time');
  return {
    ...blank(speech, language, 'notice'),
    text: `**${say('desk.transferred')}**\n\n${when}`,
    choices: ways(speech, language, ['menu']),
  };
};

/** The agreement in one line, then the way back: to the guide now, to the desk until a day. */
export const speakClosed = (speech: Speech, language: Language, agreed: string, until: Date): Message => {
  const say = sayer(speech, language);
  const line = typed(agreed).replaceAll('  \n', ' ');
  return {
    ...blank(speech, language, 'notice'),
    text: [
      ...(line ? [`**${say('desk.agreed')}** ${isolate(line)}`] : [`**${say('desk.closed')}**`]),
      say('desk.bot-again'),
      say('desk.reopens', { moment: showMoment(until, language) }),
    ].join('\n\n'),
    choices: ways(speech, language, ['menu', 'human']),
  };
};
