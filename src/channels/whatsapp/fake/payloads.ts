// Webhook bodies as Meta writes them: what a person sends, and what becomes of a message.
import type { Entry } from './book.ts';

/** A person of the fake; without a number she shows a username only. */
export type FakePerson = { readonly bsuid: string; readonly number?: string; readonly name: string };

export type Said =
  | { readonly text: string }
  | { readonly choice: { readonly id: string; readonly title: string }; readonly of: 'button' | 'list' | 'template' }
  | { readonly message: Readonly<Record<string, unknown>> };

export type Business = { readonly phoneNumberId: string; readonly display: string; readonly account: string };

const seconds = (): string => String(Math.floor(Date.now() / 1000));

export const body = (business: Business, value: Readonly<Record<string, unknown>>) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: business.account, changes: [{ value: { ...about(business), ...value }, field: 'messages' }] }],
});

const about = ({ phoneNumberId, display }: Business) => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: display, phone_number_id: phoneNumberId },
});

const contactOf = ({ bsuid, number, name }: FakePerson) => ({
  profile: { name },
  ...(number === undefined ? {} : { wa_id: number }),
  user_id: bsuid,
});

/** `replyTo`: the message that is quoted, or whose button was tapped. */
export const messageBody = (
  business: Business,
  person: FakePerson,
  { id, said, replyTo }: { readonly id: string; readonly said: Said; readonly replyTo?: string | undefined },
) =>
  body(business, {
    contacts: [contactOf(person)],
    messages: [
      {
        ...(person.number === undefined ? {} : { from: person.number }),
        from_user_id: person.bsuid,
        id,
        timestamp: seconds(),
        ...(replyTo === undefined ? {} : { context: { from: business.display, id: replyTo } }),
        ...contentOf(said),
      },
    ],
  });

const contentOf = (said: Said): Readonly<Record<string, unknown>> => {
  if ('text' in said) return { type: 'text', text: { body: said.text } };
  if ('message' in said) return said.message;
  const { id, title } = said.choice;
  if (said.of === 'template') return { type: 'button', button: { payload: id, text: title } };
  const type = said.of === 'list' ? 'list_reply' : 'button_reply';
  return { type: 'interactive', interactive: { type, [type]: { id, title } } };
};

export const statusBody = (business: Business, entry: Entry, status: { person: FakePerson | undefined; is: string }) =>
  body(business, {
    ...(status.person ? { contacts: [contactOf(status.person)] } : {}),
    statuses: [
      {
        id: entry.id,
        status: status.is,
        timestamp: seconds(),
        recipient_id: status.person?.number ?? entry.to,
        ...(status.person ? { recipient_user_id: status.person.bsuid } : {}),
        ...(entry.callbackData === undefined ? {} : { biz_opaque_callback_data: entry.callbackData }),
        ...(status.is === 'read' ? {} : { pricing: priceOf(entry) }),
      },
    ],
  });

const priceOf = ({ type }: Entry) => ({
  billable: true,
  pricing_model: 'PMP',
  category: type === 'template' ? 'utility' : 'service',
  type: 'regular',
});
