// What was said to the person, in Dutch for the volunteer: nothing is translated, every text is found again by its words.
import type { ArticleId, Language } from '../content/schema/ids.ts';
import { speakArticle } from '../speech/article.ts';
import { speakCrisis } from '../speech/crisis.ts';
import { speakLanguages, speakMenu, speakSubject, speakWelcome } from '../speech/menu.ts';
import type { Message } from '../speech/message.ts';
import { outcomeCards, speakOutcomeCard } from '../speech/outcome-card.ts';
import { type Speech, source } from '../speech/speech.ts';
import { teller } from '../speech/text.ts';
import type { Json } from '../store/store.ts';
import { type Lines, linesOf } from './dutch-lines.ts';
import { dutchOutcome, dutchQuestion, type Minds } from './dutch-road.ts';

/** Undefined when it was Dutch already, or when its words are no longer ours. */
export const dutchReader = (minds: () => Minds) => {
  const kept = new WeakMap<Speech, Map<Language, Lines>>();
  const lines = (speech: Speech, language: Language): Lines => {
    const languages = kept.get(speech) ?? new Map<Language, Lines>();
    kept.set(speech, languages);
    const made = languages.get(language) ?? linesOf(speech, language);
    languages.set(language, made);
    return made;
  };
  return (body: Json): Message | undefined => {
    const message = body as unknown as Partial<Message> | null;
    if (!isMessage(message) || message.language === source) return undefined;
    const { speech, guide } = minds();
    const line = lines(speech, message.language);
    const found = screen({ speech, guide }, message) ?? byLines(message, line);
    const notices = message.notices.map((notice) => line(notice) ?? notice);
    return found && { ...found, notices };
  };
};

const screen = (minds: Minds, message: Message): Message | undefined => {
  const { speech } = minds;
  switch (message.kind) {
    case 'outcome':
      return dutchOutcome(minds, message) ?? dutchCard(speech, message) ?? withDutch(message);
    case 'question':
      return dutchQuestion(minds, message);
    case 'article':
      return dutchArticle(speech, message);
    case 'welcome':
      return speakWelcome(speech, source);
    case 'languages':
      return speakLanguages(speech, source);
    case 'menu':
      return dutchMenu(speech, message);
    case 'crisis':
      return dutchCrisis(speech, message);
    default:
      return withDutch(message);
  }
};

const dutchArticle = (speech: Speech, { text, language }: Message): Message | undefined => {
  const tell = teller(speech, language);
  const found = Object.values(speech.content.articles).find(({ texts }) => {
    const title = texts[language]?.title;
    return title !== undefined && text.startsWith(`**${tell(title)}**`);
  });
  return found && speakArticle(speech, found.id as ArticleId, source);
};

/** An outcome that was sent without a road: found again by its words. */
const dutchCard = (speech: Speech, message: Message): Message | undefined => {
  const found = outcomeCards(speech).find(
    (card) => speakOutcomeCard(speech, card, message.language).text === message.text,
  );
  return found && { ...speakOutcomeCard(speech, found, source), choices: [] };
};

const dutchMenu = (speech: Speech, message: Message): Message => {
  const subject = speech.content.menu.find(
    ({ id }) => speakSubject(speech, id, message.language).text === message.text,
  );
  return subject ? speakSubject(speech, subject.id, source) : speakMenu(speech, source);
};

const dutchCrisis = (speech: Speech, { text, language }: Message): Message | undefined => {
  const found = speech.content.safety.find(({ id }) => speakCrisis(speech, id, language).text === text);
  return found && speakCrisis(speech, found.id, source);
};

/** The Dutch that went along with a text nobody has read yet. */
const withDutch = (message: Message): Message | undefined =>
  message.dutch && { ...message, language: source, direction: 'ltr', text: message.dutch.text, choices: [] };

/** Line by line; one that is not ours (what a volunteer typed) stays as it was. */
const byLines = (message: Message, line: Lines): Message | undefined => {
  const paragraphs = message.text.split('\n\n').map((paragraph) => {
    const [, bold] = /^\*\*([^*]+)\*\*$/.exec(paragraph) ?? [];
    const dutch = line(bold ?? paragraph);
    return dutch === undefined ? undefined : bold ? `**${dutch}**` : dutch;
  });
  const whole = line(message.text);
  if (whole === undefined && paragraphs.every((paragraph) => paragraph === undefined)) return undefined;
  const own = message.text.split('\n\n');
  return {
    ...message,
    language: source,
    direction: 'ltr',
    text: whole ?? paragraphs.map((paragraph, at) => paragraph ?? own[at]).join('\n\n'),
    choices: message.choices.map((choice) => ({ ...choice, label: line(choice.label) ?? choice.label })),
  };
};

const isMessage = (body: Partial<Message> | null): body is Message =>
  typeof body === 'object' && body !== null && typeof body.text === 'string' && Array.isArray(body.notices);
