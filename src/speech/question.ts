// A question as a message: the words, why we ask, an example, the options, how many are still to come.

import type { Flow } from '../content/content.ts';
import type { Language, NodeId, OptionId } from '../content/schema/ids.ts';
import { press } from '../guide/button.ts';
import type { Place } from '../guide/place.ts';
import { showPlainDay } from '../language/format.ts';
import { blank } from './blank.ts';
import { isolate } from './isolate.ts';
import type { Choice, Message } from './message.ts';
import { type Speech, source } from './speech.ts';
import { sayer, teller } from './text.ts';
import { ways } from './ways.ts';

type Asked = Extract<Place, { kind: 'question' }>;

export const speakQuestion = (speech: Speech, place: Asked, language: Language): Message => {
  const tell = teller(speech, language);
  const words = questionWords(speech, place.flow, place.node, language);
  const parts = [
    `**${tell(words.question)}**`,
    words.why,
    words.where,
    words.hint ?? exampleFor(speech, place, language),
  ];
  return {
    ...blank(speech, language, 'question'),
    text: parts.flatMap((part) => (part ? [part.startsWith('**') ? part : tell(part)] : [])).join('\n\n'),
    step: place.step,
    asks: place.question.asks,
    choices: [...optionsOf(speech, place, language), ...ways(speech, language, ['back', 'human', 'menu'])],
  };
};

/** The words of a question; Dutch when the language has none (the content check does not let a live language miss any). */
export const questionWords = (speech: Speech, flow: Flow, node: NodeId, language: Language) => {
  const own = speech.content.locales[language]?.flows[flow.id]?.questions[node];
  const words = own ?? speech.content.locales[source]?.flows[flow.id]?.questions[node];
  if (!words) throw new Error(`No words for ${flow.id}/${node}.`);
  return words;
};

const optionsOf = (speech: Speech, { flow, node, question }: Asked, language: Language): readonly Choice[] => {
  if (question.asks !== 'choice') return [];
  const tell = teller(speech, language);
  const words = questionWords(speech, flow, node, language).options ?? {};
  return (Object.keys(question.options) as OptionId[]).map((option) => ({
    label: tell(words[option]?.label ?? option),
    value: press({ kind: 'answer', flow: flow.id, node, given: option }),
    ...(words[option]?.hint ? { hint: tell(words[option].hint) } : {}),
    role: 'main' as const,
  }));
};

const exampleFor = (speech: Speech, { question }: Asked, language: Language): string | undefined =>
  question.asks === 'choice'
    ? undefined
    : sayer(speech, language)(`example.${question.asks}`, { date: isolate(showPlainDay(speech.today)) });
