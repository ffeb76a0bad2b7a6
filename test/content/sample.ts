// A tiny content folder that is in order, written to a temporary place; a test breaks one thing in it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkContent } from '../../src/content/check/all.ts';
import type { Known } from '../../src/content/check/check.ts';
import { type Loading, loadContent } from '../../src/content/load.ts';
import { type Problem, print } from '../../src/content/problem.ts';
import type { Day } from '../../src/content/schema/ids.ts';
import { sampleArticles } from './sample-articles.ts';
import { sampleFlow, sampleWords } from './sample-flow.ts';
import { samplePhrases } from './sample-phrases.ts';
import { sampleRegisters } from './sample-registers.ts';

/** File → its text, or what to do with the text of the sample; `undefined` leaves the file out. */
export type Changes = Readonly<Record<string, string | ((text: string) => string) | undefined>>;

export const sampleFiles: Readonly<Record<string, string>> = {
  ...sampleRegisters,
  ...sampleFlow,
  ...sampleWords,
  ...sampleArticles,
  ...samplePhrases,
};

export const known: Known = {
  today: '2026-11-24' as Day,
  rules: {
    'pip-end': { kind: 'deadline', needs: ['pip-date'], facts: ['term'] },
    'term-over': { kind: 'condition', needs: ['pip-date'], facts: ['term'] },
  },
};

/** The folder is gone when `use` returns. */
export const withSample = <T>(changes: Changes, use: (root: string) => T): T => {
  const root = mkdtempSync(join(tmpdir(), 'wegwijs-content-'));
  try {
    for (const [file, text] of Object.entries(changed(changes))) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    return use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
};

export const loadSample = (changes: Changes = {}): Loading => withSample(changes, loadContent);

/** All problems of the changed sample, form and checks. */
export const problemsOf = (changes: Changes = {}, rules: Partial<Known> = {}): readonly Problem[] => {
  const { loaded, problems } = loadSample(changes);
  return loaded ? [...problems, ...checkContent(loaded, { ...known, ...rules })] : problems;
};

/** As an editor sees them. */
export const printed = (changes: Changes = {}, rules: Partial<Known> = {}): readonly string[] =>
  problemsOf(changes, rules).map(print);

const changed = (changes: Changes): Readonly<Record<string, string>> => {
  const files: Record<string, string> = { ...sampleFiles };
  for (const [file, change] of Object.entries(changes)) {
    const text = typeof change === 'function' ? change(files[file] ?? '') : change;
    // A change that changes nothing would make its test prove nothing.
    if (text === files[file]) throw new Error(`The change of ${file} changes nothing.`);
    if (text === undefined) delete files[file];
    else files[file] = text;
  }
  return files;
};

/** Replaces one piece of a file; the piece must be there. */
export const swap = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`The sample has no "${from}".`);
  return text.replace(from, () => to);
};
