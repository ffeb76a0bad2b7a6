// Where a statement comes from: an address and the date of the page or text that was read.
import { z } from 'zod';
import { day } from './ids.ts';

export const source = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'write a full address that starts with https://' }),
  /** A short name a reader understands: "Wet inburgering 2021", "IND: nareis". */
  name: z.string().min(3),
  /** The date of the page or consolidated text; absent when the page shows none (a warning says so). */
  date: day.optional(),
});

export type Source = z.infer<typeof source>;
