// A whole message as plain text, for the terminal, for transcripts and for counting what fits a channel.

import { showPlainDay } from '../language/format.ts';
import { isolate } from './isolate.ts';
import type { Message, SpokenContact } from './message.ts';
import type { Speech } from './speech.ts';
import { sayer } from './text.ts';

/** Everything in reading order: notices, text, calculations, contacts, sources, numbered choices; Markdown signs taken out. */
export const toPlain = (speech: Speech, message: Message): string => {
  const say = sayer(speech, message.language);
  const main = message.choices.filter(({ role }) => role === 'main');
  const blocks = [
    ...message.notices,
    ...(message.step ? [say('step', { at: message.step.at, of: message.step.of })] : []),
    withoutMarks(message.text),
    ...message.calculations.map(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)].join('\n')),
    ...message.contacts.map(contactLines),
    message.sources.map(({ name, url }) => `${name} ${url}`).join('\n'),
    ...(message.checked ? [say('checked', { day: isolate(showPlainDay(message.checked)) })] : []),
    main.map(({ label, hint }, at) => `${at + 1}. ${label}${hint ? ` – ${hint}` : ''}`).join('\n'),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
};

const contactLines = ({ name, phone, hours, note, web }: SpokenContact): string =>
  [name, note, phone, hours, web].filter((line) => line !== undefined).join('\n');

const withoutMarks = (markdown: string): string =>
  markdown
    .replaceAll('**', '')
    .replaceAll(/^(?:#+|>) /gm, '')
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 $2');
