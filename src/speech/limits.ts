// What a channel can carry, counted as people see letters; a text that is too long is a content error, never cut.

import { withoutIsolates } from './isolate.ts';
import type { Message } from './message.ts';

/** Letters (grapheme clusters) per part of a message. Source: WhatsApp Cloud API, interactive messages. */
export const channelLimits = {
  web: { choices: 30, label: 120, hint: 120, body: 8_000 },
  terminal: { choices: 30, label: 120, hint: 120, body: 8_000 },
  whatsapp: { choices: 10, label: 24, hint: 72, body: 4_096 },
} as const;

export type Limited = keyof typeof channelLimits;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
export const letters = (text: string): number => [...segmenter.segment(withoutIsolates(text))].length;

/** What does not fit, in words; empty when all of it does. Outcomes travel as text, so only questions and menus are held to labels. */
export const tooLongFor = (channel: Limited, message: Message): readonly string[] => {
  const limit = channelLimits[channel];
  const listed = message.kind === 'question' || message.kind === 'menu' || message.kind === 'languages';
  const main = listed ? message.choices.filter(({ role }) => role === 'main') : [];
  return [
    ...(main.length > limit.choices ? [`${main.length} choices, at most ${limit.choices}`] : []),
    ...main
      .filter(({ label }) => letters(label) > limit.label)
      .map(({ label }) => `label "${label}" over ${limit.label}`),
    ...main
      .filter(({ hint }) => letters(hint ?? '') > limit.hint)
      .map(({ hint }) => `hint "${hint}" over ${limit.hint}`),
    ...(letters(message.text) > limit.body ? [`text of ${letters(message.text)} letters, at most ${limit.body}`] : []),
  ];
};
