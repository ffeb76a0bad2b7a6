// Bare figures in any script, terms in words, and the names that may keep their digit.
import { describe, expect, test } from 'vitest';
import { bareFigures } from '../../../src/content/check/figures.ts';
import { printed, swap } from '../sample.ts';

const dutch = 'locales/nl/flows/term.yaml';

test('a bare figure is an error with its line, in flows, articles, ui and crisis words', () => {
  expect(printed({ [dutch]: swap('Doe uw examen voor deze dag.', 'Bel 0900-1234.') })).toEqual([
    'locales/nl/flows/term.yaml:16  in-time.steps: "0900-1234" stands bare in the text; make it a fact and write {{fact.…}}  (figures)',
  ]);
  expect(printed({ 'content/articles/extension/en.md': swap('Look at your PIP.', 'Pay € 250.') })).toContain(
    'content/articles/extension/en.md:17  body: "250" stands bare in the text; make it a fact and write {{fact.…}}  (figures)',
  );
  expect(printed({ 'locales/nl/ui.yaml': swap('Hier helpt men u.', 'Hier helpt men 24 uur.') })).toEqual([
    'locales/nl/ui.yaml:6  contact.desk: "24" stands bare in the text; make it a fact and write {{fact.…}}  (figures)',
  ]);
  expect(printed({ 'locales/en/safety.yaml': swap('Call this number now.', 'Call 112 now.') })).toEqual([
    'locales/en/safety.yaml:2  danger.say: "112" stands bare in the text; make it a fact and write {{fact.…}}  (figures)',
  ]);
});

test('people type figures: synonyms, keywords and questions are free; so is the example under a date question', () => {
  expect(
    printed({ 'content/articles/extension/nl.md': swap('  - mag het later', '  - mag het 3 maanden later') }),
  ).toEqual([]);
  expect(printed({ [dutch]: swap('Bijvoorbeeld 1 augustus 2026', 'Bijvoorbeeld 31-12-2026') })).toEqual([]);
});

describe('bare', () => {
  test.each([
    ['U krijgt 3 maanden', '3'],
    ['لديك ٣ أشهر', '٣'],
    ['شما ۳ ماه وقت دارید', '۳'],
    ['ናይ ፫ ወርሒ', '፫'],
    ['€ 1.234,56 per maand', '1.234,56'],
    ['voor 1 januari 2022', '1'],
    ['U heeft drie maanden', 'drie maanden'],
    ['Binnen Zes weken', 'Zes weken'],
    ['You have three months', 'three months'],
    ['لديك ثلاثة أشهر', 'ثلاثة أشهر'],
    ['خلال شهرين', 'شهرين'],
    ['سه ماه وقت دارید', 'سه ماه'],
    ['üç ay içinde', 'üç ay'],
    ['dans trois mois', 'trois mois'],
    ['протягом трьох місяців або три місяці', 'три місяці'],
    ['в течение: три месяца', 'три месяца'],
    ['saddex bilood gudahood', 'saddex bilood'],
    ['ንሰለስተ ወርሒ', 'ሰለስተ ወርሒ'],
  ])('%s', (text, found) => {
    expect(bareFigures(text, [])).toContain(found);
  });
});

describe('allowed', () => {
  test.each([
    'Niveau A2 of B1, of A1/B2',
    'mbo-4, mbo 2 of MBO niveau 1; mbo-3 en 4',
    'Staatsexamen NT2',
    '{{fact.term-2}} en {{day.end-1}}',
    'https://wetten.overheid.nl/BWBR0044770/2026-04-02',
    '1. Kijk op uw PIP.',
    'de Wet inburgering 2021 (Wi2021)',
    'artikel 11 lid 1',
    'Een jaar later, de week daarna, een maand',
    'شده سال گذشته',
    'vierkante meter in tweeën',
  ])('%s', (text) => {
    expect(bareFigures(text, ['Wet inburgering 2021', 'Wi2021'])).toEqual([]);
  });
});
