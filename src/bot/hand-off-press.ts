// What the choices of the hand-off send back; no other screen knows these values.
import type { Day, SubjectId } from '../content/schema/ids.ts';
import type { Press } from '../speech/hand-off.ts';

const head = 'hand-off:';

export type HandOffPress =
  | { readonly kind: 'topic'; readonly subject: SubjectId | 'other' }
  | { readonly kind: 'no-letter' }
  | { readonly kind: 'day'; readonly day: Day };

export const press: Press & { readonly day: (day: Day) => string } = {
  topic: (subject) => `${head}topic:${subject}`,
  noLetter: `${head}no-letter`,
  day: (day) => `${head}day:${day}`,
};

/** Undefined for any value of another screen. */
export const pressedHere = (value: string): HandOffPress | undefined => {
  if (!value.startsWith(head)) return undefined;
  const [kind, what = ''] = value.slice(head.length, 200).split(':');
  if (kind === 'topic') return { kind, subject: what as SubjectId | 'other' };
  if (kind === 'no-letter') return { kind };
  return kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(what) ? { kind, day: what as Day } : undefined;
};
