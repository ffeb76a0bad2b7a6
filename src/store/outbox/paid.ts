// Attempts that are counted in the database already and not yet begun by this process.

/**
 * Attempts are counted before the work, in a commit of their own, so that a message that kills the process
 * cannot kill it for ever. The first is counted by the insert that receives the message: the process that
 * received it may begin once without counting. Any other process, and this one after a crash, counts first.
 */
export type Paid = {
  add(message: string): void;
  /** True once per `add`. */
  spend(message: string): boolean;
};

/** Beyond this many the oldest is forgotten; it then merely costs one more count. */
const most = 10_000;

export const paidAttempts = (): Paid => {
  const messages = new Set<string>();
  return {
    add: (message) => {
      messages.add(message);
      if (messages.size > most) for (const oldest of messages) return void messages.delete(oldest);
    },
    spend: (message) => messages.delete(message),
  };
};
