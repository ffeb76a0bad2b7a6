// The welcome, the menu of subjects, the questions of one subject, and the list of languages.
import type { FlowId, Language, SubjectId } from '../content/schema/ids.ts';
import { press } from '../guide/button.ts';
import { blank } from './blank.ts';
import type { Choice, Message } from './message.ts';
import { type Speech, source } from './speech.ts';
import { sayer, teller } from './text.ts';
import { ways } from './ways.ts';

/** First message: who we are, that this is an automatic helper and no authority, then the menu. */
export const speakWelcome = (speech: Speech, language: Language): Message => {
  const menu = speakMenu(speech, language);
  const say = sayer(speech, language);
  return { ...menu, kind: 'welcome', text: `${say('welcome.who')}\n\n${menu.text}` };
};

export const speakMenu = (speech: Speech, language: Language): Message => {
  const say = sayer(speech, language);
  return {
    ...blank(speech, language, 'menu'),
    text: `**${say('menu.title')}**\n\n${say('menu.how')}`,
    asks: 'choice',
    choices: [
      ...speech.content.menu.map(({ id }) => ({
        label: say(`subject.${id}.label`),
        hint: say(`subject.${id}.hint`),
        value: press({ kind: 'subject', subject: id }),
        role: 'main' as const,
      })),
      ...ways(speech, language, ['human', 'language']),
    ],
  };
};

export const speakSubject = (speech: Speech, subject: SubjectId, language: Language): Message => {
  const say = sayer(speech, language);
  const flows = speech.content.menu.find(({ id }) => id === subject)?.flows ?? [];
  return {
    ...blank(speech, language, 'menu'),
    text: `**${say(`subject.${subject}.label`)}**\n\n${say('menu.which')}`,
    asks: 'choice',
    choices: [...flows.map((flow) => flowChoice(speech, flow, language)), ...ways(speech, language, ['human', 'menu'])],
  };
};

export const flowChoice = (speech: Speech, flow: FlowId, language: Language): Choice => {
  const words = speech.content.locales[language]?.flows[flow] ?? speech.content.locales[source]?.flows[flow];
  const tell = teller(speech, language);
  return {
    label: tell(words?.label ?? flow),
    ...(words ? { hint: tell(words.summary) } : {}),
    value: press({ kind: 'flow', flow }),
    role: 'main',
  };
};

export const speakLanguages = (speech: Speech, language: Language): Message => ({
  ...blank(speech, language, 'languages'),
  text: `**${sayer(speech, language)('language.which')}**`,
  asks: 'choice',
  choices: [
    ...Object.entries(speech.content.languages)
      .filter(([, { live }]) => live)
      .map(([code, { name }]) => ({
        label: name,
        value: press({ kind: 'speak', language: code }),
        role: 'main' as const,
      })),
    ...ways(speech, language, ['menu']),
  ],
});
