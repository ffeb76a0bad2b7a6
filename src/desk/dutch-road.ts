// The Dutch of a question or an outcome of a road: found again from what its buttons name, and said anew.
import type { Flow } from '../content/content.ts';
import type { Day, Language, NodeId } from '../content/schema/ids.ts';
import { pressed } from '../guide/button.ts';
import type { Guide } from '../guide/guide.ts';
import { placeIn } from '../guide/place.ts';
import type { Answer } from '../guide/trail.ts';
import { withoutIsolates } from '../speech/isolate.ts';
import type { Message } from '../speech/message.ts';
import { speakOutcome } from '../speech/outcome.ts';
import { questionWords, speakQuestion } from '../speech/question.ts';
import { type Speech, source } from '../speech/speech.ts';
import { teller } from '../speech/text.ts';

export type Minds = { readonly speech: Speech; readonly guide: Guide };

/** With today's facts and day; undefined when the road has changed so far that it ends elsewhere. */
export const dutchOutcome = ({ speech, guide }: Minds, message: Message): Message | undefined => {
  const answers = message.why.flatMap((line) => answerOf(speech, line, message.language));
  const flow = flowOfReask(message.why[0]?.change);
  if (!flow || answers.length !== message.why.length) return undefined;
  const trail = { flow, known: {}, answers };
  const place = placeIn(guide, trail);
  return place.kind === 'outcome' ? speakOutcome(speech, place, source, trail) : undefined;
};

/** The question its buttons name; one without, by its words. */
export const dutchQuestion = ({ speech }: Minds, message: Message): Message | undefined => {
  const named = message.choices.flatMap(({ value }) => {
    const button = pressed(value);
    const flow = button?.kind === 'answer' ? speech.content.flows[button.flow] : undefined;
    return flow && button?.kind === 'answer' ? [said(speech, flow, button.node, message, source)] : [];
  })[0];
  if (named) return named;
  const [title] = message.text.split('\n\n');
  const tell = teller(speech, message.language);
  const alike = Object.values(speech.content.flows).flatMap((flow) =>
    (Object.keys(flow.questions) as NodeId[])
      .filter((node) => `**${tell(questionWords(speech, flow, node, message.language).question)}**` === title)
      .map((node) => ({ flow, node })),
  );
  // Several roads ask with the same words and another reason.
  const exact = alike.find(
    ({ flow, node }) => said(speech, flow, node, message, message.language)?.text === message.text,
  );
  const { flow, node } = exact ?? alike[0] ?? {};
  return flow && node && said(speech, flow, node, message, source);
};

const said = (
  speech: Speech,
  flow: Flow,
  node: NodeId,
  { step = { at: 1, of: 1 } }: Message,
  language: Language,
): Message | undefined => {
  const question = flow.questions[node];
  if (!question) return undefined;
  return speakQuestion(speech, { kind: 'question', flow, node, question, step, why: [], dropped: [] }, language);
};

const flowOfReask = (change: string | undefined) => {
  const button = change === undefined ? undefined : pressed(change);
  return button?.kind === 'reask' ? button.flow : undefined;
};

const answerOf = (speech: Speech, line: Message['why'][number], language: Language): readonly Answer[] => {
  const button = pressed(line.change);
  const flow = button?.kind === 'reask' ? speech.content.flows[button.flow] : undefined;
  const question = button?.kind === 'reask' ? flow?.questions[button.node] : undefined;
  if (button?.kind !== 'reask' || !flow || !question) return [];
  const answer = withoutIsolates(line.answer);
  const given = question.asks === 'choice' ? chosen(speech, flow, button.node, line.answer, language) : plain(answer);
  return given === undefined ? [] : [{ node: button.node, given }];
};

const chosen = (speech: Speech, flow: Flow, node: NodeId, answer: string, language: Language): string | undefined => {
  const tell = teller(speech, language);
  const options = Object.entries(questionWords(speech, flow, node, language).options ?? {});
  return options.find(([, { label }]) => tell(label) === answer)?.[0];
};

/** `24-11-2026 (Tuesday)` is a day, anything else the number it is. */
const plain = (answer: string): Day | string => {
  const [, day, month, year] = /^(\d{1,2})-(\d{1,2})-(\d{4})/.exec(answer) ?? [];
  return day && month && year ? (`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` as Day) : answer;
};
