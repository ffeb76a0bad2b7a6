// Rounds over all talks: every second what a killed process left unhandled is taken up, every hour old talks are forgotten.
import type { Log } from './log.ts';
import type { ConversationId, Store } from './store/store.ts';

const everyMs = 1000;
/** Younger rows belong to the process that has just received them. */
const seconds = 5;

/** At start everything left behind is taken up at once. Returns a function that stops, after the turn in hand. */
export const sweep = (store: Store, takeTurn: (conversation: ConversationId) => Promise<void>, log: Log) => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (age: number): Promise<void> => {
    try {
      for (const conversation of await store.turns.leftBehind(age)) {
        if (!stopped) await takeTurn(conversation);
      }
    } catch (error) {
      log.error({ name: (error as Error).name }, 'unhandled messages could not be taken up; trying again');
    }
  };
  const loop = async (age: number): Promise<void> => {
    await round(age);
    if (stopped) return;
    timer = setTimeout(() => {
      running = loop(seconds);
    }, everyMs);
  };
  let running = loop(seconds);
  return async (): Promise<void> => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
};

const minute = 60_000;
const hour = 60 * minute;

/** A minute after the start, which has enough to do, and every hour. Returns a function that stops, after the round in hand. */
export const forgetOld = (store: Store, hours: number, log: Log) => {
  const round = () =>
    store.conversations.forgetIdle(hours).then(
      (count) => {
        if (count > 0) log.info({ count }, 'talks in which nobody wrote any more were forgotten');
      },
      (error: unknown) => log.error({ name: (error as Error).name }, 'old talks could not be forgotten; trying again'),
    );
  let running = Promise.resolve();
  let timer = setTimeout(begin, minute).unref();
  function begin(): void {
    running = round();
    timer = setTimeout(begin, hour).unref();
  }
  return async (): Promise<void> => {
    clearTimeout(timer);
    await running;
  };
};
