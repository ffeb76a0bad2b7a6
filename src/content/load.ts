// Reads `content/` and `locales/` into one frozen Content and says everything that is wrong with their form.
import type { Content, Locale } from './content.ts';
import { freeze } from './freeze.ts';
import type { Loaded } from './loaded.ts';
import type { Problem } from './problem.ts';
import { readArticles } from './read-articles.ts';
import { readFacts } from './read-facts.ts';
import { readFlows } from './read-flows.ts';
import { readLocale } from './read-locale.ts';
import { readPhrases } from './read-phrases.ts';
import { missing, namesIn, type Reading, readAs, readEntries, readYaml, startReading } from './reading.ts';
import { dutchFingerprints, readReviewed } from './reviewed.ts';
import { contactId, type Language } from './schema/ids.ts';
import { contact, glossaryFile, holidaysFile, languagesFile, menuFile, renamedFile } from './schema/registers.ts';
import { safetyFile } from './schema/safety.ts';
import { strayFiles } from './stray-files.ts';

export type Loading = {
  /** Undefined when there is nothing to stand on (no list of languages). With errors in `problems` it has holes. */
  readonly content: Content | undefined;
  /** The same with its files and lines, for the checks. */
  readonly loaded: Loaded | undefined;
  readonly problems: readonly Problem[];
};

/** Synchronous; `root` is the folder that holds `content/` and `locales/`. */
export const loadContent = (root: string): Loading => {
  const reading = startReading(root);
  const languages = readAs(reading, 'locales/languages.yaml', languagesFile);
  if (!languages) return { content: undefined, loaded: undefined, problems: reading.problems };
  const flows = readFlows(reading);
  const registers = {
    flows,
    facts: readFacts(reading),
    articles: readArticles(reading, languages),
    phrases: readPhrases(reading),
    menu: readAs(reading, 'content/menu.yaml', menuFile)?.subjects ?? [],
    contacts: readContacts(reading),
    glossary: readAs(reading, 'content/glossary.yaml', glossaryFile) ?? {},
    holidays: readAs(reading, 'content/holidays.yaml', holidaysFile) ?? {},
    renamed: readAs(reading, 'content/renamed.yaml', renamedFile) ?? {},
    safety: readAs(reading, 'content/safety.yaml', safetyFile)?.themes ?? [],
    languages,
  };
  const words = spoken(reading, languages).map(
    (language) =>
      [language, readLocale(reading, { language, live: languages[language]?.live === true }, flows)] as const,
  );
  const dutch = dutchFingerprints(reading.files);
  const locales = words.map(([language, locale]): [Language, Locale] => [
    language,
    { ...locale, reviewed: readReviewed(reading, language, dutch) },
  ]);
  const commands = words.map(([language, locale]) => [language, locale.commands] as const);
  reading.problems.push(...strayFiles(reading));
  const content = freeze<Content>({
    ...registers,
    locales: Object.fromEntries(locales),
    commands: Object.fromEntries(commands),
  });
  return { content, loaded: { content, files: reading.files, broken: reading.broken }, problems: reading.problems };
};

/** Languages with a folder; a live language without one is an error, one in preparation may wait. */
const spoken = (reading: Reading, languages: Content['languages']): readonly Language[] => {
  const folders = namesIn(reading, 'locales').filter((name) => !name.includes('.'));
  const known = Object.keys(languages) as Language[];
  for (const folder of folders) {
    if (!Object.hasOwn(languages, folder))
      missing(reading, `locales/${folder}`, `"${folder}" is no language of locales/languages.yaml`);
  }
  for (const language of known) {
    if (languages[language]?.live && !folders.includes(language))
      missing(reading, `locales/${language}`, 'the language is live, but its folder is missing');
  }
  return known.filter((language) => folders.includes(language));
};

const readContacts = (reading: Reading): Content['contacts'] => {
  const file = 'content/contacts.yaml';
  const source = readYaml(reading, file);
  if (!source && !reading.files.has(file)) missing(reading, file);
  return source ? readEntries(reading, source, { kind: 'contact', key: contactId, value: contact }) : {};
};
