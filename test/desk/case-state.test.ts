// The state machine of a hand-off: its table, and what holds for any order of events.
import { describe, expect, it } from 'vitest';
import { type Event, type Held, lease, reopening, settle, step, withBot } from '../../src/desk/case-state.ts';
import type { VolunteerId } from '../../src/desk/desk.ts';

const noon = new Date('2026-11-24T12:00:00Z');
const later = (ms: number) => new Date(noon.getTime() + ms);
const [ann, ben] = ['ann', 'ben'] as VolunteerId[] as [VolunteerId, VolunteerId];
const played = (...events: Event[]): Held =>
  events.reduce((held, event) => step(held, event, noon) ?? expect.unreachable(`${event.kind} was refused`), withBot);

const asked = [{ kind: 'ask' }] as const;
const waits = [...asked, { kind: 'queue', rung: 'team' }] as const;
const taken = [...waits, { kind: 'claim', by: ann }] as const;
const closed = [...taken, { kind: 'close', by: ann, fence: 1 }] as const;
const all: readonly Event[] = [
  { kind: 'ask' },
  { kind: 'give-up' },
  { kind: 'queue', rung: 'team' },
  { kind: 'claim', by: ann },
  { kind: 'claim', by: ben },
  { kind: 'sign', by: ann, fence: 1 },
  { kind: 'sign', by: ben, fence: 1 },
  { kind: 'sign', by: ann, fence: 0 },
  { kind: 'transfer', by: ann, fence: 1 },
  { kind: 'close', by: ann, fence: 1 },
  { kind: 'cancel' },
  { kind: 'climb' },
  { kind: 'reopen' },
];
const name = (event: Event) => Object.values(event).join(' ');

describe('what may happen', () => {
  it.each([
    ['bot', [], ['ask > asking']],
    ['asking', asked, ['give-up > bot', 'queue team > waiting']],
    ['waiting', waits, ['claim ann > taken', 'claim ben > taken', 'cancel > closed', 'climb > waiting']],
    [
      'taken',
      taken,
      [
        'claim ann > taken',
        'sign ann 1 > taken',
        'transfer ann 1 > waiting',
        'close ann 1 > closed',
        'cancel > closed',
      ],
    ],
    ['closed', closed, ['ask > asking', 'reopen > waiting']],
  ] as const)('%s', (_, before, allowed) => {
    const held = played(...before);
    const found = all.flatMap((event) => {
      const next = step(held, event, noon);
      return next ? [`${name(event)} > ${next.state.kind}`] : [];
    });
    expect(found).toEqual(allowed);
  });

  it('up the ladder and no further', () => {
    const rungs = [played(...waits)];
    for (let next = rungs[0]; next; next = step(next, { kind: 'climb' }, noon)) rungs.push(next);
    expect(rungs.slice(1).map(({ state }) => 'rung' in state && state.rung)).toEqual(['team', 'region', 'country']);
  });

  it('a lease ends ten minutes after the last sign of life, to the second', () => {
    const held = played(...taken);
    const sign: Event = { kind: 'sign', by: ann, fence: 1 };
    expect(step(held, sign, later(lease - 1))?.state).toMatchObject({ leasedUntil: later(2 * lease - 1) });
    expect(step(held, sign, later(lease))).toBeUndefined();
    expect(settle(held, later(lease)).state).toEqual({ kind: 'waiting', since: noon, rung: 'team' });
    expect(lease).toBe(600_000);
  });

  it('a new claim has a new fence, also by the same volunteer after her lease', () => {
    const held = played(...taken);
    expect(step(held, { kind: 'claim', by: ann }, later(1))?.fence).toBe(1);
    expect(step(held, { kind: 'claim', by: ann }, later(lease))?.fence).toBe(2);
    expect(step(held, { kind: 'claim', by: ben }, later(lease))?.fence).toBe(2);
  });

  it('a closed case opens again within the agreed time, then it is the bot’s', () => {
    const held = played(...closed);
    expect(step(held, { kind: 'reopen' }, later(reopening - 1))?.state).toMatchObject({
      kind: 'waiting',
      rung: 'team',
    });
    expect(step(held, { kind: 'reopen' }, later(reopening))).toBeUndefined();
    expect(settle(held, later(reopening)).state).toEqual({ kind: 'bot' });
  });
});

/** A small generator with a seed, so that a failure can be played again. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

describe('for any order of events', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed + 1))('seed %i', (seed) => {
    const next = random(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
    let [held, now] = [withBot, noon];
    /** Whoever wrote under a fence, by fence. */
    const writers = new Map<number, string>();
    for (let at = 0; at < 1000; at++) {
      now = new Date(now.getTime() + next() * lease * 0.4);
      // Half of the time the holder, else anybody with a fence that somebody once had.
      const holder = held.state.kind === 'taken' && next() < 0.5 ? held.state : undefined;
      const by = holder?.by ?? pick([ann, ben, 'cas' as VolunteerId]);
      const fence = holder?.fence ?? Math.max(0, held.fence - Math.floor(next() * 3));
      const event = pick<Event>([
        { kind: 'ask' },
        { kind: 'queue', rung: 'team' },
        { kind: 'claim', by },
        { kind: 'claim', by },
        { kind: 'sign', by, fence },
        { kind: 'sign', by, fence },
        { kind: 'transfer', by, fence },
        { kind: 'close', by, fence },
        { kind: 'climb' },
        { kind: 'cancel' },
        { kind: 'reopen' },
      ]);
      const before = settle(held, now);
      const moved = step(held, event, now);
      if (!moved) continue;
      expect(moved.fence - held.fence).toBe(event.kind === 'claim' && before.state.kind !== 'taken' ? 1 : 0);
      if (event.kind === 'sign' || event.kind === 'transfer' || event.kind === 'close') {
        // Who may write is the one holder, and a fence only ever had one.
        expect(before.state).toMatchObject({ kind: 'taken', by: event.by, fence: event.fence });
        expect(writers.get(event.fence) ?? event.by).toBe(event.by);
        writers.set(event.fence, event.by);
      }
      if (moved.state.kind === 'taken') expect(moved.state.fence).toBe(moved.fence);
      // Settled twice is settled once: at every moment it is one state.
      expect(settle(settle(moved, now), now)).toEqual(settle(moved, now));
      held = moved;
    }
    expect(writers.size).toBeGreaterThan(3);
  });
});
