// Was a translation read by a person, and is it still made from the Dutch of today?
import type { Locale } from './content.ts';
import { fingerprint } from './fingerprint.ts';
import type { SourceFile } from './loaded.ts';
import { judge, type Reading, readYaml } from './reading.ts';
import { reviewFile } from './schema/registers.ts';
import { textUnits } from './text-units.ts';

/** Key of every Dutch text → fingerprint; made once for all languages. */
export const dutchFingerprints = (files: ReadonlyMap<string, SourceFile>): ReadonlyMap<string, string> =>
  new Map([...textUnits(files, 'nl')].map(([key, { text }]) => [key, fingerprint(text)]));

/** For the texts this language has; one that was never stamped counts as made by a machine. Empty for Dutch, the source. */
export const readReviewed = (
  reading: Reading,
  language: string,
  dutch: ReadonlyMap<string, string>,
): Locale['reviewed'] => {
  if (language === 'nl') return {};
  const source = readYaml(reading, `locales/${language}/review.yaml`);
  const stamps = (source && judge(reading, { source, data: source.data ?? {} }, reviewFile)) ?? {};
  const keys = [...textUnits(reading.files, language).keys()].filter((key) => dutch.has(key));
  return Object.fromEntries(
    keys.map((key) => {
      const stamp = Object.hasOwn(stamps, key) ? stamps[key] : undefined;
      return [key, stamp === undefined ? 'machine' : stamp.of === dutch.get(key) ? stamp.by : 'stale'];
    }),
  );
};
