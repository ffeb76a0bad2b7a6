// Work in order per conversation inside this process, so that waiting for a row costs no second connection.
import type { ConversationId } from '../store.ts';

/** Each waits for the one before. */
export const inOrder = () => {
  const last = new Map<ConversationId, Promise<unknown>>();
  return <T>(conversation: ConversationId, work: () => Promise<T>): Promise<T> => {
    const before = last.get(conversation);
    const mine: Promise<T> = before ? before.then(work, work) : work();
    last.set(conversation, mine);
    const leave = () => {
      if (last.get(conversation) === mine) last.delete(conversation);
    };
    mine.then(leave, leave);
    return mine;
  };
};

type Lane = { readonly running: Promise<void>; waiting?: Promise<void> };

/** One runs, at most one waits; who comes while one waits is served by that one, for it has not begun yet. */
export const oneWaits = () => {
  const lanes = new Map<ConversationId, Lane>();
  const begin = (conversation: ConversationId, work: () => Promise<void>): Promise<void> => {
    const lane: Lane = {
      running: work().finally(() => {
        if (!lane.waiting) lanes.delete(conversation);
      }),
    };
    lanes.set(conversation, lane);
    return lane.running;
  };
  const run = (conversation: ConversationId, work: () => Promise<void>): Promise<void> => {
    const lane = lanes.get(conversation);
    if (!lane) return begin(conversation, work);
    const next = () => begin(conversation, work);
    lane.waiting ??= lane.running.then(next, next);
    return lane.waiting;
  };
  return { run, idle: () => Promise.allSettled([...lanes.values()].map((lane) => lane.waiting ?? lane.running)) };
};
