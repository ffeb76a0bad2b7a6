// Buckets, pace and breaker on a virtual clock.
import { beforeEach, describe, expect, it } from 'vitest';
import { makeBreaker } from '../../src/delivery/breaker.ts';
import { fullBucket, spend, waitFor } from '../../src/delivery/bucket.ts';
import { makePace } from '../../src/delivery/pace.ts';

let time = 0;
const now = () => time;
beforeEach(() => {
  time = 1_000_000;
});

describe('a bucket', () => {
  const rate = { perSecond: 2, burst: 3 };
  it('holds its burst, fills up at its rate, and says when the next may go', () => {
    let bucket = fullBucket(rate, 0);
    for (let n = 0; n < 3; n += 1) bucket = spend(bucket, rate, 0) ?? expect.fail('empty');
    expect(spend(bucket, rate, 0)).toBeUndefined();
    expect(waitFor(bucket, rate, 0)).toBe(500);
    expect(spend(bucket, rate, 499)).toBeUndefined();
    expect(spend(bucket, rate, 500)).toBeDefined();
    expect(waitFor(bucket, rate, 10_000)).toBe(0);
  });
  it('is not confused by a clock that goes back', () => {
    const bucket = spend(fullBucket(rate, 1000), rate, 1000);
    expect(bucket && spend(bucket, rate, 0)?.tokens).toBe(1);
  });
});

/** Sends whenever it may for `seconds`; the moments in milliseconds. */
const sendAll = (seconds: number, trySend: () => boolean): readonly number[] => {
  const from = time;
  const sent: number[] = [];
  for (; time < from + seconds * 1000; time += 5) while (trySend()) sent.push(time - from);
  return sent;
};
const mostIn = (sent: readonly number[], ms: number): number =>
  Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + ms).length));

describe('the pace', () => {
  it('never puts more than 70 messages of a number into a second', () => {
    const pace = makePace(now);
    const sent = sendAll(10, () => pace.begin());
    expect(mostIn(sent, 1000)).toBeLessThanOrEqual(70);
    expect(sent.length).toBeGreaterThan(640);
  });
  it('shares the number out among processes', () => {
    const pace = makePace(now);
    pace.share(3);
    expect(
      mostIn(
        sendAll(10, () => pace.begin()),
        1000,
      ),
    ).toBeLessThanOrEqual(23);
  });
  it('lets 45 go to one person at once, then one every six seconds, and does not hold up others', () => {
    const pace = makePace(now);
    const sent = sendAll(58, () => pace.beginWith('one') === 0);
    expect(sent.filter((at) => at === 0)).toHaveLength(45);
    expect(sent.length).toBe(45 + 9);
    expect(pace.beginWith('one')).toBeGreaterThan(0);
    expect(pace.beginWith('two')).toBe(0);
  });
  it('says how long a person must wait', () => {
    const pace = makePace(now);
    while (pace.beginWith('one') === 0);
    expect(pace.beginWith('one')).toBe(6000);
    time += 6000;
    expect(pace.beginWith('one')).toBe(0);
  });
  it('pauses', () => {
    const pace = makePace(now);
    pace.pause(2000);
    expect([pace.room(), pace.wait()]).toEqual([0, 2000]);
    time += 2000;
    expect([pace.room(), pace.wait()]).toEqual([5, 0]);
  });
});

describe('the breaker', () => {
  it('stops all, lets one try after a while, waits longer when that fails, and closes when it works', () => {
    const breaker = makeBreaker(now);
    expect(breaker.allows()).toBe('all');
    expect(breaker.trip()).toBe(true);
    expect(breaker.trip(), 'the second that was on the way').toBe(false);
    expect([breaker.allows(), breaker.wait()]).toEqual(['none', 30_000]);
    time += 30_000;
    expect(breaker.allows()).toBe('one');
    expect(breaker.trip(), 'told once').toBe(false);
    expect([breaker.allows(), breaker.wait()]).toEqual(['none', 60_000]);
    for (let n = 0; n < 6; n += 1) {
      time += breaker.wait();
      breaker.trip();
    }
    expect(breaker.wait()).toBe(300_000);
    time += 300_000;
    expect([breaker.mend(), breaker.mend(), breaker.allows()]).toEqual([true, false, 'all']);
  });
});
