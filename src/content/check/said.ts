// Every text that people read, one by one, with its language and its place. What people type (synonyms, keywords) is left out.
import type { Loaded, SourceFile } from '../loaded.ts';
import type { Path } from '../parse-yaml.ts';

export type Said = {
  readonly kind: 'flow' | 'article' | 'ui' | 'safety' | 'phrase';
  readonly language: string;
  readonly file: string;
  /** Articles: `title`, `summary`, or `body` and the 0-based line. */
  readonly path: Path;
  readonly text: string;
  /** The id of the flow, the article or the phrase. */
  readonly of: string;
};

const known = new WeakMap<Loaded, readonly Said[]>();

export const everyText = (loaded: Loaded): readonly Said[] => {
  const said = known.get(loaded) ?? [...loaded.files.values()].flatMap(textsIn);
  known.set(loaded, said);
  return said;
};

const textsIn = (source: SourceFile): readonly Said[] => {
  const [root, folder = '', name = '', last = ''] = source.file.split('/');
  if (root === 'content' && folder === 'articles') return articleTexts(source, name, last.replace('.md', ''));
  if (root === 'content' && folder === 'phrases') return phraseTexts(source, name.replace('.yaml', ''));
  if (root !== 'locales') return [];
  const kind = name === 'flows' ? 'flow' : name === 'ui.yaml' ? 'ui' : name === 'safety.yaml' ? 'safety' : undefined;
  if (!kind) return [];
  return leaves(source.data, []).map((leaf) => ({
    ...leaf,
    kind,
    language: folder,
    file: source.file,
    of: last.replace('.yaml', ''),
  }));
};

const articleTexts = ({ file, data }: SourceFile, of: string, language: string): readonly Said[] => {
  const { title, summary, body } = data as Readonly<Record<string, unknown>>;
  const line = (path: Path, text: unknown): Said[] =>
    typeof text === 'string' && text.trim() !== '' ? [{ kind: 'article', language, file, path, text, of }] : [];
  return [
    ...line(['title'], title),
    ...line(['summary'], summary),
    ...String(body)
      .split('\n')
      .flatMap((text, index) => line(['body', index], text)),
  ];
};

const phraseTexts = ({ file, data }: SourceFile, of: string): readonly Said[] =>
  Object.entries(Object(Object(data).says)).flatMap(([language, text]) =>
    typeof text === 'string' ? [{ kind: 'phrase', language, file, path: ['says', language], text, of }] : [],
  );

const leaves = (data: unknown, path: Path): readonly { readonly path: Path; readonly text: string }[] => {
  if (typeof data === 'string') return [{ path, text: data }];
  if (Array.isArray(data)) return data.flatMap((item, index) => leaves(item, [...path, index]));
  if (data === null || typeof data !== 'object') return [];
  return Object.entries(data).flatMap(([key, inner]) => (key === 'synonyms' ? [] : leaves(inner, [...path, key])));
};
