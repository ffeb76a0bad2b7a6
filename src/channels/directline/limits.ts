// How often a page may ask, as data, and the counter: an even pace, with the whole minute's share at once when rested.

/** So many in so many seconds; `retryAfter` is what a refused client reads, in seconds. */
type Limit = { readonly points: number; readonly seconds: number; readonly retryAfter: number };

export const limits = {
  /** Per address; the only anonymous one, so the hardest. A whole reception centre may share an address. */
  generate: { points: 20, seconds: 60, retryAfter: 60 },
  /** The others per conversation. */
  refresh: { points: 10, seconds: 60, retryAfter: 30 },
  start: { points: 60, seconds: 60, retryAfter: 5 },
  /** directlinejs asks five times a second at most. */
  poll: { points: 400, seconds: 60, retryAfter: 1 },
  /** Anything posted, before it is read. */
  body: { points: 240, seconds: 60, retryAfter: 5 },
  post: { points: 30, seconds: 60, retryAfter: 5 },
} as const satisfies Readonly<Record<string, Limit>>;

export type Limited = keyof typeof limits;
/** True when this one is still within its share. */
export type Count = (name: Limited, key: string) => boolean;

/** More keys than this are not remembered: who comes back later starts rested. */
const mostKeys = 50_000;

export const counter = (now: () => Date): Count => {
  /** When each key will be fully rested, in milliseconds. */
  const rested = new Map<string, number>();
  return (name, key) => {
    const { points, seconds } = limits[name];
    const step = (seconds * 1000) / points;
    const at = now().getTime();
    const id = `${name} ${key}`;
    const from = Math.max(rested.get(id) ?? at, at);
    if (from + step - at > seconds * 1000) return false;
    rested.delete(id);
    rested.set(id, from + step);
    // The longest unasked stand first.
    for (const [oldest, until] of rested) {
      if (rested.size <= mostKeys && until > at) break;
      rested.delete(oldest);
    }
    return true;
  };
};

/** An IPv6 subscriber owns a whole /64; counting single addresses would count nothing. */
export const addressOf = (ip: string): string =>
  !ip.includes(':') || ip.startsWith('::ffff:') ? ip : ip.split(':').slice(0, 4).join(':');
