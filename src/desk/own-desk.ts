// Our own desk behind the port, for one turn: asked on the turn's connection, written with what the turn leaves behind.
import type { Language, Topic } from '../content/schema/ids.ts';
import type { CaseRow, TurnDesk } from '../store/desk/desk.ts';
import type { ConversationId, Effect } from '../store/store.ts';
import { reopening, settle } from './case-state.ts';
import type { HandoffDesk, Wait } from './handoff-desk.ts';
import { heldOf } from './held.ts';
import { findWindow, opensAt, placeOf, whereOf } from './promise.ts';

/** What a desk gets to know of the turn it is made for. */
export type DeskTurn = {
  readonly conversation: ConversationId;
  /** The number of the message in its talk. */
  readonly seq: number;
  readonly desk: TurnDesk;
  readonly holidays: readonly string[];
  /** What is pushed here is committed with the turn. */
  readonly effects: Effect[];
};

type Where = { readonly team: string; readonly region: string; readonly rung: CaseRow['rung'] };

export const ownDesk = ({ desk, holidays, effects }: DeskTurn): HandoffDesk => {
  const row = async (): Promise<CaseRow> => {
    const found = await desk.current();
    if (!found) throw new Error('There is no hand-off in this talk.');
    return found.row;
  };
  const waitAt = async (home: Where, urgency: CaseRow['urgency'], before: Date | null | undefined): Promise<Wait> => ({
    place: placeOf(await desk.hours(whereOf(home.rung, home), holidays), urgency),
    ...(before ? { before } : {}),
  });

  return {
    standing: async () => {
      const found = await desk.current();
      const is = found && settle(heldOf(found.row), found.now).state.kind;
      if (!found || is === undefined || is === 'bot' || is === 'asking') return undefined;
      const { language, topic, urgency, consentGiven } = found.row;
      return { is, language: language as Language, topic: topic as Topic, urgency, consentGiven };
    },

    opening: async () => {
      const teams = await desk.teams();
      const [only, ...more] = teams;
      if (!only) return undefined;
      // Of one team its own hours, of several whether anybody is there at all.
      const where = more.length === 0 ? ({ rung: 'team', team: only.id } as const) : ({ rung: 'country' } as const);
      const at = opensAt(await desk.hours(where, holidays));
      return at === null ? undefined : { teams, ...(at ? { at } : {}) };
    },

    open: async ({ home, language, topic, urgency, consent, details }) => {
      const window = await findWindow(desk.hours, holidays, home, { urgency, from: home.rung });
      const { rung = 'country' } = window ?? {};
      // Where it is not safe to write no time is named, so none is told later either: a volunteer decides with her.
      const isSafe = details.safe === undefined || details.safe === 'yes';
      const before = isSafe ? (window?.before ?? null) : null;
      effects.push({
        kind: 'hand-off',
        case: { team: home.team, rung, language, topic, urgency, promisedBefore: before, consent, details },
      });
      return waitAt(home, urgency, before);
    },

    wait: async () => {
      const found = await row();
      return waitAt(found, found.urgency, found.promisedBefore);
    },

    // The row of her message is what the volunteer reads.
    relay: async () => undefined,

    raise: (urgency) => {
      effects.push({ kind: 'raise-hand-off', urgency });
    },

    close: () => {
      effects.push({ kind: 'cancel-hand-off', reopensFor: reopening / 1000 });
    },

    reopen: async () => {
      const found = await row();
      const window = await findWindow(desk.hours, holidays, found, { urgency: found.urgency });
      effects.push({ kind: 'reopen-hand-off', promisedBefore: window?.before ?? null });
      return waitAt(found, found.urgency, window?.before);
    },
  };
};
