// phrases/<phrase>.yaml: one approved reply of a volunteer, in every language, with facts and slots filled in.
import { z } from 'zod';
import { day, language, topic } from './ids.ts';

/** What a volunteer may fill in: a day (`2026-12-01`), euros (`12,50`), a place in one line, an hour (`09:30`). Never free text. */
export const slotKinds = ['date', 'amount', 'place', 'hour'] as const;

export const slotName = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, 'write a slot in small letters and single hyphens, like "day"');

export const phraseFile = z.strictObject({
  /** A topic of the roads, or `talk.start`, `talk.ask`, `talk.limits`, `talk.plan`, `talk.contacts`, `talk.wait`, `talk.close`. */
  topic,
  owner: z.string().min(2),
  reviewed: day,
  /** `high`: a mistake can cost a right or hurt; the Dutch goes along until a person has read the translation. */
  risk: z.enum(['high', 'normal']),
  slots: z.record(slotName, z.enum(slotKinds)).default({}),
  /** `{{fact.…}}` and `{{slot.…}}` are filled in, the same ones in every language. */
  says: z.record(language, z.string().trim().min(1)),
});

export type SlotKind = (typeof slotKinds)[number];
export type PhraseFile = z.infer<typeof phraseFile>;
