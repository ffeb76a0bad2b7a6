// The texts of one language in the pieces in which they are translated and signed: a node, an article, a part of ui.yaml.
import type { SourceFile } from './loaded.ts';
import type { Path } from './parse-yaml.ts';
import { wordHead } from './read-flows.ts';

export type TextUnit = {
  /** `flows/nareis` (title, label, summary), `flows/nareis/in-time`, `articles/extension`, `phrases/hello`, `ui/menu`, `safety/child-danger`. */
  readonly key: string;
  readonly file: string;
  readonly path: Path;
  readonly text: unknown;
};

export const textUnits = (files: ReadonlyMap<string, SourceFile>, language: string): ReadonlyMap<string, TextUnit> => {
  const units = [...files.values()].flatMap((source) => unitsIn(source, language));
  return new Map(units.map((unit) => [unit.key, unit]));
};

const unitsIn = ({ file, data }: SourceFile, language: string): readonly TextUnit[] => {
  if (data === null || typeof data !== 'object') return [];
  const [root, folder, name = ''] = file.split('/');
  if (root === 'content' && folder === 'articles' && file.endsWith(`/${language}.md`)) {
    const { title, summary, body } = data as Readonly<Record<string, unknown>>;
    return [{ key: `articles/${name}`, file, path: [], text: { title, summary, body } }];
  }
  if (root === 'content' && folder === 'phrases') return phraseUnit(file, data, language);
  if (root !== 'locales' || folder !== language) return [];
  if (name === 'flows') return flowUnits(file, data as Readonly<Record<string, unknown>>);
  if (name === 'ui.yaml' || name === 'safety.yaml')
    return Object.entries(data).map(([key, text]) => ({ key: `${name.slice(0, -5)}/${key}`, file, path: [key], text }));
  return [];
};

/** All languages of a phrase stand in one file. */
const phraseUnit = (file: string, data: object, language: string): readonly TextUnit[] => {
  const text = Object(Object(data).says)[language] as unknown;
  const key = file.slice('content/'.length).replace('.yaml', '');
  return typeof text === 'string' ? [{ key, file, path: ['says', language], text }] : [];
};

const flowUnits = (file: string, data: Readonly<Record<string, unknown>>): readonly TextUnit[] => {
  const flow = file.split('/').at(-1)?.replace('.yaml', '');
  const head = Object.fromEntries(wordHead.map((key) => [key, data[key]]));
  const nodes = Object.entries(data).filter(([key]) => !(wordHead as readonly string[]).includes(key));
  return [
    { key: `flows/${flow}`, file, path: ['title'], text: head },
    ...nodes.map(([node, text]) => ({ key: `flows/${flow}/${node}`, file, path: [node], text })),
  ];
};
