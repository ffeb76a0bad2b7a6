// How many questions may still come: the longest road from a node, so that "about 5" never grows.
import type { Flow } from '../content/content.ts';
import type { Question } from '../content/schema/flow.ts';
import type { NodeId } from '../content/schema/ids.ts';

const known = new WeakMap<Flow, Map<NodeId, number>>();

/** Questions on the longest road from `node` to an outcome, `node` included; 0 at an outcome. */
export const roadLength = (flow: Flow, node: NodeId): number => {
  const lengths = known.get(flow) ?? new Map<NodeId, number>();
  known.set(flow, lengths);
  return measure(flow, node, lengths);
};

const measure = (flow: Flow, node: NodeId, lengths: Map<NodeId, number>): number => {
  const before = lengths.get(node);
  if (before !== undefined) return before;
  // A loop is a content error; counting it as 0 keeps the measure finite until the check has said so.
  lengths.set(node, 0);
  const question = flow.questions[node];
  const length = question ? 1 + Math.max(...targets(question).map((to) => measure(flow, to, lengths))) : 0;
  lengths.set(node, length);
  return length;
};

/** Where the arrows of a question lead, in order. */
export const targets = (question: Question): readonly NodeId[] =>
  question.asks === 'choice' ? Object.values(question.options) : question.next.map(({ to }) => to);
