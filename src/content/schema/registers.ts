// The small registers: menu, contacts, glossary, holidays, languages, renamed ids, reviews.
import { z } from 'zod';
import { contactId, day, factId, flowId, language, subjectId, topic } from './ids.ts';

/** content/menu.yaml: the subjects in order, each with its flows in order. */
export const menuFile = z.strictObject({
  subjects: z.array(z.strictObject({ id: subjectId, flows: z.array(flowId).min(1) })).min(1),
});

const clock = z.string().regex(/^\d{2}:\d{2}$/, 'write a time as 09:00');
export const contact = z.strictObject({
  name: z.string(),
  phone: factId.optional(),
  web: z.url().optional(),
  /** Weekdays 1 (Monday) to 7 and local opening times; absent when unknown. */
  hours: z.strictObject({ days: z.array(z.int().min(1).max(7)), from: clock, to: clock }).optional(),
  free: z.boolean().default(false),
  /** Topics or whole subjects ("family") this organisation helps with; used for hand-offs. */
  helps: z.array(z.union([topic, subjectId])).default([]),
});
export const contactsFile = z.record(contactId, contact);

/** content/glossary.yaml: Dutch official terms that stay in brackets in every language. */
export const glossaryFile = z.record(z.string(), z.strictObject({ nl: z.string(), en: z.string() }));

/** content/holidays.yaml: general holidays of the Algemene termijnenwet, art. 3, per date. */
export const holidaysFile = z.record(day, z.string());

export const languagesFile = z.record(
  language,
  z.strictObject({
    name: z.string(),
    direction: z.enum(['ltr', 'rtl']),
    fallback: language,
    /** Shown to people; a language may be prepared before it is shown. */
    live: z.boolean(),
    spellings: z.array(z.string()).default([]),
  }),
);

/** content/renamed.yaml: old id → new id, for flows and for "flow/node". */
export const renamedFile = z.record(z.string(), z.string());

/** locales/<lang>/review.yaml: per text the hash of the Dutch it was made from. Written by a command. */
export const reviewFile = z.record(
  z.string(),
  z.strictObject({ of: z.string(), by: z.enum(['machine', 'person']), on: day }),
);

export const commandNames = [
  'menu',
  'back',
  'stop',
  'help',
  'human',
  'language',
  'delete_my_data',
  'yes',
  'no',
  'start',
  'repeat',
  'thanks',
] as const;
/** locales/<lang>/commands.yaml: whole-message words per command; `unknown` holds "I don't know". */
export const commandsFile = z.strictObject({
  ...(Object.fromEntries(commandNames.map((name) => [name, z.array(z.string()).min(3)])) as Record<
    (typeof commandNames)[number],
    z.ZodArray<z.ZodString>
  >),
  unknown: z.array(z.string()).min(3),
  numbers: z.array(z.array(z.string())).min(10),
});

export type Command = (typeof commandNames)[number];
export type Contact = z.infer<typeof contact>;
export type Commands = z.infer<typeof commandsFile>;
export type LanguageEntry = z.infer<typeof languagesFile>[z.infer<typeof language>];
