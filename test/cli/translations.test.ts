// The worklist of translators, and the stamp that takes a text off it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stamp } from '../../src/cli/stamp.ts';
import { printWork, worklist } from '../../src/cli/translations.ts';
import { loadContent } from '../../src/content/load.ts';
import type { Loaded } from '../../src/content/loaded.ts';
import type { Day } from '../../src/content/schema/ids.ts';
import { withSample } from '../content/sample.ts';

const load = (root: string): Loaded => {
  const { loaded } = loadContent(root);
  if (!loaded) throw new Error('The sample does not load.');
  return loaded;
};
const on = '2026-11-24' as Day;
const work = (root: string, language: string) => worklist(load(root)).find((one) => one.language === language);

test('what is missing and what a machine made, per language', () => {
  withSample({ 'locales/en/safety.yaml': undefined }, (root) => {
    expect(work(root, 'en')).toMatchObject({ missing: ['safety/danger'], stale: [], of: 12 });
    expect(work(root, 'ar')?.missing).toHaveLength(12);
    expect(printWork(worklist(load(root)), undefined).split('\n')).toEqual([
      'en: 1 missing, 0 stale, 11 made by a machine, of 12 texts',
      'ar: 12 missing, 0 stale, 0 made by a machine, of 12 texts',
    ]);
    expect(printWork(worklist(load(root)), 'en')).toContain('\n  missing  safety/danger\n');
  });
});

test('a person’s stamp takes a flow off the list; changed Dutch puts it back', () => {
  withSample({}, (root) => {
    expect(stamp(load(root), { root, language: 'en', what: 'term', by: 'person', on }).says).toBe(
      '5 texts in "en" are noted as read by a person on 2026-11-24.',
    );
    expect(work(root, 'en')?.machine.filter((key) => key.startsWith('flows/'))).toEqual([]);
    const review = readFileSync(join(root, 'locales/en/review.yaml'), 'utf8').split('\n');
    expect(review[0]).toMatch(/^# /);
    expect(review[1]).toMatch(/^flows\/term: \{ of: "[0-9a-f]{12}", by: person, on: 2026-11-24 \}$/);
    expect(loadContent(root).problems).toEqual([]);
  });
});

test('the phrases of volunteers are stamped as a whole; a changed Dutch sentence makes its translations stale', () => {
  withSample({}, (root) => {
    expect(stamp(load(root), { root, language: 'en', what: 'phrases', by: 'person', on }).says).toContain('1 texts');
    expect(work(root, 'en')?.machine).not.toContain('phrases/last-day');
    const file = join(root, 'content/phrases/last-day.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Bel over', 'Vraag naar'));
    expect(work(root, 'en')?.stale).toEqual(['phrases/last-day']);
  });
});

test('a machine stamps what is left and never takes a person’s reading back', () => {
  withSample({}, (root) => {
    stamp(load(root), { root, language: 'en', what: 'term', by: 'person', on });
    expect(stamp(load(root), { root, language: 'en', what: 'all', by: 'machine', on }).says).toContain('7 texts');
    expect(load(root).content.locales['en' as never]).toMatchObject({
      reviewed: { 'flows/term/in-time': 'person', 'articles/extension': 'machine' },
    });
  });
});

test('a wrong language or flow is said, and nothing is written', () => {
  withSample({}, (root) => {
    expect(stamp(load(root), { root, language: 'xx', what: 'all', by: 'person', on })).toEqual({
      done: false,
      says: '"xx" is no language to translate into; there are en, ar',
    });
    expect(stamp(load(root), { root, language: 'en', what: 'trm', by: 'person', on }).says).toBe(
      '"trm" has no words in "en"; did you mean "term"?',
    );
    expect(stamp(load(root), { root, language: 'nl', what: 'term', by: 'person', on }).done).toBe(false);
    expect(() => readFileSync(join(root, 'locales/en/review.yaml'))).toThrow();
  });
});
