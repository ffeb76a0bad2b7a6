// What a fact is worth on a day: the value whose period holds that day.
import type { Content } from './content.ts';
import type { Fact, FactValue } from './schema/fact.ts';
import type { Day, FactId } from './schema/ids.ts';

/** Both ends of a period count; an open end has no limit. Undefined when no value holds on that day. */
export const valueOn = (fact: Fact, day: Day): FactValue | undefined =>
  fact.values.find(({ from, until }) => (!from || from <= day) && (!until || day <= until))?.is;

/** Every fact that has a value on the day, with that value. */
export const factsOn = (content: Content, day: Day): ReadonlyMap<FactId, FactValue> =>
  new Map(
    Object.entries(content.facts).flatMap(([id, fact]) => {
      const value = valueOn(fact, day);
      return value === undefined ? [] : [[id as FactId, value]];
    }),
  );
