// The honest window: from half-days, how many wait, and what was named before.
import { describe, expect, it, test } from 'vitest';
import { findWindow, opensAt, placeOf, windowIn } from '../../src/desk/promise.ts';
import { teamFor } from '../../src/desk/town.ts';
import { urgencyOf } from '../../src/desk/urgency.ts';
import { typed } from '../../src/speech/typed.ts';
import type { Hours, Span } from '../../src/store/desk/desk.ts';

const at = (time: string) => new Date(`2026-11-${time}:00Z`);
const span = (from: string, until: string, volunteers = 1): Span => ({ from: at(from), until: at(until), volunteers });
const none = { red: 0, amber: 0, normal: 0 };
const hours = (now: string, spans: readonly Span[], waiting: Hours['waiting'] = none): Hours => ({
  now: at(now),
  spans,
  waiting,
});
const week = [
  span('24T08:00', '24T11:30'),
  span('24T12:00', '24T16:00'),
  span('25T08:00', '25T11:30'),
  span('26T08:00', '26T11:30'),
];

describe('before which moment', () => {
  it.each([
    ['red: this half-day', 'red', '24T09:00', none, '24T11:30'],
    ['amber: this half-day', 'amber', '24T09:00', none, '24T11:30'],
    ['normal: the half-day after this one', 'normal', '24T09:00', none, '24T16:00'],
    ['amber with less than an hour left: the next', 'amber', '24T10:45', none, '24T16:00'],
    ['red with half an hour left: still this one', 'red', '24T11:00', none, '24T11:30'],
    ['at night: the first, or the second', 'normal', '24T20:00', none, '26T11:30'],
    ['four before her fill a half-day', 'amber', '24T09:00', { red: 0, amber: 4, normal: 9 }, '24T16:00'],
    ['red goes before all of them', 'red', '24T09:00', { red: 0, amber: 40, normal: 90 }, '24T11:30'],
    ['one half-day left in two weeks', 'normal', '25T20:00', none, '26T11:30'],
    ['too many before her', 'normal', '24T09:00', { red: 0, amber: 0, normal: 16 }, undefined],
    ['nobody', 'red', '26T20:00', none, undefined],
  ] as const)('%s', (_, urgency, now, waiting, before) => {
    const left = week.filter(({ until }) => until > at(now));
    expect(windowIn(hours(now, left, waiting), urgency)).toEqual(before && at(before));
  });

  it('is later than the one that was named', () => {
    expect(windowIn(hours('24T09:00', week), 'amber', at('24T11:30'))).toEqual(at('24T16:00'));
  });

  it('counts shifts that overlap as one half-day with more hands', () => {
    const both = [span('24T08:00', '24T11:00', 1), span('24T08:00', '24T11:30', 1)];
    expect(windowIn(hours('24T09:00', both, { ...none, amber: 7 }), 'amber')).toEqual(at('24T11:30'));
  });

  it('is looked for up the ladder', async () => {
    const asked: string[] = [];
    const read = async ({ rung }: { rung: string }) => {
      asked.push(rung);
      return hours('24T09:00', rung === 'country' ? week : []);
    };
    expect(await findWindow(read, [], { team: 'a', region: 'b' }, { urgency: 'red' })).toEqual({
      rung: 'country',
      before: at('24T11:30'),
    });
    expect(asked).toEqual(['team', 'region', 'country']);
  });
});

test('open now, opening later, or not in two weeks', () => {
  expect(opensAt(hours('24T09:00', week))).toBeUndefined();
  expect(opensAt(hours('24T11:30', week.slice(1)))).toEqual(at('24T12:00'));
  expect(opensAt(hours('27T09:00', []))).toBeNull();
});

test.each([
  ['normal', { red: 0, amber: 1, normal: 1 }, 'first'],
  ['normal', { red: 1, amber: 1, normal: 1 }, 'some'],
  ['amber', { red: 1, amber: 1, normal: 50 }, 'first'],
  ['normal', { red: 0, amber: 0, normal: 10 }, 'many'],
] as const)('the place in the queue, by band: %s %o is %s', (urgency, waiting, place) => {
  expect(placeOf(hours('24T09:00', week, waiting), urgency)).toBe(place);
});

const today = '2026-11-24' as never;
test.each([
  [{ danger: 'red', letterDate: '2020-01-01' }, 'red'],
  [{ danger: 'amber' }, 'amber'],
  [{ risk: 'high' }, 'amber'],
  [{ risk: 'normal' }, 'normal'],
  [{ letterDate: '2026-10-14' }, 'amber'],
  [{ letterDate: '2026-10-13' }, 'normal'],
  [{ letterDate: '2026-12-01' }, 'amber'],
  [{}, 'normal'],
] as const)('urgency of %o is %s', (signs, urgency) => {
  expect(urgencyOf({ ...(signs as object), today })).toBe(urgency);
});

test.each([
  ['Utrecht', 'u'],
  ['UTRECHT!', 'u'],
  ['gemeente utrecht', 'u'],
  ["'s hertogenbosch", 'b'],
  ['Sudwest fryslan', 'b'],
  ['', undefined],
  ['gemeente', undefined],
  ['Utrech', undefined],
])('the team of "%s"', (town, id) => {
  const team = (one: string, municipalities: readonly string[]) => ({
    id: one,
    name: one,
    region: 'r',
    municipalities,
  });
  expect(teamFor([team('u', ['Utrecht']), team('b', ["'s-Hertogenbosch", 'Súdwest-Fryslân'])], town)?.id).toBe(id);
});

test('what a volunteer types shows as it was typed', () => {
  expect(typed(' *a* [b](http://c) \n1. d\n- e\u202e ')).toBe('\\*a\\* \\[b\\](http://c)   \n1\\. d  \n\\- e');
});
