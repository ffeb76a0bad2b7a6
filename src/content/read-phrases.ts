// content/phrases/*.yaml: what volunteers may send, one phrase a file; the file's name is the phrase's id.
import type { Phrase } from './content.ts';
import { judge, namesIn, type Reading, readYaml } from './reading.ts';
import { type PhraseId, phraseId } from './schema/ids.ts';
import { phraseFile } from './schema/phrase.ts';

export const phrasePath = (phrase: string): string => `content/phrases/${phrase}.yaml`;

/** None at all is in order: a house without volunteers has no phrases. */
export const readPhrases = (reading: Reading): Readonly<Record<PhraseId, Phrase>> =>
  Object.fromEntries(
    namesIn(reading, 'content/phrases', '.yaml').flatMap((name) => {
      const phrase = readPhrase(reading, name);
      if (!phrase) reading.broken.add(`phrase ${name}`);
      return phrase ? [[phrase.id, phrase]] : [];
    }),
  );

const readPhrase = (reading: Reading, name: string): Phrase | undefined => {
  const source = readYaml(reading, phrasePath(name));
  if (!source) return undefined;
  const id = judge(reading, { source, data: name }, phraseId);
  const file = judge(reading, { source, data: source.data }, phraseFile);
  return id === undefined || file === undefined ? undefined : { id, ...file };
};
