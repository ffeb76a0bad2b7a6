// Facts: each has a value today, a source and a recent check; none is there for nothing.
import type { Content } from '../content.ts';
import { valueOn } from '../facts.ts';
import { type Loaded, reporter } from '../loaded.ts';
import type { Problem } from '../problem.ts';
import type { Fact } from '../schema/fact.ts';
import type { Day, FactId } from '../schema/ids.ts';
import type { Check } from './check.ts';
import { daysFrom } from './days.ts';
import { placeholderParts, placeholdersIn } from './placeholders.ts';
import { everyText } from './said.ts';

/** After half a year a fact must be looked up again; two months before it ends the next value must be found. */
const staleAfter = 180;
const endsSoon = 60;

export const facts: Check = (loaded, known) => {
  const inTexts = usedInTexts(loaded);
  const inRules = new Set(Object.values(known.rules).flatMap((rule) => rule.facts));
  return (Object.entries(loaded.content.facts) as [FactId, Fact][]).flatMap(([id, fact]) => {
    const file = homeOf(loaded, id);
    const used = inRules.has(id) ? 'rule' : inTexts.has(id) ? 'text' : undefined;
    return [
      ...sourceAndAge(loaded, { file, id, fact }, known.today),
      ...periods(loaded, { file, id, fact, used }, known.today),
      ...(used ? [] : [reporter(loaded, 'facts').warning(file, [id], 'no text and no rule uses this fact')]),
    ];
  });
};

type Placed = { readonly file: string; readonly id: FactId; readonly fact: Fact };
type Used = Placed & { readonly used: 'rule' | 'text' | undefined };

const sourceAndAge = (loaded: Loaded, { file, id, fact }: Placed, today: Day): readonly Problem[] => {
  const { warning } = reporter(loaded, 'facts');
  const age = daysFrom(fact.checked, today);
  return [
    ...(fact.source === 'not found'
      ? [warning(file, [id, 'source'], 'no page was found that says so: the text must say whom to ask')]
      : []),
    ...(fact.confidence === 'low'
      ? [warning(file, [id, 'confidence'], 'the confidence is low: the text must say whom to ask')]
      : []),
    ...(age > staleAfter ? [warning(file, [id, 'checked'], `was last checked ${age} days ago; look it up again`)] : []),
    ...(age < 0 ? [warning(file, [id, 'checked'], `was checked on ${fact.checked}, which is still to come`)] : []),
  ];
};

const periods = (loaded: Loaded, { file, id, fact, used }: Used, today: Day): readonly Problem[] => {
  const { error, warning } = reporter(loaded, 'facts');
  const values: readonly Period[] = fact.values;
  const backwards = values.flatMap(({ from, until }, index) =>
    from && until && until < from
      ? [error(file, [id, 'values', index], `the period ends (${until}) before it starts (${from})`)]
      : [],
  );
  const overlaps = values.flatMap((one, index) =>
    values
      .slice(index + 1)
      .flatMap((other, further) =>
        overlap(one, other)
          ? [
              error(
                file,
                [id, 'values', index + 1 + further],
                'this period overlaps with an earlier one; close that with "until"',
              ),
            ]
          : [],
      ),
  );
  if (valueOn(fact, today) === undefined)
    return [...backwards, ...overlaps, ended(loaded, { file, id, fact, used }, today)];
  const end = endingSoon(fact, today);
  return [
    ...backwards,
    ...overlaps,
    ...(end
      ? [
          warning(
            file,
            [id, 'values'],
            `the value ends on ${end}, in ${daysFrom(today, end)} days, and nothing follows it`,
          ),
        ]
      : []),
  ];
};

/** The last day of today's value when that is near and nothing follows it. */
export const endingSoon = (fact: Fact, today: Day): Day | undefined => {
  const values: readonly Period[] = fact.values;
  const end = values.find(({ from, until }) => (!from || from <= today) && until && today <= until)?.until;
  const next = end && values.some(({ from }) => from && from > end);
  return end && !next && daysFrom(today, end) <= endsSoon ? end : undefined;
};

/**
 * A text says "this has changed, look at the source" in its place, so the house may open all the same (rule `expired`);
 * a rule cannot count without it (rule `facts`). What nothing uses leaves no gap.
 */
const ended = (loaded: Loaded, { file, id, used }: Used, today: Day): Problem => {
  const says = `has no value for today (${today})`;
  if (used === 'rule') return reporter(loaded, 'facts').error(file, [id, 'values'], says);
  return reporter(loaded, 'expired')[used === 'text' ? 'error' : 'warning'](file, [id, 'values'], says);
};

type Period = { readonly from?: Day | undefined; readonly until?: Day | undefined };

const overlap = (one: Period, other: Period): boolean =>
  (one.from ?? '') <= (other.until ?? '9999') && (other.from ?? '') <= (one.until ?? '9999');

const usedInTexts = (loaded: Loaded): ReadonlySet<string> => {
  const inTexts = everyText(loaded).flatMap(({ text }) =>
    placeholdersIn(text).flatMap((placeholder) => {
      const [kind, id] = placeholderParts(placeholder);
      return kind === 'fact' ? [id] : [];
    }),
  );
  const inContacts = Object.values<Content['contacts'][keyof Content['contacts']]>(loaded.content.contacts).flatMap(
    ({ phone }) => phone ?? [],
  );
  return new Set([...inTexts, ...inContacts]);
};

/** The file in which a fact stands. */
export const homeOf = (loaded: Loaded, id: string): string =>
  [...loaded.files.values()].find(
    ({ file, data }) => file.startsWith('content/facts/') && Object.hasOwn(Object(data), id),
  )?.file ?? 'content/facts';
