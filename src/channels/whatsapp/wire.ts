// Our messages → Graph JSON. What does not fit is an error for an editor; nothing is ever cut here.
import type { Address } from './event.ts';
import { bodyOf, type Choice, DoesNotFit, faultsOf, formOf, limits, type Outbound } from './outbound.ts';
import { pageOf } from './pages.ts';

/** A body for `POST /<version>/<number id>/messages`. */
export type Wire = { readonly messaging_product: 'whatsapp'; readonly [field: string]: unknown };

/** Throws `DoesNotFit` with everything that is too long or missing. */
export const toWire = (message: Outbound): Wire => addressed(message, toContent(message));

/** What is the same for everybody it is sent to. */
export type Content = { readonly type: string; readonly [field: string]: unknown };
export const toContent = (message: Outbound): Content => {
  const faults = faultsOf(message);
  if (faults.length > 0) throw new DoesNotFit(faults);
  return content(message);
};

export const addressed = (message: Pick<Outbound, 'to' | 'replyTo' | 'callbackData'>, what: Content): Wire => ({
  ...envelope(message.to),
  ...beside(message),
  ...what,
});

/** To the number when it is known: Meta knows the user id by it, but not every number by the id. */
export const envelope = ({ phone, bsuid }: Address) =>
  ({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(phone === undefined ? { recipient: bsuid } : { to: phone }),
  }) as const;

export const beside = ({ replyTo, callbackData }: Pick<Outbound, 'replyTo' | 'callbackData'>) => ({
  ...(replyTo === undefined ? {} : { context: { message_id: replyTo } }),
  ...(callbackData === undefined ? {} : { biz_opaque_callback_data: callbackData }),
});

const content = (message: Outbound): Content => {
  const { choices = [], link, preview = false } = message;
  switch (formOf(message)) {
    case 'text':
      return { type: 'text', text: { body: bodyOf(message), preview_url: preview } };
    case 'link':
      return interactive(message, 'cta_url', {
        name: 'cta_url',
        parameters: { display_text: link?.label, url: link?.url },
      });
    case 'buttons':
      return interactive(message, 'button', { buttons: choices.map(button) });
    case 'list':
      return interactive(message, 'list', { button: message.button, sections: [section(message)] });
  }
};

const interactive = (message: Outbound, type: string, action: Readonly<Record<string, unknown>>) => ({
  type: 'interactive',
  interactive: {
    type,
    ...(message.title === undefined ? {} : { header: { type: 'text', text: message.title } }),
    body: { text: bodyOf(message) },
    ...(message.footer === undefined ? {} : { footer: { text: message.footer } }),
    action,
  },
});

/** A label counts for Meta with its isolates: when they are too many they go, the letters never. */
const titled = (label: string, most: number): string =>
  label.length > most ? label.replace(/[\u2066-\u2069\u200E\u200F]/gu, '') : label;

const button = ({ id, label }: Choice) => ({ type: 'reply', reply: { id, title: titled(label, limits.buttonLabel) } });

const section = ({ choices = [], page = 0, more = '', button: title }: Outbound) => ({
  title,
  rows: pageOf(choices, page, more).map(({ id, label, hint }) => ({
    id,
    title: titled(label, limits.rowLabel),
    ...(hint === undefined ? {} : { description: titled(hint, limits.hint) }),
  })),
});
