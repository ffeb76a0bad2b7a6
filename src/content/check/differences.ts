// Where a translated text has another form than its Dutch: fill-ins, numbers of steps, missing answers or lines.
import type { Path } from '../parse-yaml.ts';
import type { Problem } from '../problem.ts';
import { placeholdersIn } from './placeholders.ts';

export type Difference = { readonly path: Path; readonly says: string; readonly severity: Problem['severity'] };

export const differences = (dutch: unknown, own: unknown, path: Path = []): readonly Difference[] => {
  if (typeof dutch === 'string' && typeof own === 'string') return fillIns(dutch, own, path);
  if (Array.isArray(dutch)) return lists(dutch, Array.isArray(own) ? own : [], path);
  if (isBlock(dutch) || isBlock(own)) return blocks(asBlock(dutch), asBlock(own), path);
  return [];
};

const fillIns = (dutch: string, own: string, path: Path): readonly Difference[] => {
  const [wanted, given] = [new Set(placeholdersIn(dutch)), new Set(placeholdersIn(own))];
  const lost = [...wanted].filter((one) => !given.has(one)).map((one) => `{{${one}}} of the Dutch is missing`);
  const extra = [...given].filter((one) => !wanted.has(one)).map((one) => `{{${one}}} is not in the Dutch`);
  return [...lost, ...extra].map((says) => ({ path, says, severity: 'error' }));
};

const lists = (dutch: readonly unknown[], own: readonly unknown[], path: Path): readonly Difference[] => {
  if (dutch.length !== own.length)
    return [
      {
        path,
        says: `has ${own.length} ${own.length === 1 ? 'line' : 'lines'}, the Dutch has ${dutch.length}`,
        severity: 'error',
      },
    ];
  return dutch.flatMap((item, index) => differences(item, own[index], [...path, index]));
};

type Block = Readonly<Record<string, unknown>>;
const isBlock = (value: unknown): value is Block =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** An answer may be written as just its label. */
const asBlock = (value: unknown): Block => (isBlock(value) ? value : typeof value === 'string' ? { label: value } : {});

const blocks = (dutch: Block, own: Block, path: Path): readonly Difference[] =>
  Object.entries(dutch).flatMap(([key, inner]): readonly Difference[] => {
    if (key === 'synonyms' || (Array.isArray(inner) && inner.length === 0)) return [];
    if (!Object.hasOwn(own, key) || own[key] === null)
      return [{ path, says: `"${key}" of the Dutch is missing`, severity: weight(path, key) }];
    return differences(inner, own[key], [...path, key]);
  });

/** Without an explanation one can still go on; without an answer, a step or a warning one goes wrong. */
const weight = (path: Path, key: string): Problem['severity'] =>
  path.at(-1) === 'options' || !['why', 'hint', 'where', 'question', 'title', 'label', 'summary'].includes(key)
    ? 'error'
    : 'warning';
