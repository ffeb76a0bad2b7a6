// The rules of inburgering, day by day, with the figures of content/facts.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Content } from '../../../src/content/content.ts';
import { factsFile } from '../../../src/content/schema/fact.ts';
import type { Day, NodeId } from '../../../src/content/schema/ids.ts';
import { inputFrom } from '../../../src/guide/input.ts';
import { inburgering } from '../../../src/guide/rules/inburgering.ts';

const facts = factsFile.parse(parse(readFileSync('content/facts/inburgering.yaml', 'utf8')));
// Only these two are read by rules; 2029-08-01 stands here to show that no end of the term moves for a holiday.
const content = { facts, holidays: { '2029-08-01': 'a holiday for this test' } } as unknown as Content;

const input = (today: string, answers: Record<string, string>) =>
  inputFrom(
    { content, rules: inburgering, today: today as Day },
    Object.entries(answers).map(([node, given]) => ({ node: node as NodeId, given })),
  );
const dayOf = (rule: string, answers: Record<string, string>) => {
  const found = inburgering[rule];
  if (found?.kind !== 'deadline') throw new Error(`${rule} is no deadline rule`);
  return found.compute(input('2026-11-24', answers));
};
const holds = (rule: string, today: string, answers: Record<string, string>) => {
  const found = inburgering[rule];
  if (found?.kind !== 'condition') throw new Error(`${rule} is no condition`);
  return found.holds(input(today, answers));
};

describe('deadlines', () => {
  test.each([
    ['ordinary', '2026-08-01', '2029-08-01'],
    ['the example of the law book', '2024-03-10', '2027-03-10'],
    ['29 February has no anniversary', '2024-02-29', '2027-02-28'],
    ['28 February before a leap day', '2025-02-28', '2028-02-28'],
    ['month end', '2023-12-31', '2026-12-31'],
    ['a Sunday stays a Sunday', '2023-11-26', '2026-11-26'],
  ])('last day of the term: %s', (_, pip, day) => {
    expect(dayOf('inburgering-end-date', { 'pip-date': pip }).day).toBe(day);
  });

  test('the sum is shown from the PIP on', () => {
    const { steps } = dayOf('inburgering-end-date', { 'pip-date': '2026-08-01' });
    expect(steps.map(({ kind }) => kind)).toEqual(['start', 'plus']);
  });

  test.each([
    ['ordinary', '2024-03-10', '2026-09-10'],
    ['clipped at a short month', '2026-08-31', '2029-02-28'],
    ['from 29 February', '2024-02-29', '2026-08-28'],
  ])('first day to ask for extra time: %s', (_, pip, day) => {
    expect(dayOf('inburgering-extension-opens', { 'pip-date': pip }).day).toBe(day);
  });

  test.each([
    ['ordinary', '2026-08-01', '2026-11-01'],
    ['clipped to February', '2026-11-30', '2027-02-28'],
    ['clipped to a leap day', '2027-11-30', '2028-02-29'],
  ])('a course should have been offered: %s', (_, pip, day) => {
    expect(dayOf('inburgering-course-limit', { 'pip-date': pip }).day).toBe(day);
  });

  test.each([
    ['ordinary', '2026-09-01', '2026-11-10'],
    ['over the summer clock change', '2026-02-15', '2026-04-26'],
    ['over a leap day', '2024-01-01', '2024-03-11'],
    ['Christmas does not move it', '2026-10-16', '2026-12-25'],
  ])('the municipality has ten weeks: %s', (_, notice, day) => {
    expect(dayOf('inburgering-pip-due', { 'pip-count-date': notice }).day).toBe(day);
  });
});

describe('conditions', () => {
  const pip = { 'pip-date': '2024-03-10' };
  test.each([
    ['inburgering-term-over', '2027-03-09', false],
    ['inburgering-term-over', '2027-03-10', false],
    ['inburgering-term-over', '2027-03-11', true],
    ['inburgering-last-weeks', '2027-02-09', false],
    ['inburgering-last-weeks', '2027-02-10', true],
    ['inburgering-last-weeks', '2027-03-10', true],
    ['inburgering-extension-open', '2026-09-09', false],
    ['inburgering-extension-open', '2026-09-10', true],
    ['inburgering-extension-open', '2027-03-10', true],
    ['inburgering-pip-date-odd', '2024-03-09', true],
    ['inburgering-pip-date-odd', '2024-03-10', false],
  ])('%s on %s is %s', (rule, today, expected) => {
    expect(holds(rule, today, pip)).toBe(expected);
  });

  test('a term that began on 29 February is over on 1 March', () => {
    expect(holds('inburgering-term-over', '2027-02-28', { 'pip-date': '2024-02-29' })).toBe(false);
    expect(holds('inburgering-term-over', '2027-03-01', { 'pip-date': '2024-02-29' })).toBe(true);
  });

  test.each([
    ['2026-11-09', false],
    ['2026-11-10', false],
    ['2026-11-11', true],
  ])('the municipality is late on %s: %s', (today, expected) => {
    expect(holds('inburgering-pip-late', today, { 'pip-count-date': '2026-09-01' })).toBe(expected);
  });

  test.each([
    ['2021-12-31', true],
    ['2022-01-01', false],
    ['2026-11-24', false],
    ['2026-11-25', true],
  ])('a PIP or a notice of %s cannot be: %s', (day, expected) => {
    expect(holds('inburgering-pip-date-odd', '2026-11-24', { 'pip-date': day })).toBe(expected);
    expect(holds('inburgering-count-date-odd', '2026-11-24', { 'pip-count-date': day })).toBe(expected);
  });

  test.each([
    ['2026-11-23', false],
    ['2026-11-24', false],
    ['2026-11-25', true],
  ])('a letter of %s is from the future: %s', (day, expected) => {
    expect(holds('inburgering-letter-in-future', '2026-11-24', { 'letter-date': day })).toBe(expected);
  });
});
