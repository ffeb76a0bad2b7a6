// Facts and days filled in about as long as people will see them; only for measuring a text and for previews.
import type { Content } from '../content.ts';
import { valueOn } from '../facts.ts';
import type { Duration } from '../schema/duration.ts';
import type { Day, FactId } from '../schema/ids.ts';
import { fillPlaceholders, placeholderParts } from './placeholders.ts';

export const roughly =
  (content: Content, today: Day) =>
  (text: string): string =>
    fillPlaceholders(text, (placeholder) => {
      const [kind, id] = placeholderParts(placeholder);
      if (kind === 'day' || kind === 'slot') return '29-12-2026 (Wednesday)';
      if (kind === 'fact') return roughFact(content, id as FactId, today) ?? `{{${placeholder}}}`;
      return `{{${placeholder}}}`;
    });

export const roughFact = (content: Content, id: FactId, today: Day): string | undefined => {
  const fact = content.facts[id];
  const value = fact && valueOn(fact, today);
  if (!fact || value === undefined) return undefined;
  switch (fact.type) {
    case 'money':
      return `€ ${value}`;
    case 'duration':
      return `${(value as Duration).count} ${(value as Duration).unit}`;
    case 'date':
      return String(value).split('-').reverse().join('-');
    case 'age':
    case 'count':
    case 'phone':
    case 'url':
      return String(value);
  }
};
