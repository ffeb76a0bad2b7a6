// `npm run translations`: what is missing or stale per language, as a worklist; `-- stamp …` notes what was read.
import { todayIn } from '../clock.ts';
import { loadContent } from '../content/load.ts';
import type { Loaded } from '../content/loaded.ts';
import type { Language } from '../content/schema/ids.ts';
import { textUnits } from '../content/text-units.ts';
import { stamp } from './stamp.ts';

type Work = {
  readonly language: string;
  readonly missing: readonly string[];
  readonly stale: readonly string[];
  readonly machine: readonly string[];
  readonly of: number;
};

/** Per language the keys of its texts by what is left to do; Dutch is the source and has no work. */
export const worklist = (loaded: Loaded): readonly Work[] => {
  const dutch = [...textUnits(loaded.files, 'nl').keys()];
  return (Object.keys(loaded.content.locales) as Language[])
    .filter((language) => language !== 'nl')
    .map((language) => {
      const reviewed = loaded.content.locales[language]?.reviewed ?? {};
      const having = (state: string | undefined) => dutch.filter((key) => reviewed[key] === state);
      return {
        language,
        missing: having(undefined),
        stale: having('stale'),
        machine: having('machine'),
        of: dutch.length,
      };
    });
};

/** All keys of one language, or a line a language. */
export const printWork = (work: readonly Work[], only: string | undefined): string =>
  work
    .filter(({ language }) => !only || language === only)
    .flatMap(({ language, missing, stale, machine, of }) => [
      `${language}: ${missing.length} missing, ${stale.length} stale, ${machine.length} made by a machine, of ${of} texts`,
      ...(only ? [...named('missing', missing), ...named('stale', stale), ...named('machine', machine)] : []),
    ])
    .join('\n');

const named = (state: string, keys: readonly string[]): readonly string[] => keys.map((key) => `  ${state}  ${key}`);

const usage = `npm run translations                                       how much is left, per language
npm run translations -- ar                                 every text that is left in Arabic
npm run translations -- stamp ar nareis --by person        a person has read the flow nareis in Arabic
npm run translations -- stamp ar --articles --by person    the same for the articles
npm run translations -- stamp ar --phrases --by person     the same for the phrases of volunteers
npm run translations -- stamp ar --all --by machine        all texts that have no stamp yet, or a stale one`;

const run = (words: readonly string[]): string => {
  const root = process.cwd();
  const { loaded } = loadContent(root);
  if (!loaded) return 'The content cannot be read; `npm run content` says why.';
  const [command, language, flow] = words.filter(
    (word, index) => !word.startsWith('--') && words[index - 1] !== '--by',
  );
  if (words.includes('--help')) return usage;
  if (command !== 'stamp') return printWork(worklist(loaded), command);
  const by = words[words.indexOf('--by') + 1];
  const part = (['all', 'articles', 'phrases'] as const).find((one) => words.includes(`--${one}`));
  const what = part ?? flow;
  if (!language || !what || !words.includes('--by') || (by !== 'person' && by !== 'machine')) {
    process.exitCode = 1;
    return usage;
  }
  const { says, done } = stamp(loaded, { root, language, what, by, on: todayIn(process.env.TODAY) });
  process.exitCode = done ? 0 : 1;
  return says;
};

if (process.argv[1]?.endsWith('translations.ts')) console.log(run(process.argv.slice(2)));
