// Read by a person, made by a machine, or out of date: told from the fingerprint of the Dutch.
import { expect, test } from 'vitest';
import { fingerprint } from '../../src/content/fingerprint.ts';
import type { Language } from '../../src/content/schema/ids.ts';
import { textUnits } from '../../src/content/text-units.ts';
import { type Changes, loadSample, swap } from './sample.ts';

const dutchOf = (key: string) => fingerprint(textUnits(loadSample().loaded?.files ?? new Map(), 'nl').get(key)?.text);
const stamp = (key: string, by: string) => `${key}: { of: "${dutchOf(key)}", by: ${by}, on: 2026-11-01 }\n`;
const reviewedIn = (language: string, changes: Changes) =>
  loadSample(changes).content?.locales[language as Language]?.reviewed;

test('a fingerprint has twelve digits and does not mind the order of keys, spaces at the ends, or the form of accents', () => {
  expect(fingerprint({ a: 'é', b: ['x '] })).toBe(fingerprint({ b: ['x'], a: 'e\u0301' }));
  expect(fingerprint('x')).toMatch(/^[0-9a-f]{12}$/);
  expect(fingerprint(['a', 'b'])).not.toBe(fingerprint(['b', 'a']));
});

test('every text of a translation has a state; one that was never stamped is a machine’s', () => {
  const review = stamp('flows/term/in-time', 'person') + stamp('articles/extension', 'machine');
  const reviewed = reviewedIn('en', { 'locales/en/review.yaml': review });
  expect(reviewed).toEqual({
    'articles/extension': 'machine',
    'flows/term': 'machine',
    'flows/term/in-time': 'person',
    'flows/term/pip-date': 'machine',
    'flows/term/too-late': 'machine',
    'flows/term/which-law': 'machine',
    'phrases/last-day': 'machine',
    'safety/danger': 'machine',
    'ui/contact': 'machine',
    'ui/search': 'machine',
    'ui/subject': 'machine',
    'ui/ways': 'machine',
  });
  expect(reviewedIn('nl', {})).toEqual({});
});

test('when the Dutch changes, what was signed is stale; a new comment in the file changes nothing', () => {
  const review = { 'locales/en/review.yaml': stamp('flows/term/in-time', 'person') };
  const dutch = 'locales/nl/flows/term.yaml';
  expect(
    reviewedIn('en', { ...review, [dutch]: swap('voor deze dag', 'ruim voor deze dag') })?.['flows/term/in-time'],
  ).toBe('stale');
  expect(reviewedIn('en', { ...review, [dutch]: (text) => `# Nieuw\n${text}` })?.['flows/term/in-time']).toBe('person');
});
