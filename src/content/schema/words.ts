// locales/<lang>/flows/<flow>.yaml: the words of one flow in one language, in the order of the flow.
import { z } from 'zod';

const line = z.string().trim().min(1);

/** Either just the label, or a label (≤ 24 letters) with a hint under it (≤ 72) and other ways people say it. */
export const optionWords = z
  .union([line, z.strictObject({ label: line, hint: line.optional(), synonyms: z.array(line).default([]) })])
  .transform((words) => (typeof words === 'string' ? { label: words, synonyms: [] as string[] } : words));

export const questionWords = z.strictObject({
  question: line,
  /** Why we ask: one sentence. */
  why: line.optional(),
  /** An example of an answer, or how to write it. */
  hint: line.optional(),
  /** Where to look when the person does not know: on which letter, in which line. */
  where: line.optional(),
  options: z.record(z.string(), optionWords).optional(),
});

export const outcomeWords = z.strictObject({
  /** The answer in one or two sentences. */
  verdict: line,
  /** What to do, in order; the first step is the most important one. */
  steps: z.array(line).default([]),
  /** Good to know: short paragraphs. */
  more: z.array(line).default([]),
  /** A danger or a pitfall, shown apart. */
  warning: line.optional(),
});

export const flowWordsHead = z.object({
  /** The question this flow answers, as a person would say it. */
  title: line,
  /** The same for a list: 24 letters at most. */
  label: line,
  /** Under the label in a list: 72 letters at most. */
  summary: line,
});

export type OptionWords = z.infer<typeof optionWords>;
export type QuestionWords = z.infer<typeof questionWords>;
export type OutcomeWords = z.infer<typeof outcomeWords>;
export type FlowWords = {
  readonly title: string;
  readonly label: string;
  readonly summary: string;
  readonly questions: Readonly<Record<string, QuestionWords>>;
  readonly outcomes: Readonly<Record<string, OutcomeWords>>;
};
