// After an error of the token or the account nothing is sent; after a while one message tries whether it has been mended.

export type Breaker = {
  /** How many may be on the way: any number, one to try, or none. */
  allows(): 'all' | 'one' | 'none';
  /** Milliseconds until one may try. */
  wait(): number;
  /** True when this opened it: the moment to tell the operator. */
  trip(): boolean;
  /** True when this closed it. */
  mend(): boolean;
};

const first = 30_000;
const longest = 300_000;

export const makeBreaker = (now: () => number): Breaker => {
  let open: { readonly until: number; readonly wait: number } | undefined;
  return {
    allows: () => (open ? (now() < open.until ? 'none' : 'one') : 'all'),
    wait: () => (open ? Math.max(0, open.until - now()) : 0),
    trip: () => {
      const isNews = open === undefined;
      // Several were on the way when the first failed: only a try that failed makes the wait longer.
      if (open && now() < open.until) return false;
      const wait = open ? Math.min(open.wait * 2, longest) : first;
      open = { until: now() + wait, wait };
      return isNews;
    },
    mend: () => {
      const wasOpen = open !== undefined;
      open = undefined;
      return wasOpen;
    },
  };
};
