// A mistake in a command is told in a sentence, never as a stack.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from '../support/minds.ts';

it.each([
  ['chat', ['--langauge', 'nl'], /Unknown option '--langauge'\.\nnpm run chat/],
  ['chat', ['--record', 'no-such-folder/talk.yaml'], /no-such-folder\/talk\.yaml cannot be written/],
  ['ask', ['--help'], /Unknown option '--help'\.\nnpm run ask/],
  ['ask', ['--language', 'zz', 'hi'], /There is no language "zz"; there are nl, en, ar/],
])('%s %j', (command, words, says) => {
  const told = spawnSync(process.execPath, ['--import', 'tsx', `src/cli/${command}.ts`, ...words], {
    cwd: root,
    input: '',
    encoding: 'utf8',
  });
  expect(told.stderr).toMatch(says);
  expect(told.stderr).not.toMatch(/^ {4}at /m);
  expect(told.status).toBe(2);
});
