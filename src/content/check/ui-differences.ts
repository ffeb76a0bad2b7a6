// ui.yaml of a live language against the Dutch: the same keys, plural forms aside, and the same fill-ins.

import { didYouMean } from '../did-you-mean.ts';
import { type Loaded, reporter } from '../loaded.ts';
import type { Path } from '../parse-yaml.ts';
import type { Problem } from '../problem.ts';
import { placeholdersIn } from './placeholders.ts';
import { everyText } from './said.ts';

/** Languages have from one to six plural forms (Arabic); i18next writes them as endings of the key. */
const pluralForm = /_(zero|one|two|few|many|other)$/;

export const uiDifferences = (loaded: Loaded, language: string): readonly Problem[] => {
  const { error } = reporter(loaded, 'translations');
  const file = `locales/${language}/ui.yaml`;
  const [dutch, own] = [wordsIn(loaded, 'nl'), wordsIn(loaded, language)];
  if (!loaded.files.has(file)) return [];
  return [
    ...[...dutch].filter(([key]) => !own.has(key)).map(([key]) => error(file, [], `"${key}" of the Dutch is missing`)),
    ...[...own]
      .filter(([key]) => !dutch.has(key))
      .map(([key, { path }]) => error(file, path, `is not in the Dutch ui.yaml${didYouMean(key, dutch.keys())}`)),
    ...[...own].flatMap(([key, { path, fillIns }]) => {
      const wanted = dutch.get(key)?.fillIns;
      if (!wanted) return [];
      const lost = [...wanted].filter((one) => !fillIns.has(one)).map((one) => `{{${one}}} of the Dutch is missing`);
      const extra = [...fillIns].filter((one) => !wanted.has(one)).map((one) => `{{${one}}} is not in the Dutch`);
      return [...lost, ...extra].map((says) => error(file, path, says));
    }),
  ];
};

type Word = { readonly path: Path; readonly fillIns: ReadonlySet<string> };

const wordsIn = (loaded: Loaded, language: string): ReadonlyMap<string, Word> => {
  const words = new Map<string, Word>();
  for (const { kind, language: spoken, path, text } of everyText(loaded)) {
    if (kind !== 'ui' || spoken !== language) continue;
    const key = path.join('.').replace(pluralForm, '');
    words.set(key, { path, fillIns: new Set([...(words.get(key)?.fillIns ?? []), ...placeholdersIn(text)]) });
  }
  return words;
};
