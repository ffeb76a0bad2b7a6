// The telephone numbers of the gravest crisis themes, for the moments when the talk itself cannot go on.
import type { Content } from '../content/content.ts';
import { valueOn } from '../content/facts.ts';
import type { Day } from '../content/schema/ids.ts';

export type HelpNumber = { readonly name: string; readonly phone: string };

export const helpNumbers = (content: Content, today: Day): readonly HelpNumber[] => {
  const grave = content.safety.filter(({ level }) => level === 'red').flatMap(({ contacts }) => contacts);
  return [...new Set(grave)].flatMap((id) => {
    const contact = content.contacts[id];
    const fact = contact?.phone && content.facts[contact.phone];
    const phone = fact && valueOn(fact, today);
    return contact && typeof phone === 'string' ? [{ name: contact.name, phone }] : [];
  });
};
