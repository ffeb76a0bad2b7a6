// What a person can do on the road: answer, go back, answer one question anew, press an old button.
import type { NodeId } from '../content/schema/ids.ts';
import { fits } from './fits.ts';
import { flowOf, type Guide, nodeOf } from './guide.ts';
import { replay, type Walked } from './replay.ts';
import type { Known, Trail } from './trail.ts';

/**
 * The trail with `node` answered, whether it is the open question or an earlier one; answers after it are
 * kept where they still fit. Undefined when the question is not on the road or the answer does not fit it.
 */
export const accept = (guide: Guide, trail: Trail, answer: { node: NodeId; given: string }): Trail | undefined => {
  const flow = flowOf(guide, trail.flow);
  const node = flow && nodeOf(guide, flow, answer.node);
  const question = node && flow.questions[node];
  if (!question || !fits(question, answer.given)) return undefined;
  const { path, at } = replay(guide, flow, trail);
  const own = (walked: readonly Walked[]) => walked.flatMap(({ known, ...one }) => (known ? [] : [one]));
  // The open question: what was answered stays as it is.
  if (at === node && trail.reask === undefined) {
    return { ...trail, answers: [...own(path), { node, given: answer.given }] };
  }
  if (at !== node && !path.some((walked) => walked.node === node)) return undefined;
  const others = trail.answers.filter((one) => nodeOf(guide, flow, one.node) !== node);
  const { reask: _, ...open } = trail;
  return onRoad(guide, { ...open, answers: [...others, { node, given: answer.given }] });
};

/** One answer fewer; a question that was asked anew is left as it was. Undefined at the first question. */
export const back = (guide: Guide, trail: Trail): Trail | undefined => {
  if (trail.reask) {
    const { reask: _, ...rest } = trail;
    return rest;
  }
  const tidy = onRoad(guide, trail);
  return tidy.answers.length === 0 ? undefined : { ...tidy, answers: tidy.answers.slice(0, -1) };
};

/** Asks one question of the road anew; undefined when it is not on the road. */
export const reask = (guide: Guide, trail: Trail, question: NodeId): Trail | undefined => {
  const flow = flowOf(guide, trail.flow);
  if (!flow) return undefined;
  const node = nodeOf(guide, flow, question);
  return replay(guide, flow, trail).path.some((walked) => walked.node === node) ? { ...trail, reask: node } : undefined;
};

/** What this flow taught for others: the answers to questions that say `learns`. */
export const learned = (guide: Guide, trail: Trail): Known => {
  const flow = flowOf(guide, trail.flow);
  if (!flow) return trail.known;
  const lessons = replay(guide, flow, trail).path.flatMap(({ node, given }) => {
    const key = flow.questions[node]?.learns;
    // Who did not know may know by the next road: she is asked again.
    return key && given !== 'not-sure' ? [[key, given]] : [];
  });
  return { ...trail.known, ...Object.fromEntries(lessons) };
};

/** The trail with only the answers that lie on the road of today, in its order. */
export const tidy = (guide: Guide, trail: Trail): Trail => onRoad(guide, trail);

const onRoad = (guide: Guide, trail: Trail): Trail => {
  const flow = flowOf(guide, trail.flow);
  if (!flow) return trail;
  const { path } = replay(guide, flow, trail);
  return { ...trail, answers: path.filter(({ known }) => !known).map(({ node, given }) => ({ node, given })) };
};
