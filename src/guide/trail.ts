// The answers a person has given in one flow. The place is never stored: it is replayed from these.
import type { FlowId, LearnKey, NodeId } from '../content/schema/ids.ts';

/** `given` is an option id, a day (YYYY-MM-DD) or a whole number in Latin digits. */
export type Answer = { readonly node: NodeId; readonly given: string };

/** What other flows learned, e.g. `{ status: 'a' }`. */
export type Known = Readonly<Record<LearnKey, string>>;

export type Trail = {
  readonly flow: FlowId;
  /** What was known when the flow began; these questions are not asked again. */
  readonly known: Known;
  /** In the order of the road. */
  readonly answers: readonly Answer[];
  /** The question that is being answered anew; the answers after it are kept where they still fit. */
  readonly reask?: NodeId;
};

export const begin = (flow: FlowId, known: Known): Trail => ({ flow, known, answers: [] });
