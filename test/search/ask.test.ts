// The command `ask`: one JSON line for one text, and one for each line of a file.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'ask-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (...args: readonly string[]) =>
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/cli/ask.ts', ...args], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('ask', () => {
  it('says what was understood and found', () => {
    const [answer] = ask('--language', 'ar', '--json', 'القائمة');
    expect(answer).toMatchObject({
      understood: { kind: 'command', command: 'menu' },
      safety: null,
      results: [],
      answered: true,
    });
  });

  it('answers every line of a file, in the language of the line', () => {
    const file = join(folder, 'questions.jsonl');
    writeFileSync(file, '{"id": "q1", "lang": "nl", "text": "terug"}\n\n{"id": "q2", "lang": "uk", "text": "☃"}\n');
    expect(ask('--file', file)).toMatchObject([
      { id: 'q1', understood: { command: 'back' }, answered: true },
      { id: 'q2', understood: { kind: 'empty' }, answered: false, results: [] },
    ]);
  });
});
