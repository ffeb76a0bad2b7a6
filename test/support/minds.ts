// The real content on a day of the test's choosing; read and indexed once per test file.

import { resolve } from 'node:path';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import type { Day } from '../../src/content/schema/ids.ts';
import { makeMinds } from '../../src/minds.ts';

export const root = resolve(import.meta.dirname, '../..');

let loaded: Content | undefined;
export const realContent = (): Content => {
  loaded ??= loadContent(root).content;
  if (!loaded) throw new Error('The content does not load; run `npm run content`.');
  return loaded;
};

const made = new Map<string, ReturnType<typeof makeMinds>>();
export const mindsOn = (today: string): ReturnType<typeof makeMinds> => {
  const minds =
    made.get(today) ?? makeMinds({ content: realContent(), today: () => today as Day, sheetPath: () => '/sheet/key' });
  made.set(today, minds);
  return minds;
};
