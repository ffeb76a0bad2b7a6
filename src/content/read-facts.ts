// content/facts/*.yaml: all facts of all files under their ids; an id stands in one file only.
import { namesIn, type Reading, readEntries, readYaml, wrong } from './reading.ts';
import { type Fact, fact } from './schema/fact.ts';
import { type FactId, factId } from './schema/ids.ts';

export const readFacts = (reading: Reading): Readonly<Record<FactId, Fact>> => {
  const facts: Record<string, Fact> = {};
  const home = new Map<string, string>();
  for (const name of namesIn(reading, 'content/facts', '.yaml')) {
    const source = readYaml(reading, `content/facts/${name}.yaml`);
    if (!source) continue;
    for (const [id, value] of Object.entries(
      readEntries(reading, source, { kind: 'fact', key: factId, value: fact }),
    )) {
      const first = home.get(id);
      if (first) wrong(reading, source, [id], `this fact stands in ${first} too; keep one`);
      else facts[id] = value;
      home.set(id, first ?? source.file);
    }
  }
  return facts;
};
