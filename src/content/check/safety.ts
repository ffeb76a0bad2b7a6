// Crisis themes: known languages, phrases in every live language, and something to say in Dutch at least.
import { didYouMean } from '../did-you-mean.ts';
import { isBroken, reporter } from '../loaded.ts';
import type { Language } from '../schema/ids.ts';
import type { Check } from './check.ts';

const file = 'content/safety.yaml';

export const safety: Check = (loaded) => {
  const { error } = reporter(loaded, 'safety');
  const { safety: themes, languages, locales } = loaded.content;
  const live = (Object.keys(languages) as Language[]).filter((language) => languages[language]?.live);
  const ids = themes.map(({ id }) => id);
  return [
    ...themes.flatMap(({ id, phrases, not }, at) => [
      ...[...Object.keys(phrases), ...Object.keys(not)]
        .filter((language) => !Object.hasOwn(languages, language))
        .map((language) =>
          error(file, ['themes', at], `"${language}" (theme "${id}") is no language of locales/languages.yaml`),
        ),
      ...live
        .filter((language) => (phrases[language] ?? []).length === 0)
        .map((language) =>
          error(file, ['themes', at, 'phrases'], `the theme "${id}" has no phrases in "${language}", which is live`),
        ),
      ...live
        .filter(
          (language) => !Object.hasOwn(locales[language]?.safety ?? {}, id) && !isBroken(loaded, 'safety words', id),
        )
        .map((language) => error(`locales/${language}/safety.yaml`, [], `says nothing for the crisis theme "${id}"`)),
    ]),
    ...(Object.keys(locales) as Language[]).flatMap((language) =>
      Object.keys(locales[language]?.safety ?? {})
        .filter((id) => !ids.includes(id))
        .map((id) =>
          error(`locales/${language}/safety.yaml`, [id], `there is no crisis theme "${id}"${didYouMean(id, ids)}`),
        ),
    ),
  ];
};
