// An outcome a volunteer picks as a card: its words without a road behind it, so only where nothing in it was counted.
import type { Flow } from '../content/content.ts';
import type { FactId, Language, NodeId } from '../content/schema/ids.ts';
import { blank } from './blank.ts';
import { uncertainIn } from './certain.ts';
import { contactsOf, helpersOf } from './contacts.ts';
import { flowChoice } from './menu.ts';
import type { Message } from './message.ts';
import { articlesOf, checkedOn, needsDutch, outcomeText, outcomeWords } from './outcome.ts';
import { type Speech, source } from './speech.ts';

export type OutcomeCard = {
  readonly flow: Flow;
  readonly node: NodeId;
  /** The Dutch words as they stand in the file. */
  readonly words: ReturnType<typeof outcomeWords>;
};

/** Every outcome whose words hold no day that is counted from a person's own answers. */
export const outcomeCards = (speech: Speech): readonly OutcomeCard[] =>
  Object.values(speech.content.flows).flatMap((flow) =>
    (Object.keys(flow.outcomes) as NodeId[])
      .map((node) => ({ flow, node, words: outcomeWords(speech, flow, node, source) }))
      .filter(({ words }) => !textOf(words).includes('{{day.')),
  );

/** The fact for which the card cannot be sent today. */
export const uncertainInCard = (speech: Speech, { words }: OutcomeCard): FactId | undefined =>
  uncertainIn(speech, textOf(words));

export const speakOutcomeCard = (speech: Speech, { flow, node }: OutcomeCard, language: Language): Message => {
  const outcome = flow.outcomes[node];
  if (!outcome) throw new Error(`There is no outcome ${flow.id}/${node}.`);
  const here = { flow, node, outcome };
  const helpers = outcome.handoff ? helpersOf(speech, outcome.handoff) : [];
  return {
    ...blank(speech, language, 'outcome'),
    text: outcomeText(speech, here, language),
    contacts: contactsOf(speech, [...outcome.contacts, ...helpers], language),
    sources: flow.sources.map(({ name, url, date }) => ({ name, url, ...(date ? { date } : {}) })),
    checked: checkedOn(speech, flow),
    choices: [...articlesOf(speech, here, language), flowChoice(speech, flow.id, language)],
    ...(needsDutch(speech, flow, node, language, outcome.risk)
      ? { dutch: { text: outcomeText(speech, here, source) } }
      : {}),
  };
};

const textOf = ({ verdict, warning = '', steps, more }: OutcomeCard['words']): string =>
  [verdict, warning, ...steps, ...more].join('\n');
