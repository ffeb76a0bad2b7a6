// What a page posts: read strictly, and rebuilt from the few fields that are a person's to say.
import { z } from 'zod';
import type { Fault } from './errors.ts';
import type { Bearer } from './token.ts';
import { type Carried, channelId } from './wire.ts';

export type Posted =
  | { readonly kind: 'typing' }
  | { readonly kind: 'activity'; readonly activity: Carried; readonly clientActivityID?: string }
  | { readonly kind: 'refused'; readonly fault: Fault };

/** In letters; no question of a person is longer. */
const longest = 4000;
/** Everything else, `handoff.*` above all, is the house's own to say. */
const allowedEvents = ['page/language'] as const;

const word = z.string().max(1000);
const plain = z.union([word, z.number(), z.boolean(), z.null()]);
/** Flat: a card's form or a choice; nothing that could be nested a thousand deep. */
const value = z.union([plain, z.record(z.string().max(100), plain).refine((all) => Object.keys(all).length <= 20)]);
const locale = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i);
const usual = {
  locale: locale.optional().catch(undefined),
  channelData: z
    .object({
      clientActivityID: z.string().min(1).max(200).optional(),
      postBack: z.boolean().optional(),
      messageBack: z.object({ displayText: word.optional() }).optional(),
    })
    .optional(),
};
const schema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), text: z.string().optional(), value: value.optional(), ...usual }),
  z.object({ type: z.literal('event'), name: z.enum(allowedEvents), value: value.optional(), ...usual }),
  z.object({ type: z.literal('typing') }),
]);

export const readPost = (body: unknown, bearer: Bearer): Posted => {
  const given = (body ?? {}) as { readonly type?: unknown; readonly text?: unknown };
  if (typeof given.type !== 'string') return { kind: 'refused', fault: 'no-type' };
  if (typeof given.text === 'string' && given.text.length > longest) return { kind: 'refused', fault: 'too-big' };
  const read = schema.safeParse(body);
  if (!read.success) return { kind: 'refused', fault: 'not-allowed' };
  if (read.data.type === 'typing') return { kind: 'typing' };
  if (read.data.type === 'message' && !read.data.text?.trim() && read.data.value == null)
    return { kind: 'refused', fault: 'not-allowed' };
  const { clientActivityID } = read.data.channelData ?? {};
  return {
    kind: 'activity',
    activity: {
      ...read.data,
      channelId,
      from: { id: bearer.user, name: '', role: 'user' },
      conversation: { id: bearer.conversation },
    },
    ...(clientActivityID === undefined ? {} : { clientActivityID }),
  };
};

/** The locale a page names when it starts; anything odd is as good as none. */
export const localeIn = (body: unknown): string | undefined => z.object({ locale }).safeParse(body).data?.locale;
