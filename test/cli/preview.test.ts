// The preview of one flow: all its words, facts filled in, right to left where due, and nothing that runs.
import { expect, test } from 'vitest';
import { preview } from '../../src/cli/preview.ts';
import type { Day } from '../../src/content/schema/ids.ts';
import { type Changes, sampleFiles, swap, withSample } from '../content/sample.ts';

const shown = (changes: Changes, language: string, text = false, flow = 'term') =>
  withSample(changes, (root) => {
    const printed = preview({ root, flow, language, text, today: '2026-11-24' as Day });
    return 'page' in printed ? printed.page : printed.wrong;
  });

test('the page has every text of the flow, with facts and their sources', () => {
  const page = shown({}, 'en');
  for (const text of [
    'When must I be finished?',
    'Which law is for you?',
    'Do your exam before this day.',
    'The time is over.',
  ]) {
    expect(page).toContain(text);
  }
  expect(page).toContain('<mark title="fact.term"><bdi>3 years</bdi></mark>');
  expect(page).toContain('Wet inburgering 2021, art. 11');
  expect(page).toContain('2026-07-01');
  expect(page).toContain('risk high · machine');
  expect(page).toContain('Welke wet geldt voor u?');
  expect(page).not.toMatch(/<script|src=|http-equiv/);
});

test('Arabic runs from the right, and the Dutch beside it from the left', () => {
  const arabic = (sampleFiles['locales/en/flows/term.yaml'] ?? '').replace('Which law is for you?', 'أي قانون؟');
  const page = shown({ 'locales/ar/flows/term.yaml': arabic }, 'ar');
  expect(page).toContain('<html lang="ar" dir="rtl">');
  expect(page).toContain('أي قانون؟');
  expect(page).toContain('<span class="dutch" lang="nl" dir="ltr">');
});

test('text of the content is text, never markup', () => {
  expect(
    shown({ 'locales/nl/flows/term.yaml': swap('De tijd is voorbij.', 'De <b>tijd</b> is voorbij.') }, 'nl'),
  ).toContain('De &lt;b>tijd&lt;/b> is voorbij.');
});

test('as plain text, indented; a node that was shown is pointed to', () => {
  const lines = shown({}, 'nl', true).split('\n');
  expect(lines).toContain('    → De oude wet');
  expect(lines).toContain('      verdict: De tijd is voorbij.');
  expect(lines).toContain('        → when term-over');
  expect(lines).toContain('          ↑ too-late');
  expect(lines).toContain('          step 2: U heeft 3 years de tijd.');
});

test('a missing text is seen, an unknown flow or language is said', () => {
  expect(shown({}, 'ar', true)).toContain('question: (no words)');
  expect(shown({}, 'nl', true, 'trm')).toBe('There is no flow "trm"; did you mean "term"?');
  expect(shown({}, 'xx')).toBe('There is no language "xx"; there are nl, en, ar');
});
