// What the volunteer reads before she sends: whole sentences with today's facts, open only where she fills something in.
import { expect, it } from 'vitest';
import { sendableIn } from '../../src/desk/sendable.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import { mindsOn } from '../support/minds.ts';

const { phrases, cards } = sendableIn(mindsOn('2026-11-24')().speech);

it('every phrase and card is a whole sentence, but for its own slots', () => {
  expect(phrases.length).toBeGreaterThan(60);
  for (const { nl, slots } of phrases) {
    const open = [...nl.matchAll(/\{\{([^}]*)\}\}/g)].map(([, name]) => name);
    expect(new Set(open)).toEqual(new Set(Object.keys(slots).map((name) => `slot.${name}`)));
  }
  for (const { nl } of cards) expect(nl).not.toContain('{{');
});

it('a telephone number stands in it as it will be sent', () => {
  const [safe] = phrases.filter(({ id }) => id === 'are-you-safe-now');
  expect(withoutIsolates(safe?.nl ?? '')).toMatch(/Bel meteen: 112$/);
});
