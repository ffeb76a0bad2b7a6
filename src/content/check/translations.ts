// Translations: the same fill-ins, answers and steps as the Dutch; nothing risky missing; nothing out of date.

import { type Loaded, lineBefore, reporter } from '../loaded.ts';
import type { Problem } from '../problem.ts';
import { articlePath } from '../read-articles.ts';
import { wordsPath } from '../read-locale.ts';
import type { Outcome } from '../schema/flow.ts';
import type { FlowId, Language } from '../schema/ids.ts';
import { type TextUnit, textUnits } from '../text-units.ts';
import type { Check } from './check.ts';
import { differences } from './differences.ts';
import { uiDifferences } from './ui-differences.ts';

export const translations: Check = (loaded) => {
  const dutch = textUnits(loaded.files, 'nl');
  const languages = (Object.keys(loaded.content.locales) as Language[]).filter((language) => language !== 'nl');
  return languages.flatMap((language) => {
    const own = textUnits(loaded.files, language);
    const live = loaded.content.languages[language]?.live === true;
    return [
      ...[...own.values()].flatMap((unit) => compared(loaded, { unit, dutch: dutch.get(unit.key), live })),
      ...(live ? missing(loaded, language, { dutch, own }) : []),
      ...(live ? stale(loaded, language, own) : []),
      ...(live ? uiDifferences(loaded, language) : []),
    ];
  });
};

type Units = ReadonlyMap<string, TextUnit>;
type Pair = { readonly unit: TextUnit; readonly dutch: TextUnit | undefined; readonly live: boolean };

/** In a language that is not shown yet, every difference is only a warning. */
const compared = (loaded: Loaded, { unit, dutch, live }: Pair): readonly Problem[] => {
  if (!dutch || unit.key.startsWith('ui/')) return [];
  const { error, warning } = reporter(loaded, 'translations');
  // The place of a flow's head is its first key, and the keys stand beside it.
  const base = unit.key.split('/').length === 2 && unit.key.startsWith('flows/') ? [] : unit.path;
  return differences(dutch.text, unit.text).map(({ path, says, severity }) =>
    (live && severity === 'error' ? error : warning)(unit.file, [...base, ...path], says),
  );
};

const missing = (
  loaded: Loaded,
  language: Language,
  { dutch, own }: { dutch: Units; own: Units },
): readonly Problem[] => {
  const { error, warning } = reporter(loaded, 'translations');
  return [...dutch.values()].flatMap(({ key }) => {
    if (own.has(key)) return [];
    const [kind, id = '', node] = key.split('/');
    if (kind === 'articles') return [warning(articlePath(id, language), [], 'the article is not translated')];
    if (kind !== 'flows') return [];
    const file = wordsPath(language, id);
    const risky = riskyNodes(loaded, id);
    if (node === undefined) {
      const says = 'the flow is not translated';
      return [
        risky.length > 0
          ? error(file, [], `${says}; at ${risky.length} of its outcomes the risk is high`)
          : warning(file, [], says),
      ];
    }
    if (!own.has(`flows/${id}`)) return [];
    const flow = loaded.content.flows[id as FlowId];
    const order = [...Object.keys(flow?.questions ?? {}), ...Object.keys(flow?.outcomes ?? {})];
    const problem = risky.includes(node)
      ? error(file, [], `"${node}" is not translated, and its risk is high`)
      : warning(file, [], `"${node}" is not translated`);
    return [{ ...problem, line: lineBefore(loaded, file, order, node) }];
  });
};

const riskyNodes = (loaded: Loaded, flow: string): readonly string[] =>
  Object.entries<Outcome>(loaded.content.flows[flow as FlowId]?.outcomes ?? {}).flatMap(([node, { risk }]) =>
    risk === 'high' ? [node] : [],
  );

const stale = (loaded: Loaded, language: Language, own: Units): readonly Problem[] => {
  const { warning } = reporter(loaded, 'translations');
  return [...own.values()].flatMap(({ key, file, path }) =>
    loaded.content.locales[language]?.reviewed[key] === 'stale'
      ? [warning(file, path, 'the Dutch has changed since this was translated')]
      : [],
  );
};
