// Where a person stands: a question, an outcome with its days, or a flow that is gone.
import type { Flow } from '../content/content.ts';
import type { Outcome, Question } from '../content/schema/flow.ts';
import type { FlowId, NodeId, RuleId } from '../content/schema/ids.ts';
import { flowOf, type Guide } from './guide.ts';
import { inputFrom } from './input.ts';
import { replay, type Walked } from './replay.ts';
import { roadLength } from './road-length.ts';
import type { Deadline } from './rules/rule.ts';
import type { Answer, Trail } from './trail.ts';

export type Place =
  | {
      readonly kind: 'question';
      readonly flow: Flow;
      readonly node: NodeId;
      readonly question: Question;
      readonly step: { readonly at: number; readonly of: number };
      readonly why: readonly Walked[];
      readonly dropped: readonly Answer[];
    }
  | {
      readonly kind: 'outcome';
      readonly flow: Flow;
      readonly node: NodeId;
      readonly outcome: Outcome;
      readonly days: Readonly<Record<RuleId, Deadline>>;
      readonly why: readonly Walked[];
      readonly dropped: readonly Answer[];
    }
  | { readonly kind: 'gone'; readonly flow: FlowId };

/** Replays the trail over the content of today. Never throws on any trail; costs about a microsecond a question. */
export const placeIn = (guide: Guide, trail: Trail): Place => {
  const flow = flowOf(guide, trail.flow);
  if (!flow) return { kind: 'gone', flow: trail.flow };
  const { path, at, dropped } = replay(guide, flow, trail);
  const question = flow.questions[at];
  if (question) {
    const asked = path.reduce((count, { known }) => (known ? count : count + 1), 0);
    const step = { at: asked + 1, of: asked + roadLength(flow, at) };
    return { kind: 'question', flow, node: at, question, step, why: path, dropped };
  }
  const outcome = flow.outcomes[at];
  if (!outcome) return { kind: 'gone', flow: trail.flow };
  return { kind: 'outcome', flow, node: at, outcome, days: daysOf(guide, outcome, path), why: path, dropped };
};

const none: Readonly<Record<RuleId, Deadline>> = Object.freeze({});

const daysOf = (guide: Guide, outcome: Outcome, path: readonly Answer[]): Readonly<Record<RuleId, Deadline>> => {
  if (outcome.computes.length === 0) return none;
  const input = inputFrom(guide, path);
  return Object.fromEntries(
    outcome.computes.flatMap((id) => {
      const rule = guide.rules[id];
      return rule?.kind === 'deadline' ? [[id, rule.compute(input)]] : [];
    }),
  );
};
