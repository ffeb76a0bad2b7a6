// A case between its row and the state machine.

import type { Language, Topic } from '../content/schema/ids.ts';
import type { CaseMoves, CaseRow, Scope } from '../store/desk/desk.ts';
import { type Held, settle } from './case-state.ts';
import type { CaseId, CaseState, QueueRow, TeamId, VolunteerId } from './desk.ts';
import { offeredTo } from './offered.ts';

export const heldOf = (row: CaseRow): Held => {
  const { fence, since, rung } = row;
  if (row.state === 'taken' && row.takenBy && row.leasedUntil) {
    const by = row.takenBy as VolunteerId;
    return { fence, state: { kind: 'taken', by, fence, leasedUntil: row.leasedUntil, since, rung } };
  }
  if (row.state === 'closed' && row.closedAt && row.reopensUntil) {
    return { fence, state: { kind: 'closed', at: row.closedAt, reopensUntil: row.reopensUntil, since, rung } };
  }
  return { fence, state: { kind: 'waiting', since, rung } };
};

/** What the row becomes; a case is never the bot's or being asked for. */
export const movesOf = ({ fence, state }: Held): Partial<CaseMoves> => {
  const free = { takenBy: null, leasedUntil: null, closedAt: null, reopensUntil: null } as const;
  switch (state.kind) {
    case 'bot':
    case 'asking':
      throw new Error(`A case cannot be "${state.kind}".`);
    case 'waiting':
      return { ...free, fence, state: 'waiting', since: state.since, rung: state.rung, holderTeam: null };
    case 'taken': {
      const { by, leasedUntil, since, rung } = state;
      return { ...free, fence, state: 'taken', takenBy: by, leasedUntil, since, rung };
    }
    case 'closed': {
      const { at, reopensUntil, since, rung } = state;
      return { fence, state: 'closed', leasedUntil: null, closedAt: at, reopensUntil, since, rung };
    }
  }
};

/** A closed case stays one after the time in which it reopens: only new messages go to the bot. */
const stateOf = (row: CaseRow, now: Date): CaseState => {
  const { state } = row.state === 'closed' ? heldOf(row) : settle(heldOf(row), now);
  switch (state.kind) {
    case 'taken':
      return { kind: 'taken', by: state.by, fence: state.fence, leasedUntil: state.leasedUntil };
    case 'closed':
      return { kind: 'closed', at: state.at, reopensUntil: state.reopensUntil };
    default:
      return { kind: 'waiting', since: row.since, rung: row.rung };
  }
};

export const queueRowOf = (row: CaseRow & { readonly unread: number }, now: Date, scope: Scope): QueueRow => {
  const state = stateOf(row, now);
  const offered = state.kind === 'waiting' ? offeredTo(scope, row, now) : undefined;
  return {
    id: row.id as CaseId,
    team: row.team as TeamId,
    language: row.language as Language,
    topic: row.topic as Topic,
    urgency: row.urgency,
    state,
    waitingSince: row.since,
    ...(row.promisedBefore ? { promisedBefore: row.promisedBefore } : {}),
    unread: row.unread,
    flags: row.flags as QueueRow['flags'],
    ...(offered ? { offered } : {}),
  };
};
