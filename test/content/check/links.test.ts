// Sources that are not https, or that carry no date.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

test('an address that is not https', () => {
  expect(printed({ 'content/flows/term.yaml': swap('https://wetten', 'http://wetten') })).toEqual([
    'content/flows/term.yaml:6  warning: sources: http://wetten.overheid.nl/BWBR0044770 is not https  (links)',
  ]);
  expect(printed({ 'content/facts/term.yaml': swap('https://wetten', 'http://wetten') })).toEqual([
    'content/facts/term.yaml:3  warning: term.source: http://wetten.overheid.nl/BWBR0044770 is not https  (links)',
  ]);
  expect(printed({ 'content/contacts.yaml': swap('https://example', 'http://example') })).toEqual([
    'content/contacts.yaml:4  warning: desk.web: http://example.org is not https  (links)',
  ]);
});

test('a source without a date', () => {
  expect(printed({ 'content/articles/extension/nl.md': swap(', date: 2026-08-20', '') })).toEqual([
    'content/articles/extension/nl.md:17  warning: sources: "DUO: extra tijd" has no date; write the date of the page or the text that was read  (links)',
  ]);
});
