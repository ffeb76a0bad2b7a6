// The content together with the files it was read from, so that a check can name a line.
import type { Content } from './content.ts';
import type { Path } from './parse-yaml.ts';
import type { Problem } from './problem.ts';

export type SourceFile = {
  readonly file: string;
  /** As the file has it, before defaults; articles have their text under `body`. */
  readonly data: unknown;
  readonly lineOf: (path: Path) => number | undefined;
};

export type Loaded = {
  readonly content: Content;
  readonly files: ReadonlyMap<string, SourceFile>;
  /** "flow nareis", "fact income-norm": there, but not in the content because its form is wrong. */
  readonly broken: ReadonlySet<string>;
};

/** Was it written down, well formed or not? What is only malformed is not reported as unknown too. */
export const isBroken = (loaded: Loaded, kind: string, id: string): boolean => loaded.broken.has(`${kind} ${id}`);

/** `questions.pip-date.next: ` – up to the first number in a list; the line says which one. */
export const placeName = (path: Path): string => {
  const number = path.findIndex((step) => typeof step === 'number');
  const named = number === -1 ? path : path.slice(0, number);
  return named.length > 0 ? `${named.join('.')}: ` : '';
};

/** Makes the problems of one rule: `error(file, path, sentence)`. */
export const reporter = (loaded: Loaded, rule: string) => {
  const report =
    (severity: Problem['severity']) =>
    (file: string, path: Path, says: string): Problem => {
      const line = path.length > 0 ? loaded.files.get(file)?.lineOf(path) : undefined;
      return { file, ...(line === undefined ? {} : { line }), rule, severity, says: `${placeName(path)}${says}` };
    };
  return { error: report('error'), warning: report('warning') };
};

/** The line after which something that is missing belongs: of the nearest earlier one in `order` that is there, else 1. */
export const lineBefore = (loaded: Loaded, file: string, order: readonly string[], id: string): number => {
  const earlier = order.slice(0, order.indexOf(id)).reverse();
  const source = loaded.files.get(file);
  return earlier.map((one) => source?.lineOf([one])).find((line) => line !== undefined) ?? 1;
};
