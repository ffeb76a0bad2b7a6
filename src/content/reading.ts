// Reading in progress: the folder, the files read so far, what is wrong with them. Nothing stops at the first fault.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { placeName, type SourceFile } from './loaded.ts';
import { type Path, parseYaml } from './parse-yaml.ts';
import type { Problem } from './problem.ts';
import { shape } from './shape.ts';

export type Reading = {
  readonly root: string;
  readonly files: Map<string, SourceFile>;
  readonly broken: Set<string>;
  readonly problems: Problem[];
};

export const startReading = (root: string): Reading => ({ root, files: new Map(), broken: new Set(), problems: [] });

/** Paths are from the root and always with `/`, as they are printed. */
export const textOf = (reading: Reading, file: string): string | undefined => {
  const path = join(reading.root, file);
  return existsSync(path) ? readFileSync(path, 'utf8').replace(/^\uFEFF/, '') : undefined;
};

/** The names in a folder, sorted, with or without an ending; an absent folder is empty. */
export const namesIn = (reading: Reading, folder: string, ending = ''): readonly string[] => {
  const path = join(reading.root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .map((name) => name.slice(0, name.length - ending.length))
    .sort();
};

/** Reads and remembers one YAML file; undefined when it is absent or is no YAML. */
export const readYaml = (reading: Reading, file: string): SourceFile | undefined => {
  const text = textOf(reading, file);
  if (text === undefined) return undefined;
  const { problems, ...parsed } = parseYaml(file, text);
  reading.problems.push(...problems);
  const source = { file, ...parsed };
  reading.files.set(file, source);
  return problems.length > 0 ? undefined : source;
};

/** Holds one part of a file against a schema; what does not judge becomes a problem with its line. */
export const judge = <T extends z.ZodType>(
  reading: Reading,
  part: { readonly source: SourceFile; readonly data: unknown; readonly path?: Path },
  schema: T,
): z.infer<T> | undefined => {
  const shaped = shape(schema, part.data);
  if ('value' in shaped) return shaped.value;
  for (const misfit of shaped.misfits) wrong(reading, part.source, [...(part.path ?? []), ...misfit.path], misfit.says);
  return undefined;
};

export const wrong = (reading: Reading, source: SourceFile, path: Path, says: string): void => {
  const line = path.length > 0 ? source.lineOf(path) : undefined;
  reading.problems.push({
    file: source.file,
    ...(line === undefined ? {} : { line }),
    rule: 'shape',
    says: `${placeName(path)}${says}`,
    severity: 'error',
  });
};

export const missing = (reading: Reading, file: string, says = 'the file is missing'): void => {
  reading.problems.push({ file, rule: 'shape', says, severity: 'error' });
};

/** A whole file against one schema. An absent file is an error. */
export const readAs = <T extends z.ZodType>(reading: Reading, file: string, schema: T): z.infer<T> | undefined => {
  const source = readYaml(reading, file);
  if (!source && !reading.files.has(file)) missing(reading, file);
  return source && judge(reading, { source, data: source.data ?? {} }, schema);
};

/** A file of entries, each judged alone: one that is wrong does not take the others along. */
export const readEntries = <K extends z.ZodType<string>, V extends z.ZodType>(
  reading: Reading,
  source: SourceFile,
  entry: { readonly kind: string; readonly key: K; readonly value: V },
): Readonly<Record<string, z.infer<V>>> => {
  const data = source.data ?? {};
  if (typeof data !== 'object' || Array.isArray(data)) {
    wrong(reading, source, [], 'the file should be a block of keys');
    return {};
  }
  const entries = Object.entries(data).flatMap(([id, given]) => {
    const key = judge(reading, { source, data: id, path: [id] }, entry.key);
    const value = judge(reading, { source, data: given, path: [id] }, entry.value);
    if (key === undefined || value === undefined) reading.broken.add(`${entry.kind} ${id}`);
    return key === undefined || value === undefined ? [] : [[id, value] as const];
  });
  return Object.fromEntries(entries);
};
