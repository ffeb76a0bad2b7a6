// A log line that a stranger can cause is written once a minute at most, with how many there were.

type Level = 'info' | 'warn' | 'error';
type Facts = Readonly<Record<string, string | number>>;
/** pino's way of speaking. */
export type WebhookLog = Readonly<Record<Level, (facts: Facts, says: string) => void>>;

const minute = 60_000;

export const seldom = (log: WebhookLog, now: () => number = Date.now) => {
  const lines = new Map<string, { at: number; quiet: number }>();
  return (level: Level, says: string, facts: Facts = {}): void => {
    const last = lines.get(says);
    if (last && now() - last.at < minute) {
      last.quiet += 1;
      return;
    }
    lines.set(says, { at: now(), quiet: 0 });
    log[level](last && last.quiet > 0 ? { ...facts, timesBefore: last.quiet } : facts, says);
  };
};
