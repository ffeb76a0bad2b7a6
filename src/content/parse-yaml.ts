// One YAML text: its data, where each part of it stands, and what is wrong with its form.
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

export type Path = readonly (string | number)[];

export type Parsed = {
  readonly data: unknown;
  /** The 1-based line of the deepest part of the path that exists. */
  readonly lineOf: (path: Path) => number | undefined;
  readonly problems: readonly Problem[];
};

/** `firstLine`: the line in the file on which the text starts, for front matter. */
export const parseYaml = (file: string, text: string, firstLine = 1): Parsed => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const problems = [...document.errors, ...document.warnings].map(
    (error): Problem => ({
      file,
      line: lineAt(error.pos[0]),
      rule: 'shape',
      says: sayYaml(error.code, error.message, text.slice(error.pos[0]).split('\n', 1)[0] ?? ''),
      severity: 'error',
    }),
  );
  return {
    data: problems.length > 0 ? undefined : document.toJS(),
    lineOf: (path) => {
      const offset = offsetOf(document.contents, path);
      return offset === undefined ? undefined : lineAt(offset);
    },
    problems,
  };
};

const sayYaml = (code: string, message: string, at: string): string => {
  if (code === 'DUPLICATE_KEY') return `"${at.split(':')[0]}" stands here twice; keep one`;
  if (code === 'TAB_AS_INDENT') return 'a tab stands at the start of the line; use spaces';
  if (code === 'BAD_INDENT') return 'the line starts at the wrong column; count its spaces against the line above';
  if (['MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR', 'BLOCK_AS_IMPLICIT_KEY', 'UNEXPECTED_TOKEN'].includes(code))
    return `this is no YAML (${message}); a text with a colon, a # or a {{…}} at its start needs quotes`;
  return `this is no YAML: ${message}`;
};

const offsetOf = (root: unknown, path: Path): number | undefined => {
  let node = root as Node | null;
  let offset = node?.range?.[0];
  for (const step of path) {
    const found = child(node, step);
    if (!found) return offset;
    const key = isPair(found) ? (found.key as Node) : found;
    offset = key.range?.[0] ?? offset;
    node = isPair(found) ? (found.value as Node | null) : found;
  }
  return offset;
};

const child = (node: unknown, step: string | number): Pair | Node | undefined => {
  if (isMap(node)) return node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
  if (isSeq(node)) return node.items[Number(step)] as Node | undefined;
  return undefined;
};
