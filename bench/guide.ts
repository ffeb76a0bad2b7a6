// The guide alone: answering and placing through six questions, beside a replay written by hand for that one flow.
import type { Content, Flow } from '../src/content/content.ts';
import type { Day, FlowId, NodeId } from '../src/content/schema/ids.ts';
import { accept } from '../src/guide/accept.ts';
import type { Guide } from '../src/guide/guide.ts';
import { placeIn } from '../src/guide/place.ts';
import { begin } from '../src/guide/trail.ts';
import { beside, cpuOf, type Row } from './measure.ts';

const size = 6;
const options = Object.fromEntries(['yes', 'no', 'not-sure'].map((option) => [option, '']));
const questions = Object.fromEntries(
  Array.from({ length: size }, (_, at) => {
    const to = at + 1 < size ? `q${at + 1}` : 'end';
    return [
      `q${at}`,
      { asks: 'choice', options: Object.fromEntries(Object.keys(options).map((option) => [option, to])) },
    ];
  }),
);
const flow = {
  id: 'six',
  start: 'q0',
  questions,
  outcomes: { end: { computes: [], articles: [], contacts: [], risk: 'normal' } },
} as unknown as Flow;
const guide: Guide = {
  today: '2026-11-24' as Day,
  rules: {},
  content: { flows: { six: flow }, facts: {}, holidays: {}, renamed: {} } as unknown as Content,
};

const walk = () => {
  let trail = begin('six' as FlowId, {});
  for (let at = 0; at < size; at++) {
    trail = accept(guide, trail, { node: `q${at}` as NodeId, given: 'yes' }) ?? trail;
    placeIn(guide, trail);
  }
};

/** The least that answers the same: the answers in an array, the arrows followed each time from the start. */
const byHand = () => {
  const arrows = questions as Record<string, { options: Record<string, string> }>;
  let answers: readonly { node: string; given: string }[] = [];
  for (let step = 0; step < size; step++) {
    answers = [...answers, { node: `q${step}`, given: 'yes' }];
    let at = 'q0';
    for (const { node, given } of answers) if (node === at) at = arrows[at]?.options[given] ?? at;
    if (at === '') throw new Error('lost');
  }
};

export const benchGuide = async (): Promise<Row> => {
  const rounds = 40_000;
  const { ours, floor } = await beside(
    5,
    () => cpuOf(rounds, walk),
    () => cpuOf(rounds, byHand),
  );
  const perSecond = Math.round((size / ours) * 1e6);
  return {
    name: 'guide: accept + place, six questions',
    ours: `${perSecond.toLocaleString('en')} steps/s`,
    floor: `${Math.round((size / floor) * 1e6).toLocaleString('en')} steps/s by hand`,
    ratio: (ours / floor).toFixed(1),
    target: '≥ 200,000 steps/s or ≤ 4 ×',
    met: perSecond >= 200_000 || ours / floor <= 4,
  };
};
