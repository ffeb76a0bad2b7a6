// flows/<flow>.yaml: routing only. Ids and arrows, no words, no figures.
import { z } from 'zod';
import { duration } from './duration.ts';
import { articleId, contactId, day, learnKey, nodeId, optionId, ruleId, topic } from './ids.ts';
import { source } from './source.ts';

/** The first arrow whose rule holds is taken; the last arrow has no rule. */
const arrows = z.array(z.strictObject({ when: ruleId.optional(), to: nodeId })).min(1);

export const question = z.discriminatedUnion('asks', [
  z.strictObject({
    asks: z.literal('choice'),
    /** Kept for other flows, so that nobody is asked twice. */
    learns: learnKey.optional(),
    options: z.record(optionId, nodeId),
  }),
  z.strictObject({ asks: z.literal('date'), learns: learnKey.optional(), next: arrows }),
  z.strictObject({
    asks: z.literal('number'),
    learns: learnKey.optional(),
    least: z.int(),
    most: z.int(),
    next: arrows,
  }),
]);

export const outcome = z.strictObject({
  /** Deadline rules whose days the words may show as {{day.rule-id}}. */
  computes: z.array(ruleId).default([]),
  articles: z.array(articleId).default([]),
  /** Reminders a person may ask for: how long before the day of a rule. */
  remind: z.strictObject({ on: ruleId, before: z.array(duration).min(1) }).optional(),
  /** A person must take over; the topic says who. */
  handoff: topic.optional(),
  /** Organisations to show by name, number and hours, besides those of the hand-off. */
  contacts: z.array(contactId).default([]),
  /** `high`: a mistake can cost a right; translations must have been read by a person, or the Dutch goes along. */
  risk: z.enum(['high', 'normal']),
});

export const flowFile = z.strictObject({
  topic,
  owner: z.string().min(2),
  reviewed: day,
  sources: z.array(source).min(1),
  start: nodeId,
  questions: z.record(nodeId, question),
  outcomes: z.record(nodeId, outcome),
});

export type Question = z.infer<typeof question>;
export type Outcome = z.infer<typeof outcome>;
export type FlowFile = z.infer<typeof flowFile>;
