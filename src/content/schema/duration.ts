// A length of time as the law writes it: calendar units, never hours.
import { z } from 'zod';

export const duration = z
  .string()
  .regex(/^\d+ (day|week|month|year)s?$/, 'write a duration as "3 years", "16 weeks", "6 months" or "28 days"')
  .transform((text) => {
    const [count = '0', unit = 'days'] = text.split(' ');
    return { count: Number(count), unit: (unit.endsWith('s') ? unit : `${unit}s`) as Unit };
  });

export type Unit = 'days' | 'weeks' | 'months' | 'years';
export type Duration = { readonly count: number; readonly unit: Unit };
