// Crisis themes without phrases, without words, in languages that do not exist.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

const themes = 'content/safety.yaml';

test('a live language without phrases, and a language that is not there', () => {
  expect(printed({ [themes]: swap('en: [I am in danger]', 'xx: [I am in danger]') })).toEqual([
    'content/safety.yaml:2  themes: "xx" (theme "danger") is no language of locales/languages.yaml  (safety)',
    'content/safety.yaml:5  themes: the theme "danger" has no phrases in "en", which is live  (safety)',
  ]);
});

test('a theme for which a live language says nothing, and words of a theme that is gone', () => {
  expect(printed({ 'locales/en/safety.yaml': swap('danger:', 'dangr:') })).toEqual([
    'locales/en/safety.yaml  says nothing for the crisis theme "danger"  (safety)',
    'locales/en/safety.yaml:1  dangr: there is no crisis theme "dangr"; did you mean "danger"?  (safety)',
  ]);
});
