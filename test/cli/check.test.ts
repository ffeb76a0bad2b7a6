// `npm run content` as an editor meets it: sorted lines, a summary, an exit code, JSON.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { summary } from '../../src/cli/check.ts';
import { type Changes, swap, withSample } from '../content/sample.ts';

const tsx = resolve('node_modules/.bin/tsx');
const command = resolve('src/cli/check.ts');
const run = (changes: Changes, words: readonly string[] = []) =>
  withSample(changes, (root) =>
    spawnSync(tsx, [command, ...words], { cwd: root, encoding: 'utf8', env: { ...process.env, TODAY: '2026-11-24' } }),
  );

// The sample's flow names rules of its own, which the guide does not have.
const changes: Changes = {
  'content/flows/term.yaml': (text) =>
    text.replaceAll('pip-end', 'inburgering-end-date').replace('when: term-over', 'when: inburgering-term-ovr'),
  'locales/nl/flows/term.yaml': swap('{{day.pip-end}}', '{{day.inburgering-end-date}}'),
  'locales/en/flows/term.yaml': swap('{{day.pip-end}}', '{{day.inburgering-end-date}}'),
  'content/menu.yaml': swap('[term]', '[trm]'),
};

test('prints every problem by file and line, then how many, and fails on an error', () => {
  const { stdout, status } = run(changes);
  const lines = stdout.trim().split('\n');
  expect(lines).toContain(
    'content/flows/term.yaml:16  questions.pip-date.next: "inburgering-term-ovr" is no rule; did you mean "inburgering-term-over"?  (rules)',
  );
  expect(lines).toContain('content/menu.yaml:3  subjects: there is no flow "trm"; did you mean "term"?  (menu)');
  expect(lines.slice(0, -1)).toEqual(
    lines
      .slice(0, -1)
      .toSorted((one, other) => (one.split(/[: ]/)[0] ?? '').localeCompare(other.split(/[: ]/)[0] ?? '')),
  );
  expect(lines.at(-1)).toMatch(/^\d+ errors, \d+ warnings?\. Wegwijs does not start with an error\.$/);
  expect(status).toBe(1);
});

test('--json prints the problems as data', () => {
  const problems = JSON.parse(run(changes, ['--json']).stdout);
  expect(problems).toContainEqual({
    file: 'content/menu.yaml',
    line: 3,
    rule: 'menu',
    says: 'subjects: there is no flow "trm"; did you mean "term"?',
    severity: 'error',
  });
});

test('the summary counts, and warnings alone are no failure', () => {
  const warning = { file: 'x', rule: 'links', says: 'y', severity: 'warning' } as const;
  expect(summary([])).toBe('The content is in order.');
  expect(summary([warning])).toBe('0 errors, 1 warning.');
});
