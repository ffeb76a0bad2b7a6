// A log line that a thousand pages cause at once is written once a minute, with how many there were.
import type { DirectLineLog } from './parts.ts';

export type Say = (says: string, error: unknown) => void;

const minute = 60_000;

/** Only the error's name is told: its words may quote what was to be stored. */
export const seldom = (log: DirectLineLog, now: () => Date): Say => {
  const lines = new Map<string, { readonly at: number; quiet: number }>();
  return (says, error) => {
    const [last, at] = [lines.get(says), now().getTime()];
    if (last && at - last.at < minute) {
      last.quiet += 1;
      return;
    }
    lines.set(says, { at, quiet: 0 });
    const name = error instanceof Error ? error.name : typeof error;
    log.warn(last?.quiet ? { name, timesBefore: last.quiet } : { name }, says);
  };
};
