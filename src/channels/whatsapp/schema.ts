// The shapes of Meta's webhooks as far as we read them; everything else in them is dropped here.
import { z } from 'zod';

const id = z.string().min(1).max(512);
const phone = z.string().regex(/^\d{3,20}$/);
const bsuid = z.string().regex(/^[A-Z]{2}\.[A-Za-z0-9.]{1,140}$/);
const seconds = z.union([z.string().regex(/^\d{1,12}$/), z.number().int().nonnegative()]).transform(Number);
const text = z.string().max(65_536);

export const bodySchema = z.object({ object: z.string(), entry: z.unknown() });
export const entrySchema = z.object({ id: z.string().optional(), changes: z.array(z.unknown()) });
export const changeSchema = z.object({ field: z.string().max(100), value: z.record(z.string(), z.unknown()) });

const contact = z.object({ wa_id: phone.optional().catch(undefined), user_id: bsuid.optional().catch(undefined) });
export type Contact = z.infer<typeof contact>;

/** What is mostly absent has a default before its catch: a catch first writes down what is wrong. */
const faults = z
  .array(z.object({ code: z.number() }))
  .default([])
  .catch([]);

/** `value` of the fields that concern one of our numbers. Lists are read piece by piece: one bad piece spoils no other. */
export const valueSchema = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: z.array(contact).default([]).catch([]),
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
  errors: faults,
  user_preferences: z.array(z.unknown()).default([]),
});

export const messageSchema = z.object({
  id,
  timestamp: seconds,
  type: z.string().max(100),
  from: phone.optional(),
  from_user_id: bsuid.optional(),
  group_id: z.string().optional(),
  context: z.object({ id: id.optional(), forwarded: z.boolean().optional() }).optional().catch(undefined),
});
export type MessageHead = z.infer<typeof messageSchema>;

export const textSchema = z.object({ text: z.object({ body: text }) });
export const templateReplySchema = z.object({ button: z.object({ payload: text.optional(), text }) });
const reply = z.object({ id: z.string().max(256), title: text.default('') });
export const interactiveSchema = z.object({
  interactive: z.discriminatedUnion('type', [
    z.object({ type: z.literal('button_reply'), button_reply: reply }),
    z.object({ type: z.literal('list_reply'), list_reply: reply }),
    z.object({ type: z.literal('nfm_reply'), nfm_reply: z.object({ response_json: text }) }),
  ]),
});
export const interactiveKindSchema = z.object({ interactive: z.object({ type: z.string().max(100) }) });
export const formSchema = z.record(z.string(), z.unknown());

const degrees = (most: number) => z.coerce.number().min(-most).max(most);
export const locationSchema = z.object({
  location: z.object({ latitude: degrees(90), longitude: degrees(180), name: text.optional() }),
});
export const mediaSchema = z.object({
  caption: text.optional(),
  filename: text.optional(),
  voice: z.boolean().optional(),
});
export const contactsSchema = z.object({
  contacts: z.array(
    z.object({
      origin: z.string().optional(),
      phones: z
        .array(z.object({ phone: z.string().optional() }))
        .optional()
        .catch(undefined),
    }),
  ),
});
export const reactionSchema = z.object({
  reaction: z.object({ message_id: id, emoji: z.string().max(64).optional() }),
});
export const unsupportedSchema = z.object({ unsupported: z.object({ type: z.string().max(100) }) });
export const systemSchema = z.object({
  system: z.object({
    type: z.string(),
    wa_id: phone.optional(),
    user_id: bsuid.optional(),
    previous_user_id: bsuid.optional(),
  }),
});

export const statusSchema = z.object({
  id,
  status: z.string(),
  timestamp: seconds,
  recipient_id: phone.optional().catch(undefined),
  recipient_user_id: bsuid.optional().catch(undefined),
  biz_opaque_callback_data: z.string().max(512).optional().catch(undefined),
  pricing: z
    .object({
      billable: z.boolean().optional(),
      pricing_model: z.string().optional(),
      category: z.string().optional(),
      type: z.string().optional(),
    })
    .optional()
    .catch(undefined),
  errors: faults,
});

export const preferenceSchema = z.object({
  wa_id: phone.optional(),
  user_id: bsuid.optional(),
  category: z.string().max(100),
  value: z.enum(['stop', 'resume']),
  timestamp: seconds,
});
