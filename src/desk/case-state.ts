// The state of a hand-off, pure: bot → asking → waiting → taken → closed → bot; what may happen when, and what comes of it.
import type { CaseState, VolunteerId } from './desk.ts';

export type Rung = Extract<CaseState, { kind: 'waiting' }>['rung'];
type Waiting = { readonly since: Date; readonly rung: Rung };

export type HandOff =
  | { readonly kind: 'bot' }
  | { readonly kind: 'asking' }
  | ({ readonly kind: 'waiting' } & Waiting)
  /** Keeps since when and on which rung it waited: a lease that lapses gives it back its place. */
  | (Extract<CaseState, { kind: 'taken' }> & Waiting)
  | (Extract<CaseState, { kind: 'closed' }> & Waiting);

/** `fence` never goes back, not even when nobody holds the case. */
export type Held = { readonly fence: number; readonly state: HandOff };

export type Event =
  | { readonly kind: 'ask' | 'give-up' | 'cancel' | 'climb' | 'reopen' }
  | { readonly kind: 'queue'; readonly rung: Rung }
  | { readonly kind: 'claim'; readonly by: VolunteerId }
  /** Anything the holder does: a sign of life, an answer, a note. */
  | { readonly kind: 'sign'; readonly by: VolunteerId; readonly fence: number }
  | { readonly kind: 'transfer' | 'close'; readonly by: VolunteerId; readonly fence: number };

const minute = 60_000;
/** Without a sign of life for so long, the case waits again. */
export const lease = 10 * minute;
/** So long after closing a message of the person opens the same case again. */
export const reopening = 7 * 24 * 60 * minute;

export const withBot: Held = { fence: 0, state: { kind: 'bot' } };

/** What time alone has made of it: a lapsed lease waits again, a closed case that stayed silent is the bot's. */
export const settle = (held: Held, now: Date): Held => {
  const { state } = held;
  if (state.kind === 'taken' && state.leasedUntil <= now) {
    return { ...held, state: { kind: 'waiting', since: state.since, rung: state.rung } };
  }
  if (state.kind === 'closed' && state.reopensUntil <= now) return { ...held, state: { kind: 'bot' } };
  return held;
};

/** Undefined: this may not happen now, and nothing changes. */
export const step = (before: Held, event: Event, now: Date): Held | undefined => {
  const held = settle(before, now);
  const { state, fence } = held;
  const to = (next: HandOff | undefined): Held | undefined => next && { fence, state: next };
  switch (event.kind) {
    case 'ask':
      return to(state.kind === 'bot' || state.kind === 'closed' ? { kind: 'asking' } : undefined);
    case 'give-up':
      return to(state.kind === 'asking' ? { kind: 'bot' } : undefined);
    case 'queue':
      return to(state.kind === 'asking' ? { kind: 'waiting', since: now, rung: event.rung } : undefined);
    case 'claim':
      return claim(held, event.by, now);
    case 'sign':
      return to(holds(state, event) ? { ...state, leasedUntil: after(now, lease) } : undefined);
    case 'transfer':
      return to(holds(state, event) ? { kind: 'waiting', since: state.since, rung: 'team' } : undefined);
    case 'close':
      return to(holds(state, event) ? closed(state, now) : undefined);
    case 'cancel':
      return to(state.kind === 'waiting' || state.kind === 'taken' ? closed(state, now) : undefined);
    case 'climb': {
      const rung = state.kind === 'waiting' ? above(state.rung) : undefined;
      return to(state.kind === 'waiting' && rung ? { ...state, rung } : undefined);
    }
    case 'reopen':
      return to(state.kind === 'closed' ? { kind: 'waiting', since: now, rung: 'team' } : undefined);
  }
};

/** Nobody came on this rung; above the country there is only an honest word. */
export const above = (rung: Rung): Rung | undefined =>
  rung === 'team' ? 'region' : rung === 'region' ? 'country' : undefined;

/** A second click of the same volunteer is no second claim. */
const claim = ({ state, fence }: Held, by: VolunteerId, now: Date): Held | undefined => {
  const leasedUntil = after(now, lease);
  if (state.kind === 'taken' && state.by === by) return { fence, state: { ...state, leasedUntil } };
  if (state.kind !== 'waiting') return undefined;
  const { since, rung } = state;
  return { fence: fence + 1, state: { kind: 'taken', by, fence: fence + 1, leasedUntil, since, rung } };
};

type Holder = { readonly by: VolunteerId; readonly fence: number };
const holds = (state: HandOff, { by, fence }: Holder): state is Extract<HandOff, { kind: 'taken' }> =>
  state.kind === 'taken' && state.by === by && state.fence === fence;

const closed = ({ since, rung }: Waiting, now: Date): HandOff => ({
  kind: 'closed',
  at: now,
  reopensUntil: after(now, reopening),
  since,
  rung,
});

const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms);
