// The roads through one flow: where arrows lead, what can be reached, what was surely asked before a node.
import type { Flow } from '../content.ts';
import type { Path } from '../parse-yaml.ts';
import type { NodeId } from '../schema/ids.ts';

export type Arrow = { readonly from: NodeId; readonly to: NodeId; readonly path: Path; readonly when?: string };

export const arrowsFrom = (flow: Flow, from: NodeId): readonly Arrow[] => {
  const question = flow.questions[from];
  if (!question) return [];
  if (question.asks === 'choice')
    return Object.entries(question.options).map(([option, to]) => ({
      from,
      to,
      path: ['questions', from, 'options', option],
    }));
  return question.next.map(({ when, to }, index) => ({
    from,
    to,
    path: ['questions', from, 'next', index],
    ...(when === undefined ? {} : { when }),
  }));
};

export type Roads = {
  /** Reachable nodes, each after all nodes that lead to it (when there is no loop). */
  readonly order: readonly NodeId[];
  /** Each loop as the nodes one passes, the first again at the end. */
  readonly loops: readonly (readonly NodeId[])[];
};

export const roadsOf = (flow: Flow): Roads => {
  const done: NodeId[] = [];
  const seen = new Set<NodeId>();
  const loops: NodeId[][] = [];
  const walk = (node: NodeId, road: readonly NodeId[]): void => {
    if (road.includes(node)) loops.push([...road.slice(road.indexOf(node)), node]);
    if (seen.has(node)) return;
    seen.add(node);
    for (const { to } of arrowsFrom(flow, node)) walk(to, [...road, node]);
    done.push(node);
  };
  walk(flow.start, []);
  return { order: done.toReversed(), loops };
};

/** Per reachable node: the questions that every road to it has asked. Only for flows without loops. */
export const surelyAsked = (flow: Flow, { order }: Roads): ReadonlyMap<NodeId, ReadonlySet<string>> => {
  const asked = new Map<NodeId, ReadonlySet<string>>([[flow.start, new Set()]]);
  for (const node of order) {
    const before = new Set(asked.get(node)).add(node);
    for (const { to } of arrowsFrom(flow, node)) {
      const other = asked.get(to);
      asked.set(to, other ? new Set([...other].filter((question) => before.has(question))) : before);
    }
  }
  return asked;
};

/** Questions on the longest road. Only for flows without loops. */
export const longestRoad = (flow: Flow, { order }: Roads): number => {
  const length = new Map<NodeId, number>();
  for (const node of order.toReversed()) {
    const further = arrowsFrom(flow, node).map(({ to }) => length.get(to) ?? 0);
    length.set(node, flow.questions[node] ? 1 + Math.max(0, ...further) : 0);
  }
  return length.get(flow.start) ?? 0;
};
