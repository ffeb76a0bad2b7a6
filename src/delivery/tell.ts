// The parts of a message as WhatsApp shows them, in Markdown still: the whole, and an outcome's short form.
import { showPlainDay } from '../language/format.ts';
import { isolate } from '../speech/isolate.ts';
import type { Message, SpokenContact } from '../speech/message.ts';
import type { Speech } from '../speech/speech.ts';
import { sayer } from '../speech/text.ts';

/** Notices first, then where on the road, the text, sums, who helps, sources; the Dutch of an outcome stands on its sheet. */
export const tellAll = (speech: Speech, message: Message): readonly string[] => [
  ...before(speech, message),
  message.text,
  ...message.calculations.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n')),
  ...message.contacts.map(contactOf),
  ...(message.sheet === undefined ? message.sources.map(({ name, url }) => `${name}\n${url}`) : []),
  ...checked(speech, message),
];

/** The verdict, its warning, the first step, the day each sum ends on, that a person must look and whom to call; the sheet has the rest. */
export const tellShort = (speech: Speech, message: Message): readonly string[] => {
  const [verdict = '', ...blocks] = message.text.split('\n\n');
  const warning = blocks.find((block) => block.startsWith('> '));
  const step = blocks.find((block) => /^1\. /.test(block))?.split('\n')[0];
  const person = sayer(speech, message.language)('outcome.person');
  return [
    ...before(speech, message),
    verdict,
    ...(warning === undefined ? [] : [warning]),
    ...(step === undefined ? [] : [step]),
    ...message.calculations.flatMap(({ lines }) => lines.at(-1) ?? []),
    ...(blocks.includes(person) ? [person, ...message.contacts.slice(0, called).map(callOf)] : []),
    ...checked(speech, message),
  ];
};

const called = 2;
/** Who has neither number nor address is at least told what for. */
const callOf = ({ name, note, phone, hours, web }: SpokenContact): string =>
  [`**${name}**`, phone ?? web ?? note, phone === undefined ? undefined : hours]
    .filter((line) => line !== undefined)
    .join('\n');

/** Little enough for any message: the verdict and the link. */
export const tellLeast = (speech: Speech, message: Message): readonly string[] => [
  ...before(speech, message),
  message.text.split('\n\n')[0] ?? '',
];

const before = (speech: Speech, { notices, step, language }: Message): readonly string[] => [
  ...notices,
  ...(step ? [sayer(speech, language)('step', { at: isolate(String(step.at)), of: isolate(String(step.of)) })] : []),
];

const checked = (speech: Speech, { checked: day, language }: Message): readonly string[] =>
  day === undefined ? [] : [sayer(speech, language)('checked', { day: isolate(showPlainDay(day)) })];

const contactOf = ({ name, note, phone, hours, web }: SpokenContact): string =>
  [`**${name}**`, note, phone, hours, web].filter((line) => line !== undefined).join('\n');
