// The ids of the content, branded here and nowhere else, so that a question's id never passes for a fact's.
import { z } from 'zod';

const id = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const word = z.string().regex(id, 'write an id in small letters, digits and single hyphens, like "pip-date"');
const dotted = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)?$/, 'write a topic as "subject.part", like "inburgering.term"');

export const flowId = word.brand<'FlowId'>();
export const nodeId = word.brand<'NodeId'>();
export const optionId = word.brand<'OptionId'>();
export const factId = word.brand<'FactId'>();
export const articleId = word.brand<'ArticleId'>();
export const ruleId = word.brand<'RuleId'>();
export const contactId = word.brand<'ContactId'>();
/** An approved reply of a volunteer. */
export const phraseId = word.brand<'PhraseId'>();
export const subjectId = word.brand<'SubjectId'>();
/** What is remembered of a person between flows, e.g. `law` or `status`. */
export const learnKey = word.brand<'LearnKey'>();
/** One of the topic labels, e.g. `inburgering.term`. */
export const topic = dotted.brand<'Topic'>();
/** A language code as in `locales/languages.yaml`, e.g. `ar`. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'write a language as its code, like "nl"')
  .brand<'Language'>();
/** A plain calendar date, `YYYY-MM-DD`, in the Gregorian calendar. */
export const day = z.iso.date('write a date as 2026-11-24').brand<'Day'>();

export type FlowId = z.infer<typeof flowId>;
export type NodeId = z.infer<typeof nodeId>;
export type OptionId = z.infer<typeof optionId>;
export type FactId = z.infer<typeof factId>;
export type ArticleId = z.infer<typeof articleId>;
export type RuleId = z.infer<typeof ruleId>;
export type ContactId = z.infer<typeof contactId>;
export type PhraseId = z.infer<typeof phraseId>;
export type SubjectId = z.infer<typeof subjectId>;
export type LearnKey = z.infer<typeof learnKey>;
export type Topic = z.infer<typeof topic>;
export type Language = z.infer<typeof language>;
export type Day = z.infer<typeof day>;
