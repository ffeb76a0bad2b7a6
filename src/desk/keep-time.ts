// Rounds of the desk once a second, or as often as asked, in every process; any number of them may run at once.

const second = 1000;

/** Returns a function that stops, after the round in hand. A round that fails is told and tried again. */
export const keepTime = (
  round: () => Promise<unknown>,
  failed: (error: unknown) => void,
  everyMs = second,
): (() => Promise<void>) => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const loop = async (): Promise<void> => {
    await round().catch(failed);
    if (stopped) return;
    timer = setTimeout(() => {
      running = loop();
    }, everyMs);
  };
  let running = loop();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
};
