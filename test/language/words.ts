// The command and number words as they stand in locales/, for the tests of this room.

import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import type { Day, Language } from '../../src/content/schema/ids.ts';
import { type WordTable, wordTable } from '../../src/language/word-table.ts';

const loaded = loadContent(process.cwd()).content;
if (!loaded) throw new Error('These tests read locales/ from the folder they are started in.');

export const content: Content = loaded;
export const table: WordTable = wordTable(content);
export const today = '2026-11-24' as Day;
export const inLanguage = (language: string) => language as Language;
export const tenLanguages = ['nl', 'en', 'ar', 'ti', 'fa', 'tr', 'so', 'uk', 'ru', 'fr'];
