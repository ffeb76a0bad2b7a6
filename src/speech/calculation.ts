// How a day was counted, line by line, so that a person and a volunteer can follow the sum.

import type { Flow } from '../content/content.ts';
import type { Language, RuleId } from '../content/schema/ids.ts';
import type { Deadline, Step } from '../guide/rules/rule.ts';
import { showDay, showDuration } from '../language/format.ts';
import { isolate } from './isolate.ts';
import type { Message } from './message.ts';
import { questionWords } from './question.ts';
import type { Speech } from './speech.ts';
import { sayer, teller } from './text.ts';

export const calculationsOf = (
  speech: Speech,
  flow: Flow,
  days: Readonly<Record<RuleId, Deadline>>,
  language: Language,
): Message['calculations'] =>
  Object.values(days).map(({ day, steps }) => ({
    title: sayer(speech, language)('calculation.title', { day: isolate(showDay(day, language)) }),
    lines: steps.map((step) => lineOf(speech, flow, step, language)),
  }));

const lineOf = (speech: Speech, flow: Flow, step: Step, language: Language): string => {
  const say = sayer(speech, language);
  const day = isolate(showDay(step.day, language));
  switch (step.kind) {
    case 'start':
      return `${teller(speech, language)(questionWords(speech, flow, step.question, language).question)} ${day}`;
    case 'plus':
    case 'minus':
      return say(`calculation.${step.kind}`, { by: isolate(showDuration(step.by, language)), day });
    case 'next-day':
    case 'day-before':
    case 'working-day':
    case 'safe-day':
      return say(`calculation.${step.kind}`, { day });
  }
};
