// How fast we may speak: 70 messages a second from one number unless told more, and to one person 45 at once, then one every six seconds.
// Source: WhatsApp Cloud API, throughput and pair rate limit; shared out evenly among the processes on one database.
import { type Bucket, filled, fullBucket, type Rate, spend, waitFor } from './bucket.ts';

/** Meta lets a new number send 80 and raises it to 1,000 by itself. */
const usual = 70;
/** No second of the clock holds more: what fills up in it, and the burst. */
const number = (most: number): Rate => ({ perSecond: (most * 13) / 14, burst: most / 14 });
const pair: Rate = { perSecond: 1 / 6, burst: 45 };

export type Pace = {
  /** Messages that may go now. */
  room(): number;
  /** Milliseconds until one may. */
  wait(): number;
  /** Takes one token of the number; false when there is none. */
  begin(): boolean;
  /** Takes one token of this person, or says how many milliseconds it takes until there is one. */
  beginWith(person: string): number;
  share(processes: number): void;
  /** Nothing from this number until then. */
  pause(ms: number): void;
};

const shared = ({ perSecond, burst }: Rate, processes: number): Rate => ({
  perSecond: perSecond / processes,
  burst: Math.max(1, burst / processes),
});

export const makePace = (now: () => number, perSecond = usual): Pace => {
  const own = number(perSecond);
  let processes = 1;
  let [all, each] = [own, pair];
  let bucket: Bucket = fullBucket(all, now());
  let pausedUntil = 0;
  const people = new Map<string, Bucket>();
  /** Whose bucket is full again is like somebody new. */
  const tidy = () => {
    for (const [person, one] of people) if (filled(one, each, now()).tokens >= each.burst) people.delete(person);
  };
  return {
    room: () => (now() < pausedUntil ? 0 : Math.floor(filled(bucket, all, now()).tokens + 1e-9)),
    wait: () => Math.max(pausedUntil - now(), waitFor(bucket, all, now())),
    begin: () => {
      const rest = spend(bucket, all, now());
      if (rest) bucket = rest;
      return rest !== undefined;
    },
    beginWith: (person) => {
      const before = people.get(person) ?? fullBucket(each, now());
      const rest = spend(before, each, now());
      if (!rest) return waitFor(before, each, now());
      people.set(person, rest);
      if (people.size > 10_000) tidy();
      return 0;
    },
    share: (count) => {
      if (count === processes || count < 1) return;
      processes = count;
      [all, each] = [shared(own, count), shared(pair, count)];
    },
    pause: (ms) => {
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
  };
};
