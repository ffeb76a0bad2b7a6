// "Because you answered …": the answers of the road in words, each with the button that asks it anew.

import type { Flow } from '../content/content.ts';
import type { Day, Language } from '../content/schema/ids.ts';
import { press } from '../guide/button.ts';
import type { Walked } from '../guide/replay.ts';
import { showDay } from '../language/format.ts';
import { isolate } from './isolate.ts';
import type { Message } from './message.ts';
import { questionWords } from './question.ts';
import type { Speech } from './speech.ts';
import { teller } from './text.ts';

export const whyOf = (speech: Speech, flow: Flow, walked: readonly Walked[], language: Language): Message['why'] => {
  const tell = teller(speech, language);
  return walked.map(({ node, given }) => ({
    question: tell(questionWords(speech, flow, node, language).question),
    answer: answerInWords(speech, flow, { node, given }, language),
    change: press({ kind: 'reask', flow: flow.id, node }),
  }));
};

export const answerInWords = (
  speech: Speech,
  flow: Flow,
  { node, given }: Pick<Walked, 'node' | 'given'>,
  language: Language,
): string => {
  switch (flow.questions[node]?.asks) {
    case 'date':
      return isolate(showDay(given as Day, language));
    case 'number':
      return isolate(given);
    default:
      return teller(speech, language)(questionWords(speech, flow, node, language).options?.[given]?.label ?? given);
  }
};
