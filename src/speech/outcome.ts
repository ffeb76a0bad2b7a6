// An outcome as a message: the answer, the steps, the dates and their sum, who helps, the sources, the day it was checked.

import type { Flow } from '../content/content.ts';
import type { Day, Language, NodeId } from '../content/schema/ids.ts';
import { press } from '../guide/button.ts';
import type { Place } from '../guide/place.ts';
import type { Trail } from '../guide/trail.ts';
import { blank } from './blank.ts';
import { calculationsOf } from './calculation.ts';
import { contactsOf, helpersOf } from './contacts.ts';
import type { Choice, Message } from './message.ts';
import { type Speech, source } from './speech.ts';
import { sayer, teller } from './text.ts';
import { ways } from './ways.ts';
import { whyOf } from './why.ts';

export type Reached = Extract<Place, { kind: 'outcome' }>;

export const speakOutcome = (speech: Speech, place: Reached, language: Language, trail: Trail): Message => {
  const { flow, node, outcome } = place;
  const helpers = outcome.handoff ? helpersOf(speech, outcome.handoff) : [];
  return {
    ...blank(speech, language, 'outcome'),
    text: outcomeText(speech, place, language),
    calculations: calculationsOf(speech, flow, place.days, language),
    why: whyOf(speech, flow, place.why, language),
    contacts: contactsOf(speech, [...outcome.contacts, ...helpers], language),
    sources: flow.sources.map(({ name, url, date }) => ({ name, url, ...(date ? { date } : {}) })),
    checked: checkedOn(speech, flow),
    sheet: speech.sheetPath(trail, language),
    choices: [...articlesOf(speech, place, language), ...ways(speech, language, ['back', 'human', 'menu'])],
    ...(needsDutch(speech, flow, node, language, outcome.risk)
      ? { dutch: { text: outcomeText(speech, place, source) } }
      : {}),
  };
};

/** Markdown: verdict, warning, numbered steps, what is good to know; a line that a person must look. */
export const outcomeText = (
  speech: Speech,
  { flow, node, outcome, days }: Pick<Reached, 'flow' | 'node' | 'outcome'> & Partial<Pick<Reached, 'days'>>,
  language: Language,
): string => {
  const words = outcomeWords(speech, flow, node, language);
  const tell = teller(speech, language, days);
  const say = sayer(speech, language);
  return [
    `**${tell(words.verdict)}**`,
    ...(words.warning ? [`> ${tell(words.warning)}`] : []),
    ...(words.steps.length > 0 ? [words.steps.map((step, index) => `${index + 1}. ${tell(step)}`).join('\n')] : []),
    ...words.more.map(tell),
    ...(outcome.handoff ? [say('outcome.person')] : []),
  ].join('\n\n');
};

export const outcomeWords = (speech: Speech, flow: Flow, node: NodeId, language: Language) => {
  const own = speech.content.locales[language]?.flows[flow.id]?.outcomes[node];
  const words = own ?? speech.content.locales[source]?.flows[flow.id]?.outcomes[node];
  if (!words) throw new Error(`No words for ${flow.id}/${node}.`);
  return words;
};

export const articlesOf = (
  speech: Speech,
  { outcome }: Pick<Reached, 'outcome'>,
  language: Language,
): readonly Choice[] =>
  outcome.articles.flatMap((id) => {
    const article = speech.content.articles[id];
    const text = article?.texts[language] ?? article?.texts[source];
    return text
      ? [
          {
            label: teller(speech, language)(text.title),
            value: press({ kind: 'article', article: id }),
            role: 'main' as const,
          },
        ]
      : [];
  });

/** The older of the flow's review and the oldest check among its facts would be too strict to read; the review says it. */
export const checkedOn = (_: Speech, flow: Flow): Day => flow.reviewed;

/** A high-risk text that no person has read in this language goes with its Dutch. */
export const needsDutch = (
  speech: Speech,
  flow: Flow,
  node: NodeId,
  language: Language,
  risk: 'high' | 'normal',
): boolean =>
  risk === 'high' &&
  language !== source &&
  speech.content.locales[language]?.reviewed[`flows/${flow.id}/${node}`] !== 'person';
