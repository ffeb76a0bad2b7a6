// The counter: a whole share at once when rested, then an even pace; each key for itself.
import { describe, expect, it } from 'vitest';
import { addressOf, counter, limits } from '../../../src/channels/directline/limits.ts';

const clock = () => {
  let at = 1_000_000;
  const pass = (seconds: number) => {
    at += seconds * 1000;
  };
  return { now: () => new Date(at), pass };
};
const taken = (count: () => boolean, tries: number) => Array.from({ length: tries }, count).filter(Boolean).length;

describe('the counter', () => {
  it('allows the whole share at once, then one each step', () => {
    const { now, pass } = clock();
    const count = counter(now);
    const post = () => count('post', 'c_1');
    expect(taken(post, 40)).toBe(limits.post.points);
    pass(1.9);
    expect(post()).toBe(false);
    pass(0.1);
    expect(taken(post, 5)).toBe(1);
    pass(20);
    expect(taken(post, 40)).toBe(10);
    pass(3600);
    expect(taken(post, 40)).toBe(30);
  });

  it('counts each conversation and each kind for itself', () => {
    const count = counter(clock().now);
    expect(taken(() => count('post', 'c_1'), 40)).toBe(30);
    expect(count('post', 'c_2')).toBe(true);
    expect(count('refresh', 'c_1')).toBe(true);
  });

  it('is hardest on the only anonymous address', () => {
    const pace = Object.entries(limits).map(([name, { points, seconds }]) => [name, points / seconds] as const);
    const perAddress = limits.generate.points / limits.generate.seconds;
    // A conversation is one person, an address may be a whole house of them.
    for (const [name, each] of pace)
      if (name !== 'generate' && name !== 'refresh') expect(each).toBeGreaterThan(perAddress);
  });

  it('does not grow without end, and forgets the longest unasked first', () => {
    const count = counter(clock().now);
    for (let one = 0; one < 30; one += 1) count('post', 'early');
    expect(count('post', 'early')).toBe(false);
    for (let one = 0; one < 50_100; one += 1) count('post', `c_${one}`);
    expect(count('post', 'early')).toBe(true);
    expect(taken(() => count('post', 'c_50099'), 40)).toBe(29);
  });
});

it('an IPv6 address counts as its /64, an IPv4 one as itself', () => {
  expect(addressOf('2001:db8:1:2:3:4:5:6')).toBe(addressOf('2001:db8:1:2:ffff::1'));
  expect(addressOf('192.0.2.1')).toBe('192.0.2.1');
  expect(addressOf('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1');
});
