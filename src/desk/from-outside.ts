// What an organisation's own desk tells the talk, each as one guarded change of our case: its state, fence and promise stay ours.
import type { Language } from '../content/schema/ids.ts';
import type { CaseChange, CaseRow } from '../store/desk/desk.ts';
import { step } from './case-state.ts';
import type { Actor, CaseId } from './desk.ts';
import type { HandoffBack } from './handoff-desk.ts';
import { heldOf, movesOf } from './held.ts';
import { type DeskParts, farewell, movesWith, scopeOf } from './moves.ts';
import { tellLater } from './rounds.ts';
import { messageOf } from './said.ts';

/** `as`: under which name and for which teams that desk works. */
export const fromOutside = (parts: DeskParts, as: Actor): HandoffBack => {
  const { cases } = parts.store;
  const scope = scopeOf(as);
  /** Only while it holds the case under this fence. */
  const holding = (
    handOff: string,
    kind: 'sign' | 'close',
    fence: number,
    leave: (row: CaseRow, unread: number) => CaseChange | undefined,
  ) =>
    cases.change(scope, handOff, ({ row, now, unread }) => {
      const next = step(heldOf(row), { kind, by: as.volunteer, fence }, now);
      if (!next) return undefined;
      const change = leave({ ...row, ...movesOf(next) }, unread);
      return change && { ...change, set: { ...movesOf(next), ...change.set } };
    });

  return {
    accepted: (handOff, name) => movesWith({ ...parts, nameOf: async () => name }).claim(as, handOff as CaseId),

    heard: async (handOff, fence, upTo) =>
      (await holding(handOff, 'sign', fence, ({ seenSeq }) => ({ set: { seenSeq: Math.max(seenSeq, upTo) } }))) !==
      undefined,

    message: async (handOff, fence, { key, text, language, name }) => {
      let isHolder = false;
      const id = `outside:${handOff}:${key}`;
      const changed = await holding(handOff, 'sign', fence, (row) => {
        isHolder = true;
        const body = messageOf(
          parts.minds().speech,
          { kind: 'text', text, language },
          { ...row, language: row.language as Language },
          name,
        );
        if ('refused' in body) return undefined;
        return {
          set: { promisedBefore: null },
          once: id,
          answers: true,
          say: [{ id, body: body as never }],
          audit: { actor: as.volunteer, deed: 'answered', detail: 'outside' },
        };
      });
      if (changed) return 'said';
      return isHolder ? 'left-out' : 'stale';
    },

    failed: async (handOff) => {
      const changed = await cases.change(scope, handOff, ({ row }) => {
        if (row.state === 'closed' || (row.state === 'taken' && row.takenBy !== as.volunteer)) return undefined;
        const { fence, since } = row;
        const set = movesOf({ fence, state: { kind: 'waiting', since, rung: 'country' } });
        return {
          ...tellLater(parts.minds().speech, row, set, undefined),
          release: 'all',
          audit: { actor: as.volunteer, deed: 'gave up' },
        };
      });
      return changed !== undefined;
    },

    completed: async (handOff, fence, agreed) => {
      const changed = await holding(handOff, 'close', fence, (row, unread) =>
        unread > 0 ? undefined : farewell(parts.minds().speech, as, row, agreed),
      );
      return changed !== undefined;
    },
  };
};
