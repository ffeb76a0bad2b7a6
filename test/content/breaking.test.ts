// Breaks the real content one thing at a time: an arrow, a word, a translation, a fact; each must be told with file and line.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkContent } from '../../src/content/check/all.ts';
import { loadContent } from '../../src/content/load.ts';
import type { Day } from '../../src/content/schema/ids.ts';
import { rules } from '../../src/guide/rules/all.ts';
import { realContent, root } from '../support/minds.ts';

const folder = mkdtempSync(join(tmpdir(), 'wegwijs-break-'));
for (const part of ['content', 'locales']) cpSync(join(root, part), join(folder, part), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

const told = () => {
  const { loaded, problems } = loadContent(folder);
  return [...problems, ...(loaded ? checkContent(loaded, { rules, today: '2026-11-24' as Day }) : [])];
};

/** What is told while one file reads differently. */
const changed = (file: string, change: (text: string) => string) => {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after, `${file} was not changed`).not.toBe(before);
  writeFileSync(path, after);
  try {
    return told();
  } finally {
    writeFileSync(path, before);
  }
};
const broken = (file: string, change: (text: string) => string) =>
  changed(file, change).filter(({ severity }) => severity === 'error');
const flows = Object.keys(realContent().flows);

/** The n-th line that fits, taken out with what is indented under it. */
const without = (text: string, line: RegExp, pick: (lines: number[]) => number): string => {
  const lines = text.split('\n');
  const fitting = lines.flatMap((one, at) => (line.test(one) ? [at] : []));
  const start = pick(fitting);
  const depth = /^ */.exec(lines[start] ?? '')?.[0].length ?? 0;
  let end = start + 1;
  while (end < lines.length && (lines[end]?.trim() === '' || (/^ */.exec(lines[end] ?? '')?.[0].length ?? 0) > depth))
    end += 1;
  return [...lines.slice(0, start), ...lines.slice(end)].join('\n');
};
const middle = (lines: number[]): number => lines[Math.floor(lines.length / 2)] as number;

describe.each(flows)('%s', (flow) => {
  it('an arrow that leads nowhere', () => {
    const file = `content/flows/${flow}.yaml`;
    const found = broken(file, (text) =>
      text
        .replace(/^( {6}[a-z0-9-]+: )([a-z-]+)$/m, '$1nowhere-at-all')
        .replace(/(\{ to: )[a-z-]+( \})/, '$1nowhere-at-all$2'),
    );
    expect(found.some((problem) => problem.file === file && problem.rule === 'routes' && (problem.line ?? 0) > 0)).toBe(
      true,
    );
  });

  it('a node without its Dutch words', () => {
    const found = broken(`locales/nl/flows/${flow}.yaml`, (text) => without(text, /^[a-z][a-z0-9-]*:$/, middle));
    expect(found.some(({ file, line }) => file.includes(flow) && (line ?? 0) > 0)).toBe(true);
  });

  it('a Dutch text that was changed alone', () => {
    const found = changed(`locales/nl/flows/${flow}.yaml`, (text) => text.replace(/^title: (.*)$/m, 'title: Anders'));
    for (const language of ['en', 'ar']) {
      const stale = found.find(
        ({ file, says }) => file === `locales/${language}/flows/${flow}.yaml` && /has changed/.test(says),
      );
      expect(stale?.line, language).toBeGreaterThan(0);
    }
  });

  it('an option or a step that a translation lost', () => {
    const found = broken(`locales/ar/flows/${flow}.yaml`, (text) => without(text, /^ {4}(?:- |[a-z0-9-]+:)/, middle));
    expect(found.some(({ file }) => file === `locales/ar/flows/${flow}.yaml`)).toBe(true);
  });
});

it.each(
  ['nareis-term', 'two-status-start', 'inburgering-term-length', 'objection-weeks', 'student-finance-age'].filter(
    (id) => Object.hasOwn(realContent().facts, id),
  ),
)('a fact that is gone: %s', (id) => {
  const file = (['family', 'inburgering', 'study', 'phones'] as const)
    .map((name) => `content/facts/${name}.yaml`)
    .find((name) => readFileSync(join(folder, name), 'utf8').includes(`\n${id}:`)) as string;
  const found = broken(file, (text) => without(text, new RegExp(`^${id}:`), ([first]) => first as number));
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((problem) => problem.file !== '')).toBe(true);
});

it('nothing, when nothing is broken', () => expect(told().filter(({ severity }) => severity === 'error')).toEqual([]));
