// The rules of study and benefit, day by day, with the figures of content/facts and the real holidays.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Content } from '../../../src/content/content.ts';
import { factsFile } from '../../../src/content/schema/fact.ts';
import type { Day, NodeId } from '../../../src/content/schema/ids.ts';
import { holidaysFile } from '../../../src/content/schema/registers.ts';
import { inputFrom } from '../../../src/guide/input.ts';
import { study } from '../../../src/guide/rules/study.ts';

const yaml = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const content = {
  facts: factsFile.parse(yaml('content/facts/study.yaml')),
  holidays: holidaysFile.parse(yaml('content/holidays.yaml')),
} as unknown as Content;

type Answers = Readonly<Record<string, string>>;

const input = (today: string, answers: Answers) =>
  inputFrom(
    { content, rules: study, today: today as Day },
    Object.entries(answers).map(([node, given]) => ({ node: node as NodeId, given })),
  );
const deadline = (rule: string, answers: Answers) => {
  const found = study[rule];
  if (found?.kind !== 'deadline') throw new Error(`${rule} is no deadline rule`);
  return found.compute(input('2026-11-24', answers));
};
const holds = (rule: string, today: string, answers: Answers) => {
  const found = study[rule];
  if (found?.kind !== 'condition') throw new Error(`${rule} is no condition`);
  return found.holds(input(today, answers));
};

describe('the last day of objection', () => {
  test.each([
    ['ordinary: letter of a Tuesday', '2026-11-03', '2026-12-15'],
    ['a Saturday moves to Monday', '2026-10-10', '2026-11-23'],
    ['a Sunday moves to Monday', '2026-10-11', '2026-11-23'],
    ['Christmas and the weekend after it move to Monday', '2026-11-13', '2026-12-28'],
    ['New Year moves to Monday, over a weekend', '2026-11-20', '2027-01-04'],
    ['Good Friday moves past Easter Monday', '2026-02-20', '2026-04-07'],
    ['Ascension Day', '2026-04-02', '2026-05-15'],
    ['over 29 February', '2028-02-01', '2028-03-14'],
    ['sent on 29 February', '2028-02-29', '2028-04-11'],
    ['sent at the end of a month', '2026-08-31', '2026-10-12'],
    ['over the change to summer time', '2026-03-17', '2026-04-28'],
  ])('%s', (_, letter, day) => {
    expect(deadline('objection-end', { 'letter-date': letter }).day).toBe(day);
  });

  test('the sum is shown; the move to a working day only when there is one', () => {
    const kinds = (letter: string) =>
      deadline('objection-end', { 'letter-date': letter }).steps.map(({ kind }) => kind);
    expect(kinds('2026-11-03')).toEqual(['start', 'plus']);
    expect(kinds('2026-10-10')).toEqual(['start', 'plus', 'working-day']);
  });

  test.each([
    ['2026-12-14', false],
    ['2026-12-15', false],
    ['2026-12-16', true],
  ])('over on %s: %s', (today, expected) => {
    expect(holds('objection-over', today, { 'letter-date': '2026-11-03' })).toBe(expected);
  });

  test('on a moved day it is not over', () => {
    expect(holds('objection-over', '2026-11-23', { 'letter-date': '2026-10-10' })).toBe(false);
    expect(holds('objection-over', '2026-11-24', { 'letter-date': '2026-10-10' })).toBe(true);
  });

  test.each([
    ['eleven days left', '2026-12-04', false],
    ['ten days left', '2026-12-05', true],
    ['the last day', '2026-12-15', true],
    ['the day after', '2026-12-16', false],
  ])('a person looks the same day: %s', (_, today, expected) => {
    expect(holds('objection-soon', today, { 'letter-date': '2026-11-03' })).toBe(expected);
  });
});

describe('the search period under 27', () => {
  test.each([
    ['ordinary', '2026-11-02', '2026-11-30'],
    ['over the end of the year', '2026-12-10', '2027-01-07'],
    ['over 29 February', '2028-02-10', '2028-03-09'],
    ['reported on 29 February', '2028-02-29', '2028-03-28'],
    ['reported at the end of January', '2026-01-31', '2026-02-28'],
    ['a holiday does not move the first day', '2026-11-27', '2026-12-25'],
  ])('first day of the application: %s', (_, reported, day) => {
    expect(deadline('search-period-end', { 'report-date': reported }).day).toBe(day);
  });

  test.each([
    ['2026-11-29', false],
    ['2026-11-30', true],
    ['2026-12-01', true],
  ])('one can apply on %s: %s', (today, expected) => {
    expect(holds('search-period-over', today, { 'report-date': '2026-11-02' })).toBe(expected);
  });
});

describe('the decision of the municipality', () => {
  test.each([
    ['ordinary', '2026-10-01', '2026-11-26'],
    ['over 29 February', '2028-01-31', '2028-03-27'],
    ['asked on 29 February', '2028-02-29', '2028-04-25'],
    ['New Year does not move it', '2026-11-06', '2027-01-01'],
  ])('due: %s', (_, asked, day) => {
    expect(deadline('study-decision-due', { 'asked-date': asked }).day).toBe(day);
  });

  test.each([
    ['2026-11-25', false],
    ['2026-11-26', false],
    ['2026-11-27', true],
  ])('late on %s: %s', (today, expected) => {
    expect(holds('study-decision-late', today, { 'asked-date': '2026-10-01' })).toBe(expected);
  });
});

test.each([
  ['study-letter-ahead', 'letter-date'],
  ['report-date-ahead', 'report-date'],
  ['asked-date-ahead', 'asked-date'],
])('%s: today is possible, tomorrow is not', (rule, question) => {
  expect(holds(rule, '2026-11-24', { [question]: '2026-11-23' })).toBe(false);
  expect(holds(rule, '2026-11-24', { [question]: '2026-11-24' })).toBe(false);
  expect(holds(rule, '2026-11-24', { [question]: '2026-11-25' })).toBe(true);
});

test.each([
  ['stopped', true],
  ['refused', false],
])('benefit-stopped for %s: %s', (situation, expected) => {
  expect(holds('benefit-stopped', '2026-11-24', { situation })).toBe(expected);
});
