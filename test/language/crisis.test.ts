// Words of danger: everything on the list is caught in every language, nothing harmless is, whatever is thrown at it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { safetyFile } from '../../src/content/schema/safety.ts';
import { findCrisis, makeCrisisFinder } from '../../src/language/crisis.ts';

const read = (file: string): unknown => parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const { themes } = safetyFile.parse(read('../../content/safety.yaml'));
const find = makeCrisisFinder(themes);
const mustCatch = read('crisis-must-catch.yaml') as Record<string, Record<string, string[]>>;
const mustNot = read('crisis-must-not.yaml') as string[];

const listed = Object.entries(mustCatch).flatMap(([theme, languages]) =>
  Object.entries(languages).flatMap(([language, lines]) =>
    lines.map((line) => ({ theme, language, isDoubtful: line.startsWith('~'), phrase: line.replace('~', '') })),
  ),
);

describe('everything on the list', () => {
  it.each(Object.keys(mustCatch))('%s is caught, and doubtful words are asked about', (theme) => {
    for (const line of listed.filter((one) => one.theme === theme))
      expect({ ...line, found: find(line.phrase) }).toEqual({
        ...line,
        found: { theme, level: line.isDoubtful ? 'amber' : 'red' },
      });
  });

  it.each([
    ['in the middle of a sentence', (phrase: string) => `xx yy, ${phrase}; zz 3 ww?`],
    ['after a full stop and in capitals', (phrase: string) => `Aa bb. ${phrase.toUpperCase()}!!!`],
    ['with invisible signs and line breaks', (phrase: string) => `\u200f${phrase.split(' ').join('\n')}\u200f`],
  ])('is caught %s', (_, put) => {
    for (const line of listed) expect({ ...line, theme: find(put(line.phrase))?.theme }).toEqual(line);
  });

  it('is caught in a long text, at its beginning and at its end', () => {
    const long = 'lorem ipsum '.repeat(9000);
    for (const { phrase, theme } of listed.filter((_, at) => at % 25 === 0)) {
      expect(find(`${phrase} ${long}`)?.theme).toBe(theme);
      expect(find(`${long} ${phrase}`)?.theme).toBe(theme);
    }
  });
});

describe('nothing else', () => {
  it.each(mustNot)('stays quiet: %s', (line) => expect(find(line)).toBeUndefined());

  it.each(['dood', 'موت', 'öl', 'dil', '', '   ', '👍', '112', '...'])('never on "%s" alone', (word) =>
    expect(find(word)).toBeUndefined(),
  );

  it('a harmless sentence does not hide a real one', () =>
    expect(find('ik lach me dood, nee echt, ik wil dood')).toEqual({ theme: 'suicide', level: 'red' }));
});

describe('as people write', () => {
  it.each([
    ['Ik wil echt niet meer verder leven', 'suicide'],
    ['ik wil doooood', 'suicide'],
    ['ik denk aan zelfmrood', 'suicide'],
    ['zelfmoort', 'suicide'],
    ['my friend wants to die', 'suicide'],
    ['I don’t want to live', 'suicide'],
    ['وأريد أن أموت', 'suicide'],
    ['أُرِيدُ أَنْ أَمُوتَ', 'suicide'],
    ['می خواهم بمیرم', 'suicide'],
    ['میخوام بمیرم', 'suicide'],
    ['baddi moot', 'suicide'],
    ['OLMEK ISTIYORUM', 'suicide'],
    ['mn man slaat me', 'domestic-violence'],
    ['my husband always beats me', 'domestic-violence'],
    ['ik ben 14 en ik ben bang', 'child-danger'],
    ['عمري ١٢ سنة وأنا وحدي', 'child-danger'],
    ['my husband wants to kill me', 'domestic-violence'],
    ['My brother is going to kill me', 'domestic-violence'],
    ['my ex threatens me', 'domestic-violence'],
    ['mijn man wil mij vermoorden', 'domestic-violence'],
    ['mijn ex bedreigt mij', 'domestic-violence'],
    ['mijn man heeft mij geslagen', 'domestic-violence'],
    ['زوجي يهددني', 'domestic-violence'],
    ['هددني زوجي بالقتل', 'domestic-violence'],
    ['ik wil niet verder leven', 'suicide'],
    ['ik maak mezelf dood', 'suicide'],
    ['ik zit op straat', 'eviction-tonight'],
    ['wij hebben geen slaapplaats', 'eviction-tonight'],
    ['we are on the street with a baby', 'eviction-tonight'],
    ['ليس عندي مكان للنوم', 'eviction-tonight'],
    ['ze zetten me morgen uit', 'deportation-detention'],
    ['my brother was arrested and they will deport him tomorow', 'deportation-detention'],
    ['they want to send me back to Syria tomorrow', 'deportation-detention'],
    ['اعتقلوا زوجي', 'deportation-detention'],
  ])('%s', (text, theme) => expect(find(text)).toEqual({ theme, level: 'red' }));

  it('a negation does not switch it off', () => expect(find('ik wil niet dood')?.theme).toBe('suicide'));

  it('an age outside the range is no child', () => expect(find('ik ben 34 en alleen')).toBeUndefined());

  it('a fourth word in between is too much', () => {
    expect(find('ik wil heel graag dood')?.theme).toBe('suicide');
    expect(find('ik wil a b c d dood')).toBeUndefined();
  });

  it('a short word holds no typing mistake', () => expect(find('ik wil goud')).toBeUndefined());
});

describe('doubtful words', () => {
  it('a subject becomes certain when it is about oneself or family', () => {
    expect(find('wat is een gedwongen huwelijk')?.level).toBe('amber');
    expect(find('mijn dochter krijgt een gedwongen huwelijk')?.level).toBe('red');
  });

  it('but not in a lesson', () => expect(find('ik leer voor het examen: gedwongen huwelijk')?.level).toBe('amber'));

  it.each([
    ['they want to kill me', 'domestic-violence'],
    ['ze willen mij vermoorden', 'domestic-violence'],
    ['I want to end it', 'suicide'],
    ['I can’t live anymore', 'suicide'],
    ['لا أريد الحياة', 'suicide'],
  ])('who or what is meant is asked: %s', (text, theme) => expect(find(text)).toEqual({ theme, level: 'amber' }));

  it('a doubtful sentence about oneself is always asked about', () =>
    expect(find('ik ben ziek en ik kan niet meer')).toEqual({ theme: 'suicide', level: 'amber' }));
});

describe('two dangers in one message', () => {
  it('the theme that stands first in the file is answered', () =>
    expect(find('mijn man slaat mij en ik wil dood')?.theme).toBe('suicide'));

  it('of phrases about the same words the closest counts', () =>
    expect(find('mijn vader slaat mij')?.theme).toBe('child-danger'));

  it('what is certain goes before what is doubtful', () =>
    expect(find('ik kan niet meer, mijn man slaat mij')).toEqual({ theme: 'domestic-violence', level: 'red' }));
});

describe('whatever is thrown at it', () => {
  it('never throws', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        find(text);
      }),
    ));

  it.each(['ik wil niet meer ', 'mijn man slaat ', 'a', '\ud800', 'ﷺ', '̂'])(
    '100,000 letters of "%s" take no time',
    (text) => {
      find(text.repeat(100_000 / text.length));
    },
  );
});

it('findCrisis is the same for who has the list', () =>
  expect(findCrisis('ik wil dood', themes)).toEqual({ theme: 'suicide', level: 'red' }));
