// What Graph refuses, with its own codes: a second opinion on our JSON. It counts signs, as strictly as Meta may.
import { z } from 'zod';
import { templates } from '../templates.ts';

/** `code` undefined: accepted. */
export type Refusal = { readonly status: number; readonly code: number; readonly details: string };

const sized = (most: number) =>
  z.string().refine((text) => text.length > 0 && [...text].length <= most, { error: `1 to ${most} signs` });
const body = (most: number) => z.object({ text: sized(most) });
const header = z.object({ type: z.literal('text'), text: sized(60) });
const unique = (values: readonly string[]) => new Set(values).size === values.length;

const buttons = z
  .array(z.object({ type: z.literal('reply'), reply: z.object({ id: sized(256), title: sized(20) }) }))
  .min(1)
  .max(3)
  .refine((all) => unique(all.map(({ reply }) => reply.id)) && unique(all.map(({ reply }) => reply.title)));
const row = z.strictObject({ id: sized(200), title: sized(24), description: sized(72).optional() });
const sections = z
  .array(z.object({ title: sized(24).optional(), rows: z.array(row).min(1) }))
  .min(1)
  .refine((all) => all.length === 1 || all.every(({ title }) => title), { error: 'sections without a title' })
  .refine((all) => all.flatMap(({ rows }) => rows).length <= 10, { error: 'at most 10 rows' })
  .refine((all) => unique(all.flatMap(({ rows }) => rows.map(({ id }) => id))), { error: 'one row id twice' });

const around = { header: header.optional(), footer: body(60).optional() };
const interactive = z.discriminatedUnion('type', [
  z.strictObject({ ...around, type: z.literal('button'), body: body(1024), action: z.strictObject({ buttons }) }),
  z.strictObject({
    ...around,
    type: z.literal('list'),
    body: body(4096),
    action: z.strictObject({ button: sized(20), sections }),
  }),
  z.strictObject({
    ...around,
    type: z.literal('cta_url'),
    body: body(1024),
    action: z.strictObject({
      name: z.literal('cta_url'),
      parameters: z.strictObject({ display_text: sized(20), url: z.url({ protocol: /^https?$/ }) }),
    }),
  }),
  z.strictObject({
    type: z.literal('location_request_message'),
    body: body(1024),
    action: z.strictObject({ name: z.literal('send_location') }),
  }),
]);

const parameter = z.union([
  z.strictObject({ type: z.literal('text'), text: sized(1024) }),
  z.strictObject({ type: z.literal('payload'), payload: sized(256) }),
]);
const template = z.strictObject({
  name: z.string(),
  // The policy is Meta's of old; there is only one.
  language: z.strictObject({ code: z.string(), policy: z.literal('deterministic').optional() }),
  components: z
    .array(
      z.strictObject({
        type: z.enum(['body', 'button']),
        sub_type: z.literal('quick_reply').optional(),
        index: z.union([z.string().regex(/^\d$/), z.int().min(0).max(9)]).optional(),
        parameters: z.array(parameter).min(1),
      }),
    )
    .default([]),
});

const envelope = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual'),
  to: z
    .string()
    .regex(/^\d{6,20}$/)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\./)
    .optional(),
  context: z.strictObject({ message_id: sized(512) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
};
const message = z.discriminatedUnion('type', [
  z.strictObject({
    ...envelope,
    type: z.literal('text'),
    text: z.strictObject({ body: sized(4096), preview_url: z.boolean().optional() }),
  }),
  z.strictObject({ ...envelope, type: z.literal('interactive'), interactive }),
  z.strictObject({ ...envelope, type: z.literal('template'), template }),
  z.strictObject({
    ...envelope,
    type: z.literal('document'),
    document: z.strictObject({ link: z.url(), filename: z.string(), caption: z.string().max(1024).optional() }),
  }),
  z.strictObject({
    ...envelope,
    type: z.literal('reaction'),
    reaction: z.strictObject({ message_id: sized(512), emoji: z.string() }),
  }),
]);
export type Accepted = z.infer<typeof message>;

export const accept = (json: unknown): { readonly message: Accepted } | { readonly refusal: Refusal } => {
  const read = message.safeParse(json);
  if (!read.success) return { refusal: { status: 400, code: 131009, details: z.prettifyError(read.error) } };
  // With both, the number counts.
  if (read.data.to === undefined && read.data.recipient === undefined)
    return { refusal: { status: 400, code: 131008, details: 'to or recipient' } };
  const refusal = read.data.type === 'template' ? wrongTemplate(read.data.template) : undefined;
  return refusal ? { refusal } : { message: read.data };
};

/** Approved here: the templates of our file, in the languages that have a text. */
const wrongTemplate = ({ name, language, components }: z.infer<typeof template>): Refusal | undefined => {
  const known = Object.entries(templates).find(([one]) => one === name)?.[1];
  if (!known?.texts[language.code]) return { status: 404, code: 132001, details: `${name} in ${language.code}` };
  const values = components.find(({ type }) => type === 'body')?.parameters.length ?? 0;
  return values === known.variables.length ? undefined : { status: 400, code: 132000, details: `${values} values` };
};

/** The words a person sees, for the book. */
export const wordsOf = (accepted: Accepted): string => {
  switch (accepted.type) {
    case 'text':
      return accepted.text.body;
    case 'interactive':
      return accepted.interactive.body.text;
    case 'template':
      return templateText(accepted.template);
    case 'document':
      return accepted.document.caption ?? accepted.document.filename;
    case 'reaction':
      return accepted.reaction.emoji;
  }
};

/** The words on a template's button; Meta keeps them, our JSON does not. */
export const templateButton = (accepted: Accepted): string | undefined =>
  accepted.type === 'template' ? approved(accepted.template)?.button : undefined;

const approved = ({ name, language }: z.infer<typeof template>) =>
  Object.entries(templates).find(([one]) => one === name)?.[1].texts[language.code];

const templateText = (message: z.infer<typeof template>): string => {
  const body = approved(message)?.body ?? '';
  const values = message.components.find(({ type }) => type === 'body')?.parameters ?? [];
  return values.reduce((text, value, at) => text.replace(`{{${at + 1}}}`, 'text' in value ? value.text : ''), body);
};
