// The 24 hours after a person's last message, in which she may be answered freely; later only a template may go.

const hour = 3_600_000;
export const windowMs = 24 * hour;
/** A message on its way must still arrive inside the window. */
const margin = 30_000;

/** `lastInbound` undefined: she never wrote. */
export const isWindowOpen = (lastInbound: Date | undefined, now: Date): boolean =>
  lastInbound !== undefined && now.getTime() < lastInbound.getTime() + windowMs - margin;

export const windowCloses = (lastInbound: Date): Date => new Date(lastInbound.getTime() + windowMs);

/** Delivered so late that the window had closed by itself. `at` in seconds since 1970. */
export const isStale = (at: number, now: Date): boolean => now.getTime() - at * 1000 > windowMs;
