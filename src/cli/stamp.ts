// Writes locales/<lang>/review.yaml: from which Dutch a text was made, and who read it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { didYouMean } from '../content/did-you-mean.ts';
import { fingerprint } from '../content/fingerprint.ts';
import type { Loaded } from '../content/loaded.ts';
import type { Day, Language } from '../content/schema/ids.ts';
import { reviewFile } from '../content/schema/registers.ts';
import { textUnits } from '../content/text-units.ts';

export type Stamp = {
  readonly root: string;
  readonly language: string;
  /** The id of a flow, `articles`, `phrases`, or `all`. */
  readonly what: string;
  readonly by: 'machine' | 'person';
  readonly on: Day;
};
export type Stamped = { readonly done: boolean; readonly says: string };

/**
 * Only texts that exist in the language. `all` by a machine never overwrites the stamp of a person whose text
 * is still made from today's Dutch: a machine cannot take a reading back.
 */
export const stamp = (loaded: Loaded, { root, language, what, by, on }: Stamp): Stamped => {
  const locale = loaded.content.locales[language as Language];
  if (!locale || language === 'nl')
    return {
      done: false,
      says: `"${language}" is no language to translate into; there are ${others(loaded).join(', ')}`,
    };
  const chosen = [...textUnits(loaded.files, language).keys()].filter((key) => covers(what, key));
  if (chosen.length === 0)
    return {
      done: false,
      says: `"${what}" has no words in "${language}"${didYouMean(what, Object.keys(loaded.content.flows))}`,
    };
  const dutch = textUnits(loaded.files, 'nl');
  const file = join(root, 'locales', language, 'review.yaml');
  const stamps = { ...(existsSync(file) ? reviewFile.parse(parse(readFileSync(file, 'utf8')) ?? {}) : {}) };
  const fresh = chosen.filter((key) => dutch.has(key) && !(by === 'machine' && locale.reviewed[key] === 'person'));
  for (const key of fresh) stamps[key] = { of: fingerprint(dutch.get(key)?.text), by, on };
  writeFileSync(file, head + written(Object.fromEntries(Object.entries(stamps).filter(([key]) => dutch.has(key)))));
  return {
    done: true,
    says: `${fresh.length} texts in "${language}" are noted as ${by === 'person' ? 'read by a person' : 'made by a machine'} on ${on}.`,
  };
};

const head =
  '# From which Dutch each text was made, and who read it. Written by `npm run translations -- stamp`, never by hand.\n';

/** One line a text, sorted, so that two people who stamp different flows do not collide. */
const written = (
  stamps: Readonly<Record<string, { readonly of: string; readonly by: string; readonly on: string }>>,
): string =>
  Object.entries(stamps)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { of, by, on }]) => `${key}: { of: "${of}", by: ${by}, on: ${on} }\n`)
    .join('');

const covers = (what: string, key: string): boolean => {
  if (what === 'all') return true;
  return what === 'articles' || what === 'phrases'
    ? key.startsWith(`${what}/`)
    : key === `flows/${what}` || key.startsWith(`flows/${what}/`);
};

const others = (loaded: Loaded): readonly string[] =>
  Object.keys(loaded.content.locales).filter((language) => language !== 'nl');
