// The rules of family reunification, day by day, with the figures of content/facts.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Content } from '../../../src/content/content.ts';
import { factsFile } from '../../../src/content/schema/fact.ts';
import type { Day, NodeId } from '../../../src/content/schema/ids.ts';
import { inputFrom } from '../../../src/guide/input.ts';
import { family } from '../../../src/guide/rules/family.ts';

const facts = factsFile.parse(parse(readFileSync('content/facts/family.yaml', 'utf8')));
// Holidays on the very days below show that no end is moved by them.
const holidays = { '2026-12-29': 'a holiday for this test', '2026-12-25': 'Eerste Kerstdag' };
const content = { facts, holidays } as unknown as Content;

const input = (today: string, answers: Record<string, string>) =>
  inputFrom(
    { content, rules: family, today: today as Day },
    Object.entries(answers).map(([node, given]) => ({ node: node as NodeId, given })),
  );
const deadline = (rule: string, answers: Record<string, string>) => {
  const found = family[rule];
  if (found?.kind !== 'deadline') throw new Error(`${rule} is no deadline rule`);
  return found.compute(input('2026-11-24', answers));
};
const holds = (rule: string, today: string, answers: Record<string, string>) => {
  const found = family[rule];
  if (found?.kind !== 'condition') throw new Error(`${rule} is no condition`);
  return found.holds(input(today, answers));
};

describe('deadlines', () => {
  test.each([
    ['the example: legal end 30 December', '2026-09-30', '2026-12-29'],
    ['clipped to the end of February, then a day earlier', '2026-11-30', '2027-02-27'],
    ['from 29 February', '2028-02-29', '2028-05-28'],
    ['to 29 February', '2027-11-30', '2028-02-28'],
    ['month end', '2026-08-31', '2026-11-29'],
    ['Christmas and a weekend do not move it', '2026-09-26', '2026-12-25'],
    ['over the new year', '2026-10-02', '2027-01-01'],
  ])('safe date of nareis: %s', (_, decision, day) => {
    expect(deadline('nareis-safe-date', { 'decision-date': decision }).day).toBe(day);
  });

  test('the sum shows the legal end and the safe day', () => {
    expect(deadline('nareis-safe-date', { 'decision-date': '2026-09-30' }).steps).toEqual([
      { kind: 'start', question: 'decision-date', day: '2026-09-30' },
      { kind: 'plus', by: { count: 3, unit: 'months' }, fact: 'nareis-term', day: '2026-12-30' },
      { kind: 'safe-day', day: '2026-12-29' },
    ]);
  });

  test.each([
    ['ordinary', '2026-11-24', '2026-12-22'],
    ['a Saturday stays', '2026-10-31', '2026-11-28'],
    ['Christmas stays', '2026-11-27', '2026-12-25'],
    ['through February', '2027-02-15', '2027-03-15'],
    ['through 29 February', '2028-02-15', '2028-03-14'],
  ])('objection and appeal are 28 days after the letter, not moved: %s', (_, letter, day) => {
    expect(deadline('immigration-objection-end', { 'letter-date': letter }).day).toBe(day);
    expect(deadline('immigration-appeal-end', { 'letter-date': letter }).day).toBe(day);
  });

  test.each([
    ['ordinary', '2026-10-10', '2027-01-10'],
    ['clipped to February', '2026-11-30', '2027-02-28'],
    ['clipped to a leap day', '2027-11-30', '2028-02-29'],
  ])('the mvv is collected by: %s', (_, approval, day) => {
    expect(deadline('mvv-collect-by', { 'approval-date': approval }).day).toBe(day);
  });

  test.each([
    ['ordinary', '2026-11-24', '2026-11-25'],
    ['a holiday is no reason to wait', '2026-12-24', '2026-12-25'],
    ['month end', '2027-02-28', '2027-03-01'],
  ])('a notice of default from: %s', (_, last, day) => {
    expect(deadline('ind-notice-from', { 'decide-by': last }).day).toBe(day);
  });
});

describe('conditions on the months of nareis', () => {
  test.each([
    ['long before', '2026-11-24', false, false],
    ['15 days before the safe day', '2026-12-14', false, false],
    ['14 days before the safe day', '2026-12-15', true, false],
    ['the safe day', '2026-12-29', true, false],
    ['the last legal day is not over', '2026-12-30', true, false],
    ['the day after', '2026-12-31', true, true],
  ])('%s', (_, today, soon, over) => {
    const answers = { 'decision-date': '2026-09-30', status: 'a' };
    expect(holds('nareis-term-soon', today, answers)).toBe(soon);
    expect(holds('nareis-term-over', today, answers)).toBe(over);
    expect(holds('nareis-term-over-b', today, answers)).toBe(false);
    expect(holds('nareis-term-over-b', today, { ...answers, status: 'b' })).toBe(over);
  });

  test.each([
    ['nareis-status-b', { status: 'b' }, { status: 'not-sure' }],
    ['nareis-status-not-sure', { status: 'not-sure' }, { status: 'a' }],
    ['nareis-for-parents', { who: 'parents' }, { who: 'spouse-or-child' }],
    ['nareis-family-unsure', { who: 'registered-or-foster' }, { who: 'spouse-or-child' }],
    ['nareis-family-unsure', { who: 'not-sure' }, { who: 'parents' }],
    ['after-objection', { 'which-letter': 'objection' }, { 'which-letter': 'refused' }],
  ])('%s', (rule, yes, no) => {
    expect(holds(rule, '2026-11-24', yes)).toBe(true);
    expect(holds(rule, '2026-11-24', no)).toBe(false);
  });

  test.each([
    ['the day before', '2026-06-11', true],
    ['the day itself', '2026-06-12', false],
    ['years before', '2024-02-29', true],
    ['after', '2026-10-01', false],
  ])('filed before the law of June: %s', (_, filed, before) => {
    const answers = { 'filed-date': filed, status: 'a' };
    expect(holds('filed-before-two-status', '2026-11-24', answers)).toBe(before);
    expect(holds('filed-before-two-status-b', '2026-11-24', answers)).toBe(false);
    expect(holds('filed-before-two-status-b', '2026-11-24', { ...answers, status: 'b' })).toBe(before);
  });
});

describe('conditions on letters', () => {
  test.each([
    ['nareis-decision-ahead', 'decision-date'],
    ['nareis-filed-ahead', 'filed-date'],
    ['immigration-letter-ahead', 'letter-date'],
    ['mvv-approval-ahead', 'approval-date'],
  ])('%s: tomorrow cannot stand on a letter', (rule, question) => {
    expect(holds(rule, '2026-11-24', { [question]: '2026-11-25' })).toBe(true);
    expect(holds(rule, '2026-11-24', { [question]: '2026-11-24' })).toBe(false);
  });

  test.each([
    ['the last day', '2026-12-22', false],
    ['the day after', '2026-12-23', true],
  ])('objection and appeal are over: %s', (_, today, over) => {
    const refused = { 'letter-date': '2026-11-24', 'which-letter': 'refused' };
    expect(holds('immigration-objection-over', today, refused)).toBe(over);
    expect(holds('immigration-appeal-over', today, refused)).toBe(false);
    expect(holds('immigration-appeal-over', today, { ...refused, 'which-letter': 'objection' })).toBe(over);
  });

  test.each([
    ['the day before', '2026-11-23', true],
    ['the last day of the IND', '2026-11-24', true],
    ['the day after', '2026-11-25', false],
  ])('the IND is still in time: %s', (_, today, still) => {
    expect(holds('ind-still-in-time', today, { 'decide-by': '2026-11-24' })).toBe(still);
  });

  test.each([
    ['30 days left', '2026-12-11', false, false],
    ['29 days left', '2026-12-12', true, false],
    ['the last day', '2027-01-10', true, false],
    ['the day after', '2027-01-11', true, true],
  ])('collecting the mvv: %s', (_, today, soon, over) => {
    expect(holds('mvv-collect-soon', today, { 'approval-date': '2026-10-10' })).toBe(soon);
    expect(holds('mvv-collect-over', today, { 'approval-date': '2026-10-10' })).toBe(over);
  });
});
