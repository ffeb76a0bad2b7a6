// A whole message as one text: as Markdown for clients that show nothing else, and plain for terminal and transcripts.
import { showPlainDay } from '../language/format.ts';
import { isolate } from './isolate.ts';
import type { Message, SpokenContact } from './message.ts';
import type { Speech } from './speech.ts';
import { sayer } from './text.ts';

/** Everything in reading order but sources and choices: notices, step, text, sums, contacts, the Dutch, the day it was checked. */
export const toMarkdown = (speech: Speech, message: Message): string =>
  blocksOf(speech, message)
    .filter((block) => block !== '')
    .join('\n\n');

/** The same with sources and numbered choices; Markdown signs taken out. */
export const toPlain = (speech: Speech, message: Message): string => {
  const main = message.choices.filter(({ role }) => role === 'main');
  return [
    withoutMarks(toMarkdown(speech, message)),
    message.sources.map(({ name, url }) => `${name} ${url}`).join('\n'),
    main.map(({ label, hint }, at) => `${at + 1}. ${label}${hint ? ` – ${hint}` : ''}`).join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
};

const blocksOf = (speech: Speech, message: Message): readonly string[] => {
  const say = sayer(speech, message.language);
  return [
    ...message.notices,
    ...(message.step ? [say('step', { at: message.step.at, of: message.step.of })] : []),
    message.text,
    ...message.calculations.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n')),
    ...message.contacts.map(contactLines),
    ...(message.checked ? [say('checked', { day: isolate(showPlainDay(message.checked)) })] : []),
  ];
};

/** Two spaces at the end of a line are a line break in Markdown. */
const contactLines = ({ name, phone, hours, note, web }: SpokenContact): string =>
  [`**${name}**`, note, phone, hours, web].filter((line) => line !== undefined).join('  \n');

const withoutMarks = (markdown: string): string =>
  markdown
    .replaceAll('**', '')
    .replaceAll(/^(?:#+|>) /gm, '')
    .replaceAll(/ {2}$/gm, '')
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 $2');
