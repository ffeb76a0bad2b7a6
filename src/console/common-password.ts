// Passwords that many people have, read when somebody chooses one: the list itself, one with figures round it, one twice over.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** Beside the bundle in `dist/console`, or here beside the source. */
const file = (): URL => {
  const built = new URL('./console/common-passwords.txt', import.meta.url);
  return existsSync(built) ? built : new URL('./common-passwords.txt', import.meta.url);
};

let known: Promise<ReadonlySet<string>> | undefined;
const list = (): Promise<ReadonlySet<string>> => {
  known ??= readFile(file(), 'utf8').then((text) => new Set(text.split('\n').filter((line) => !/^#|^$/.test(line))));
  return known;
};

/** "sunshine2024!" and "sunshinesunshine" are guessed right after "sunshine". */
export const isCommon = async (password: string): Promise<boolean> => {
  const common = await list();
  const low = password.normalize('NFKC').toLowerCase();
  const core = low.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const once = /^(.+?)\1+$/u.exec(core)?.[1] ?? core;
  return [low, core, once].some((word) => common.has(word));
};
