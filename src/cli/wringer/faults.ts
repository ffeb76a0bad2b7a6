// What goes wrong at Graph during a run, drawn by chance, and which messages met an unanswerable doubt.
import type { Fault, Manner } from '../../channels/whatsapp/fake/fault.ts';
import type { Chance } from './chance.ts';

export type Faults = {
  fault(message: { readonly biz_opaque_callback_data?: string | undefined }): Fault | undefined;
  manner(): Manner;
  /** How often the sending of each message ended without an answer. */
  readonly doubts: ReadonlyMap<string, number>;
};

/** Out of a hundred sends. */
const share: readonly (readonly [number, Fault])[] = [
  [2, { kind: 'lost-request' }],
  [2, { kind: 'lost-response' }],
  [2, { kind: 'break', status: 500, taken: true }],
  [2, { kind: 'break', status: 500, taken: false }],
  [1, { kind: 'break', status: 503, taken: false }],
  [2, { kind: 'refuse', status: 429, code: 130429, retryAfter: 1 }],
  [2, { kind: 'refuse', status: 400, code: 131056, retryAfter: 1 }],
  [1, { kind: 'refuse', status: 500, code: 131016, retryAfter: 1 }],
  [4, { kind: 'late', ms: 700 }],
];
/** Each fault up to where its part of the hundred ends. */
const limits = share.map(
  ([, fault], at) => [share.slice(0, at + 1).reduce((sum, [part]) => sum + part, 0), fault] as const,
);
const manners: readonly Manner[] = ['once', 'once', 'once', 'doubled', 'disordered'];

export const drawFaults = (chance: Chance, isCalm: boolean): Faults => {
  const doubts = new Map<string, number>();
  return {
    doubts,
    manner: () => (isCalm ? 'once' : (manners[chance.below(manners.length)] ?? 'once')),
    fault: ({ biz_opaque_callback_data: id = '' }) => {
      if (isCalm) return undefined;
      const drawn = chance.next() * 100;
      const fault = limits.find(([limit]) => drawn < limit)?.[1];
      if (fault && isDoubt(fault)) doubts.set(id, (doubts.get(id) ?? 0) + 1);
      return fault;
    },
  };
};

const isDoubt = (fault: Fault): boolean =>
  fault.kind === 'lost-request' || fault.kind === 'lost-response' || (fault.kind === 'break' && fault.status === 500);
