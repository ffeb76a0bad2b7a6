// Routes: every arrow leads somewhere, every node can be reached, every road ends in an outcome that helps.
import type { Flow } from '../content.ts';
import { didYouMean } from '../did-you-mean.ts';
import { reporter } from '../loaded.ts';
import type { Problem } from '../problem.ts';
import { flowPath } from '../read-flows.ts';
import type { NodeId } from '../schema/ids.ts';
import type { Check } from './check.ts';
import { arrowsFrom, longestRoad, roadsOf } from './road.ts';

/** More questions than this tire people out: on WhatsApp each is a message. */
const longRoad = 8;

export const routes: Check = (loaded) => {
  const { error, warning } = reporter(loaded, 'routes');
  return Object.values(loaded.content.flows).flatMap((flow) => {
    const file = flowPath(flow.id);
    const questions = Object.keys(flow.questions) as NodeId[];
    const nodes = [...questions, ...(Object.keys(flow.outcomes) as NodeId[])];
    const nowhere = (to: string) => `"${to}" is no question or outcome of this flow${didYouMean(to, nodes)}`;
    const roads = roadsOf(flow);
    return [
      ...(nodes.includes(flow.start) ? [] : [error(file, ['start'], nowhere(flow.start))]),
      ...questions
        .flatMap((node) => arrowsFrom(flow, node))
        .filter(({ to }) => !nodes.includes(to))
        .map(({ to, path }) => error(file, path, nowhere(to))),
      ...nodes
        .filter((node) => !roads.order.includes(node))
        .map((node) => error(file, [kindOf(flow, node), node], 'no road leads here')),
      ...roads.loops.map((loop) =>
        error(file, ['questions', loop[0] as NodeId], `the road goes round: ${loop.join(' → ')}`),
      ),
      ...questions.flatMap((node) => ends(flow, node, (path, says) => error(file, path, says))),
      ...Object.entries(flow.outcomes)
        .filter(([, { articles, handoff }]) => articles.length === 0 && !handoff)
        .map(([node]) => warning(file, ['outcomes', node], 'leads to no article and to no person')),
      ...(roads.loops.length === 0 && longestRoad(flow, roads) > longRoad
        ? [
            warning(
              file,
              ['start'],
              `the longest road has ${longestRoad(flow, roads)} questions; more than ${longRoad} tire people out`,
            ),
          ]
        : []),
    ];
  });
};

const kindOf = (flow: Flow, node: NodeId) => (Object.hasOwn(flow.questions, node) ? 'questions' : 'outcomes');

/** A question must have an arrow for every answer. */
const ends = (flow: Flow, node: NodeId, error: (path: readonly (string | number)[], says: string) => Problem) => {
  const arrows = arrowsFrom(flow, node);
  const last = arrows.at(-1);
  if (!last) return [error(['questions', node], 'has no answers, so the road has no outcome')];
  if (flow.questions[node]?.asks === 'choice') return [];
  const early = arrows.slice(0, -1).find(({ when }) => when === undefined);
  return [
    ...(last.when === undefined
      ? []
      : [
          error(last.path, 'the last arrow must have no "when": without it the road has no outcome when no rule holds'),
        ]),
    ...(early ? [error(early.path, 'has no "when", so the arrows after it are never taken')] : []),
  ];
};
