// Reading a folder: every fault of form with its file, line and a sentence; what comes out is frozen and safe to look up.
import { describe, expect, test } from 'vitest';
import type { FactId, FlowId, Language, NodeId } from '../../src/content/schema/ids.ts';
import { loadSample, printed, swap } from './sample.ts';

const flow = 'content/flows/term.yaml';
const dutch = 'locales/nl/flows/term.yaml';

describe('form', () => {
  test('an unknown key, at the top and deep down', () => {
    expect(printed({ [flow]: swap('owner: desk', 'owner: desk\nonwer: desk') })).toContain(
      'content/flows/term.yaml:4  onwer: "onwer" is no key here; did you mean "owner"?  (shape)',
    );
    expect(printed({ [flow]: swap('    computes:', '    compute:') })).toContain(
      'content/flows/term.yaml:20  outcomes.in-time.compute: "compute" is no key here; did you mean "computes"?  (shape)',
    );
    expect(printed({ [dutch]: swap('  hint: Bijvoorbeeld', '  hnt: Bijvoorbeeld') })).toContain(
      'locales/nl/flows/term.yaml:12  pip-date.hnt: "hnt" is no key here; did you mean "hint"?  (shape)',
    );
    expect(printed({ [dutch]: swap('synonyms:', 'synonym:') })).toContain(
      'locales/nl/flows/term.yaml:8  which-law.options.old.synonym: "synonym" is no key here; did you mean "synonyms"?  (shape)',
    );
  });

  test('a missing key stands at the line of its block', () => {
    expect(printed({ [flow]: swap(', risk: normal', '') })).toContain(
      'content/flows/term.yaml:25  outcomes.too-late: "risk" is missing  (shape)',
    );
  });

  test('a wrong value names the ones that are allowed', () => {
    expect(printed({ [flow]: swap('risk: high', 'risk: hihg') })).toContain(
      'content/flows/term.yaml:24  outcomes.in-time.risk: "hihg" should be one of "high", "normal"; did you mean "high"?  (shape)',
    );
    expect(printed({ [flow]: swap('asks: date', 'asks: dat') })).toContain(
      'content/flows/term.yaml:14  questions.pip-date.asks: "dat" should be one of "choice", "date", "number"; did you mean "date"?  (shape)',
    );
  });

  test('a wrong kind, an id, a date, a duration, a number that should be a text', () => {
    expect(printed({ [flow]: swap('articles: [extension]\n', 'articles: extension\n') })).toContain(
      'content/flows/term.yaml:21  outcomes.in-time.articles: "extension" should be a list (lines that start with "- ")  (shape)',
    );
    expect(printed({ [flow]: swap('start: which-law', 'start: Which Law') })).toContain(
      'content/flows/term.yaml:7  start: "Which Law": write an id in small letters, digits and single hyphens, like "pip-date"  (shape)',
    );
    expect(printed({ [flow]: swap('reviewed: 2026-11-01', 'reviewed: 1 November') })).toContain(
      'content/flows/term.yaml:4  reviewed: "1 November": write a date as 2026-11-24  (shape)',
    );
    expect(printed({ [flow]: swap('[2 months]', '[two months]') })).toContain(
      'content/flows/term.yaml:23  outcomes.in-time.remind.before: "two months": write a duration as "3 years", "16 weeks", "6 months" or "28 days"  (shape)',
    );
    expect(printed({ 'content/facts/term.yaml': swap('is: "0900-1234"', 'is: 112') })).toContain(
      'content/facts/term.yaml:13  desk-phone.values: "112" should be a text; put it between quotes  (shape)',
    );
  });

  test('no YAML, a key twice, a tab', () => {
    expect(printed({ [dutch]: swap('why: De tijd is per wet anders.', 'why: De tijd: anders.') })[0]).toMatch(
      /^locales\/nl\/flows\/term\.yaml:6 {2}this is no YAML .*needs quotes {2}\(shape\)$/,
    );
    expect(printed({ [flow]: swap('owner: desk', 'owner: desk\nowner: other') })).toContain(
      'content/flows/term.yaml:4  "owner" stands here twice; keep one  (shape)',
    );
    expect(printed({ [flow]: swap('  which-law:\n', '\twhich-law:\n') })[0]).toMatch(
      /^content\/flows\/term\.yaml:9 {2}a tab/,
    );
  });

  test('nothing stops at the first fault, and a malformed part is not called missing elsewhere', () => {
    const lines = printed({
      [flow]: swap('owner: desk\n', ''),
      'content/facts/term.yaml': swap('type: duration', 'type: durations'),
      'content/contacts.yaml': swap('name: De balie', 'nam: De balie'),
    });
    expect(lines.filter((line) => line.endsWith('(shape)'))).toEqual([
      'content/flows/term.yaml  "owner" is missing  (shape)',
      'content/facts/term.yaml:2  term.type: "durations" should be one of "money", "duration", "age", "count", "date", "phone", "url"; did you mean "duration"?  (shape)',
      'content/contacts.yaml:1  desk: "name" is missing  (shape)',
      'content/contacts.yaml:2  desk.nam: "nam" is no key here; did you mean "name"?  (shape)',
    ]);
    expect(lines.filter((line) => !line.endsWith('(shape)'))).toEqual([]);
  });

  test('a node with the name of a key of the word files, and one that is question and outcome at once', () => {
    expect(printed({ [flow]: (text) => text.replaceAll('too-late', 'title') })).toContain(
      'content/flows/term.yaml:25  outcomes.title: "title" is a key of the word files; give this node another id  (shape)',
    );
    expect(printed({ [flow]: (text) => text.replaceAll('too-late', 'pip-date') })).toContain(
      'content/flows/term.yaml:25  outcomes.pip-date: "pip-date" is a question too; give one of them another id  (shape)',
    );
  });

  test('articles without front matter, without Dutch, in a language that is not there', () => {
    const article = 'content/articles/extension/nl.md';
    expect(printed({ [article]: 'Geen kop.' })).toContain(
      'content/articles/extension/nl.md  an article starts with a line "---", then its front matter, then a line "---"  (shape)',
    );
    expect(printed({ [article]: undefined })).toContain(
      'content/articles/extension/nl.md  every article starts in Dutch; the file is missing  (shape)',
    );
    expect(printed({ 'content/articles/extension/xx.md': '---\ntitle: x\n---\nx' })).toEqual([
      'content/articles/extension/xx.md  the name of the file is no language of locales/languages.yaml  (shape)',
    ]);
  });

  test('the same fact twice, a missing register, a live language without words, a stray file', () => {
    expect(
      printed({
        'content/facts/two.yaml':
          'term: { type: age, source: https://x.org, checked: 2026-11-01, confidence: high, values: [{ is: 3 }] }',
      }),
    ).toEqual(['content/facts/two.yaml:1  term: this fact stands in content/facts/term.yaml too; keep one  (shape)']);
    expect(printed({ 'content/glossary.yaml': undefined })).toContain(
      'content/glossary.yaml  the file is missing  (shape)',
    );
    expect(printed({ 'locales/en/ui.yaml': undefined })).toContain('locales/en/ui.yaml  the file is missing  (shape)');
    expect(printed({ 'locales/en/comands.yaml': 'x: y' })).toEqual([
      'locales/en/comands.yaml  warning: nothing reads this file; did you mean "commands.yaml"?  (shape)',
    ]);
  });
});

describe('what comes out', () => {
  const { content, loaded } = loadSample();
  if (!content || !loaded) throw new Error('The sample does not load.');

  test('is frozen all the way down', () => {
    const open: unknown[] = [content];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      expect(Object.isFrozen(part)).toBe(true);
      open.push(...Object.values(part as object).filter((inner) => typeof inner === 'object' && inner !== null));
    }
  });

  test('finds nothing under the names that every object bears', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(content.flows[name as FlowId]).toBeUndefined();
      expect(content.facts[name as FactId]).toBeUndefined();
      expect(content.flows['term' as FlowId]?.questions[name as NodeId]).toBeUndefined();
    }
  });

  test('holds words as labels with synonyms, articles with their text, durations as numbers', () => {
    const words = content.locales['nl' as Language]?.flows['term' as FlowId];
    expect(words?.questions['which-law']?.options).toEqual({
      old: { label: 'De oude wet', synonyms: ['wet van 2013'] },
      new: { label: 'De nieuwe wet', synonyms: [] },
    });
    expect(content.articles['extension' as keyof typeof content.articles]?.texts['en' as Language]?.body).toMatch(
      /^# What you do\n/,
    );
    expect(content.facts['term' as FactId]?.values[0]?.is).toEqual({ count: 3, unit: 'years' });
    expect(Object.keys(content.commands)).toEqual(['nl', 'en', 'ar']);
  });

  test('lines are found for parts, and the nearest for what is not there', () => {
    const file = loaded.files.get(flow);
    expect(file?.lineOf(['questions', 'pip-date', 'next', 1, 'to'])).toBe(17);
    expect(file?.lineOf(['questions', 'gone'])).toBe(8);
    expect(loaded.files.get('content/articles/extension/nl.md')?.lineOf(['body', 2])).toBe(24);
  });

  test('without a list of languages there is nothing', () => {
    const { content: none, problems } = loadSample({ 'locales/languages.yaml': undefined });
    expect(none).toBeUndefined();
    expect(problems).toEqual([
      { file: 'locales/languages.yaml', rule: 'shape', says: 'the file is missing', severity: 'error' },
    ]);
  });
});
