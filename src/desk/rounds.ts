// The desk's own timer: answers leave, lapsed leases wait again, and a promise that would slip is told before it does.
import type { Language, Topic } from '../content/schema/ids.ts';
import { speakLater, speakNobody } from '../speech/desk-said.ts';
import type { Speech } from '../speech/speech.ts';
import type { CaseChange, CaseRow } from '../store/desk/desk.ts';
import { above, type Held, settle, step } from './case-state.ts';
import { statusEvent, whyFailed } from './hand-off-event.ts';
import { heldOf, movesOf } from './held.ts';
import { type DeskParts, holidaysOf } from './moves.ts';
import { findWindow, type Window } from './promise.ts';

/** So long before a promise ends it is told that it will slip. */
const leadSeconds = 30 * 60;
/** A red case that nobody takes is offered one rung higher each time this has passed; its promise, which may be short, slips so late. */
const redSeconds = 10 * 60;

/** One round; call it every second, in any number of processes. Resolves with how many cases it touched. */
export const makeRounds =
  ({ store, minds }: Pick<DeskParts, 'store' | 'minds'>) =>
  async (): Promise<number> => {
    let touched = 0;
    for (const seen of await store.cases.due(leadSeconds, redSeconds)) {
      const { speech } = minds();
      const window = await windowFor(seen, () => holidaysOf(speech));
      const changed = await store.cases.change('timer', seen.id, ({ row, now }) =>
        // Somebody was quicker: the next round looks again.
        row.rung === seen.rung && row.team === seen.team ? mind(speech, row, now, window) : undefined,
      );
      if (changed) touched += 1;
    }
    return touched;

    async function windowFor(row: CaseRow, holidays: () => readonly string[]): Promise<Window | undefined> {
      const slips = row.promisedBefore !== null && row.state === 'waiting';
      const from = slips ? (above(row.rung) ?? row.rung) : row.rung;
      return findWindow(store.teams.hours, holidays(), row, { urgency: row.urgency, from, after: row.promisedBefore });
    }
  };

/** What time has made of a case; `window` is the next moment that can be promised. */
const mind = (speech: Speech, row: CaseRow, now: Date, window: Window | undefined): CaseChange => {
  const release = 'due' as const;
  if (row.state === 'closed') return { release };
  const held = settle(heldOf(row), now);
  const set = movesOf(held);
  const lead = row.urgency === 'red' ? redSeconds : leadSeconds;
  if (row.promisedBefore && row.promisedBefore.getTime() - now.getTime() <= lead * 1000) {
    // Waiting it climbs to the rung whose window is promised; taken it stays with who holds it.
    const rung = held.state.kind === 'waiting' ? { rung: window?.rung ?? ('country' as const) } : {};
    return { release, ...tellLater(speech, row, { ...set, ...rung }, window) };
  }
  const lapsed = row.state === 'taken' && held.state.kind === 'waiting';
  // She was answered before: nothing is told, but somebody must come by then.
  if (lapsed && row.promisedBefore === null)
    return { release, set: { ...set, promisedBefore: window?.before ?? null } };
  return { release, set: { ...set, ...climbedRed(row, held, now) } };
};

/** Without a word: more people see it, the promise stays. */
const climbedRed = (row: CaseRow, held: Held, now: Date): Partial<CaseRow> => {
  if (row.urgency !== 'red' || held.state.kind !== 'waiting') return {};
  const rungs = row.rung === 'team' ? 1 : 2;
  if (now.getTime() - row.since.getTime() < rungs * redSeconds * 1000) return {};
  const next = step(held, { kind: 'climb' }, now);
  return next ? movesOf(next) : {};
};

/** Without a window: an honest word. */
export const tellLater = (
  speech: Speech,
  row: CaseRow,
  set: NonNullable<CaseChange['set']>,
  window: Window | undefined,
): CaseChange => {
  const language = row.language as Language;
  const promises = row.promises + 1;
  const body = window ? speakLater(speech, language, window.before) : speakNobody(speech, language, row.topic as Topic);
  return {
    set: { ...set, promises, promisedBefore: window?.before ?? null },
    say: [{ id: `desk:${row.id}:time:${promises}`, body: body as never }],
    ...(window ? {} : { events: [statusEvent({ ...row, promises }, 'failed', whyFailed.nobody)] }),
  };
};
