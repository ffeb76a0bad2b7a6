// Walks the road from the start with the answers of a trail, and says where it ends.
import type { Flow } from '../content/content.ts';
import type { Question } from '../content/schema/flow.ts';
import type { NodeId, OptionId } from '../content/schema/ids.ts';
import { fits } from './fits.ts';
import { type Guide, nodeOf } from './guide.ts';
import { inputFrom } from './input.ts';
import type { Answer, Trail } from './trail.ts';

/** `known`: not asked in this flow, but learned in another. */
export type Walked = Answer & { readonly known: boolean };

export type Replay = {
  readonly path: readonly Walked[];
  readonly at: NodeId;
  /** Answers of the trail that the road of today does not pass, or no longer allows. */
  readonly dropped: readonly Answer[];
};

export const replay = (guide: Guide, flow: Flow, trail: Trail): Replay => {
  const explicit = withNodesOfToday(guide, flow, trail.answers);
  const reask = trail.reask && nodeOf(guide, flow, trail.reask);
  const path: Walked[] = [];
  let used = 0;
  let at = flow.start;
  for (let question = flow.questions[at]; question && at !== reask; question = flow.questions[at]) {
    // Answers lie in the order of the road, so the next one is nearly always the one wanted.
    const own = explicit[used]?.node === at ? explicit[used] : explicit.find(({ node }) => node === at);
    const answer = answerAt(question, at, own, trail);
    if (!answer) break;
    if (own) used += 1;
    path.push(answer);
    at = follow(guide, question, path);
  }
  // While a question is asked anew, the answers after it wait; they are judged when it is answered.
  const whole = reask === at || used === explicit.length;
  const dropped = whole ? [] : explicit.filter(({ node }) => !path.some((walked) => walked.node === node));
  return { path, at, dropped };
};

const withNodesOfToday = (guide: Guide, flow: Flow, answers: readonly Answer[]): readonly Answer[] =>
  answers.every(({ node }) => node in flow.questions)
    ? answers
    : answers.map((answer) => ({ ...answer, node: nodeOf(guide, flow, answer.node) }));

const answerAt = (question: Question, node: NodeId, own: Answer | undefined, trail: Trail): Walked | undefined => {
  if (own) return fits(question, own.given) ? { node, given: own.given, known: false } : undefined;
  const learned = question.learns && trail.known[question.learns];
  return learned !== undefined && fits(question, learned) ? { node, given: learned, known: true } : undefined;
};

const follow = (guide: Guide, question: Question, path: readonly Answer[]): NodeId => {
  const given = (path.at(-1) as Answer).given;
  if (question.asks === 'choice') return question.options[given as OptionId] as NodeId;
  const input = inputFrom(guide, path);
  const arrow = question.next.find(({ when }) => {
    const rule = when && guide.rules[when];
    return !when || (rule?.kind === 'condition' && rule.holds(input));
  });
  return (arrow ?? question.next.at(-1))?.to as NodeId;
};
