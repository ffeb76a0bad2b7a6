// Files under `content/` and `locales/` that nothing reads: most often a slip in the name.
import { didYouMean } from './did-you-mean.ts';
import type { Problem } from './problem.ts';
import { namesIn, type Reading } from './reading.ts';

const languageFiles = ['ui.yaml', 'commands.yaml', 'review.yaml', 'safety.yaml'];

/** Warnings. Explanations for people (`README.md`) may stand anywhere. */
export const strayFiles = (reading: Reading): readonly Problem[] => {
  const folders = ['content', 'content/flows', 'content/facts', 'content/phrases', 'locales'];
  const articles = namesIn(reading, 'content/articles').map((name) => `content/articles/${name}`);
  const languages = namesIn(reading, 'locales').filter((name) => !name.includes('.'));
  const spoken = languages.flatMap((name) => [`locales/${name}`, `locales/${name}/flows`]);
  return [...folders, ...articles, ...spoken].flatMap((folder) => {
    const known = [...reading.files.keys()].filter((file) => file.startsWith(`${folder}/`));
    const names = known.map((file) => file.slice(folder.length + 1).split('/')[0] ?? '');
    return namesIn(reading, folder)
      .filter((name) => name.includes('.') && name !== 'README.md' && !names.includes(name))
      .map((name) => ({
        file: `${folder}/${name}`,
        rule: 'shape',
        says: `nothing reads this file${didYouMean(name, [...names, ...languageFiles])}`,
        severity: 'warning' as const,
      }));
  });
};
