// Organisations a person may be sent to: name, number on its own, hours when known, what they help with.
import type { ContactId, Language, SubjectId, Topic } from '../content/schema/ids.ts';
import { showWeekday } from '../language/format.ts';
import { isolate } from './isolate.ts';
import type { SpokenContact } from './message.ts';
import type { Speech } from './speech.ts';
import { sayer } from './text.ts';
import { factIn } from './values.ts';

export const contactsOf = (speech: Speech, ids: readonly ContactId[], language: Language): readonly SpokenContact[] =>
  [...new Set(ids)].flatMap((id) => {
    const contact = speech.content.contacts[id];
    if (!contact) return [];
    const say = sayer(speech, language);
    const phone = contact.phone && factIn(speech, contact.phone, language);
    return [
      {
        name: contact.name,
        ...(phone ? { phone: isolate(phone) } : {}),
        ...(contact.web ? { web: contact.web } : {}),
        ...(contact.hours ? { hours: hoursOf(speech, contact.hours, language) } : {}),
        free: contact.free,
        note: say(`contact.${id}`),
      },
    ];
  });

/** Who helps with a topic: first those of the topic itself, then those of its subject. */
export const helpersOf = (speech: Speech, topic: Topic): readonly ContactId[] => {
  const subject = topic.split('.')[0] as SubjectId;
  const all = Object.entries(speech.content.contacts);
  const helping = (word: string) =>
    all.filter(([, { helps }]) => helps.some((help) => help === word)).map(([id]) => id as ContactId);
  return [...helping(topic), ...helping(subject)];
};

type Hours = { readonly days: readonly number[]; readonly from: string; readonly to: string };

const hoursOf = (speech: Speech, { days, from, to }: Hours, language: Language): string => {
  if (days.length === 7 && from === '00:00' && to === '24:00') return sayer(speech, language)('hours.always');
  const [first = 1, last = first] = [days[0], days.at(-1)];
  const name = (day: number) => showWeekday(day, language);
  return `${days.length > 1 ? `${name(first)} – ${name(last)}` : name(first)} ${isolate(`${from}–${to}`)}`;
};
