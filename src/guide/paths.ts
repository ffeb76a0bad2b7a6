// Every way through a flow: each option of each question, and for dates and numbers one answer for every arrow.
import type { Flow } from '../content/content.ts';
import type { Question } from '../content/schema/flow.ts';
import type { Day, NodeId } from '../content/schema/ids.ts';
import { accept } from './accept.ts';
import { minus, plus } from './calendar.ts';
import type { Guide } from './guide.ts';
import { placeIn } from './place.ts';
import { begin, type Trail } from './trail.ts';

/** The arrow from one node to another that no sample answer takes. */
export type Untaken = { readonly node: NodeId; readonly to: NodeId };
export type Paths = { readonly ends: readonly Trail[]; readonly untaken: readonly Untaken[] };

/** All trails to an outcome. Costs one step per node of the tree; roads are short, so a flow has some hundreds. */
export const pathsOf = (guide: Guide, flow: Flow): Paths => {
  const ends: Trail[] = [];
  const taken = new Set<string>();
  const visit = (trail: Trail): void => {
    const place = placeIn(guide, trail);
    if (place.kind !== 'question') {
      ends.push(trail);
      return;
    }
    const seen = new Set<NodeId>();
    for (const given of samples(guide, place.question)) {
      const next = accept(guide, trail, { node: place.node, given });
      const after = next && placeIn(guide, next);
      if (!next || !after || after.kind === 'gone') continue;
      taken.add(`${place.node}>${after.node}`);
      // Two dates that lead to the same place are one way.
      if (place.question.asks !== 'choice' && seen.has(after.node)) continue;
      seen.add(after.node);
      visit(next);
    }
  };
  visit(begin(flow.id, {}));
  const arrows = Object.entries(flow.questions).flatMap(([node, question]) =>
    arrowsOf(question).map((to) => ({ node: node as NodeId, to })),
  );
  return { ends, untaken: arrows.filter(({ node, to }) => !taken.has(`${node}>${to}`)) };
};

const arrowsOf = (question: Question): readonly NodeId[] =>
  question.asks === 'choice' ? Object.values(question.options) : question.next.map(({ to }) => to);

const samples = (guide: Guide, question: Question): readonly string[] => {
  switch (question.asks) {
    case 'choice':
      return Object.keys(question.options);
    case 'number':
      return Array.from({ length: question.most - question.least + 1 }, (_, at) => String(question.least + at));
    case 'date':
      return days(guide.today);
  }
};

/** Every day of the last and next half year, and every month of fifteen years back and five ahead. */
const days = (today: Day): readonly Day[] => [
  ...Array.from({ length: 366 }, (_, at) =>
    plus(minus(today, { count: 183, unit: 'days' }), { count: at, unit: 'days' }),
  ),
  ...Array.from({ length: 240 }, (_, at) =>
    plus(minus(today, { count: 15, unit: 'years' }), { count: at, unit: 'months' }),
  ),
];
