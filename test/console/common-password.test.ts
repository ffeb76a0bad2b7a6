// Which passwords are refused because many people have them.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { isCommon } from '../../src/console/common-password.ts';

it.each([
  'qwerty123456',
  'administrator',
  'LeaveMeAlone',
  'sunshine2024!',
  '12345sunshine',
  'sunshinesunshine',
  'Dragon!!!!!!!!!!',
  'football-1234567',
])('%s is refused', async (password) => expect(await isCommon(password)).toBe(true));

it.each(['paard batterij nietje correct', 'de kat van de buren', 'kalkoenenmars 17', 'ትግርኛ ትግርኛ ሰላም'])(
  '%s is taken',
  async (password) => expect(await isCommon(password)).toBe(false),
);

it('the build takes along every file the desk reads beside its bundle', () => {
  const read = (file: string) => readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8');
  const build = read('scripts/build.mjs');
  const sources = [...read('src/console/assets.ts').matchAll(/load\('[^']+', '([^']+)'\)/g)].map(
    ([, source]) => source,
  );
  expect(sources.length).toBeGreaterThan(3);
  for (const file of [...sources, 'common-passwords.txt']) expect(build).toContain(file);
});
