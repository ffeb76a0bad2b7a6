// facts/<topic>.yaml: every amount, term, age, date and telephone number, once, with source and period.
import { z } from 'zod';
import { duration } from './duration.ts';
import { day, factId } from './ids.ts';

const period = { from: day.optional(), until: day.optional() };
const common = {
  source: z.union([z.url({ error: 'write the address of the page, or "not found"' }), z.literal('not found')]),
  /** Law article, e.g. "Wet inburgering 2021, art. 11 lid 1". */
  article: z.string().optional(),
  checked: day,
  confidence: z.enum(['high', 'medium', 'low']),
  /** For editors only: what still has to be looked up. Never shown. */
  note: z.string().optional(),
};
const values = <T extends z.ZodType>(is: T) =>
  z.array(z.strictObject({ ...period, is })).min(1, 'give at least one value');

export const fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('money'), ...common, values: values(z.number().nonnegative()) }),
  z.strictObject({ type: z.literal('duration'), ...common, values: values(duration) }),
  z.strictObject({ type: z.literal('age'), ...common, values: values(z.int().positive()) }),
  z.strictObject({ type: z.literal('count'), ...common, values: values(z.number().nonnegative()) }),
  z.strictObject({ type: z.literal('date'), ...common, values: values(day) }),
  z.strictObject({ type: z.literal('phone'), ...common, values: values(z.string().regex(/^[0-9 +-]{3,}$/)) }),
  z.strictObject({ type: z.literal('url'), ...common, values: values(z.url()) }),
]);

export const factsFile = z.record(factId, fact);

export type Fact = z.infer<typeof fact>;
export type FactValue = Fact['values'][number]['is'];
