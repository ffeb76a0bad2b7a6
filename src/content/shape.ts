// Holds data against a schema, and says in an editor's words what does not fit and where.
import { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';
import type { Path } from './parse-yaml.ts';

export type Misfit = { readonly path: Path; readonly says: string };
export type Shaped<T> = { readonly value: T } | { readonly misfits: readonly Misfit[] };

export const shape = <T extends z.ZodType>(schema: T, data: unknown): Shaped<z.infer<T>> => {
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data };
  return { misfits: result.error.issues.flatMap((issue) => explain(issue, schema, data)) };
};

type Issue = z.core.$ZodIssue;

const explain = (issue: Issue, schema: z.ZodType, data: unknown, base: Path = []): readonly Misfit[] => {
  const path: Path = [...base, ...(issue.path as (string | number)[])];
  const given = at(data, path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      says: `"${key}" is no key here${didYouMean(key, keysAt(schema, path))}`,
    }));
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return likeliest(issue.errors).flatMap((inner) => explain(inner, schema, data, path));
  if (issue.code === 'invalid_key')
    return [{ path, says: issue.issues[0]?.message ?? `"${path.at(-1)}" cannot be a key here` }];
  if (given === undefined) return [{ path: path.slice(0, -1), says: `"${path.at(-1)}" is missing` }];
  return [{ path, says: sentence(issue, given) }];
};

/** Of a "this or that" the branch that came furthest: an object with one wrong key was meant as the object. */
const likeliest = (branches: readonly (readonly Issue[])[]): readonly Issue[] =>
  branches.toSorted((one, other) => rank(one) - rank(other))[0] ?? [];
const rank = (issues: readonly Issue[]): number =>
  issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0) ? 1000 : issues.length;

const sentence = (issue: Issue, given: unknown): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `${show(given)} should be ${kinds[issue.expected] ?? issue.expected}${quoteHint(issue.expected, given)}`;
    case 'invalid_value':
      return oneOf(issue.values.map(String), given);
    case 'invalid_union':
      return oneOf('options' in issue ? (issue.options as unknown[]).map(String) : [], given);
    case 'too_small':
      return `${show(given)} is too ${issue.origin === 'array' ? 'few' : 'small'}: at least ${issue.minimum}${unit(issue.origin)}`;
    case 'too_big':
      return `${show(given)} is too ${issue.origin === 'array' ? 'many' : 'big'}: at most ${issue.maximum}${unit(issue.origin)}`;
    default:
      return `${show(given)}: ${issue.message}`;
  }
};

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that start with "- ")',
  object: 'a block of keys',
  record: 'a block of keys',
};

const unit = (origin: string): string => (origin === 'string' ? ' letters' : origin === 'array' ? ' items' : '');
const quoteHint = (expected: string, given: unknown): string =>
  expected === 'string' && typeof given !== 'object' ? '; put it between quotes' : '';
const oneOf = (values: readonly string[], given: unknown): string =>
  `${show(given)} should be one of ${values.map((value) => `"${value}"`).join(', ')}${didYouMean(String(given), values)}`;

const show = (given: unknown): string => {
  if (given === null) return 'nothing';
  if (Array.isArray(given)) return `a list of ${given.length}`;
  if (typeof given === 'object') return 'a block of keys';
  const text = String(given);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
};

const at = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, step) => (part === null || part === undefined ? undefined : (part as never)[step]), data);

/** The keys a schema allows at a path, over all branches: only for "did you mean". */
const keysAt = (schema: z.ZodType, path: Path): readonly string[] =>
  path
    .reduce<readonly z.ZodType[]>((schemas, step) => schemas.flatMap((one) => inside(one, step)), bare(schema))
    .flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : []));

const inside = (schema: z.ZodType, step: string | number): readonly z.ZodType[] => {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, step) ? bare(schema.shape[step]) : [];
  if (schema instanceof z.ZodRecord) return bare(schema.valueType as z.ZodType);
  if (schema instanceof z.ZodArray) return bare(schema.element as z.ZodType);
  return [];
};

const bare = (schema: z.ZodType): readonly z.ZodType[] => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return bare(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return bare(schema.in as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(bare);
  return [schema];
};
