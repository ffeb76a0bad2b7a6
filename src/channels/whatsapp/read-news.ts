// What became of our messages, what a person wants no more, and news for the operator → events.
import { meaningOf } from './errors.ts';
import type { OpsEvent, Piece, PreferenceEvent, Status, StatusEvent } from './event.ts';
import { messageKey } from './message-key.ts';
import { completed, personOf } from './person.ts';
import { type Contact, preferenceSchema, statusSchema } from './schema.ts';

const statuses: readonly string[] = ['sent', 'delivered', 'read', 'failed'] satisfies readonly Status[];

export const readStatus = (status: unknown, contacts: readonly Contact[]): Piece => {
  const read = statusSchema.safeParse(status).data;
  if (!read) return { kind: 'spoilt', why: 'shape' };
  if (!statuses.includes(read.status)) return { kind: 'spoilt', why: 'kind' };
  const person = completed({ bsuid: read.recipient_user_id, phone: read.recipient_id }, contacts);
  const error = read.errors[0];
  const meaning = error && meaningOf(error.code, 0);
  const event: StatusEvent = {
    kind: 'status',
    key: `${messageKey(read.id)}:${read.status}`,
    id: read.id,
    at: read.timestamp,
    status: read.status as Status,
    userKey: person?.userKey ?? null,
    callbackData: read.biz_opaque_callback_data ?? null,
    billable: read.pricing?.billable ?? null,
    category: read.pricing ? known(read.pricing.category, categories) : null,
    pricingModel: read.pricing ? known(read.pricing.pricing_model, models) : null,
    pricingType: read.pricing ? known(read.pricing.type, types) : null,
    ...(error && meaning ? { code: error.code, action: meaning.action } : {}),
    ...(meaning?.remedy === undefined ? {} : { remedy: meaning.remedy }),
  };
  return event;
};

/** Prices are counted under names we know; a new one counts as `unknown` until somebody has looked at it. */
const known = (name: string | undefined, names: readonly string[]): string =>
  name !== undefined && names.includes(name) ? name : 'unknown';
const categories = [
  'service',
  'utility',
  'marketing',
  'marketing_lite',
  'authentication',
  'authentication-international',
  'referral_conversion',
];
const models = ['PMP', 'CBP'];
const types = ['regular', 'free_customer_service', 'free_entry_point'];

export const readPreference = (preference: unknown): Piece => {
  const read = preferenceSchema.safeParse(preference).data;
  const person = read && personOf(read.user_id, read.wa_id);
  if (!read || !person) return { kind: 'spoilt', why: 'shape' };
  const event: PreferenceEvent = {
    kind: 'preference',
    key: messageKey(`preference:${person.userKey}:${read.category}:${read.timestamp}`),
    userKey: person.userKey,
    category: read.category,
    value: read.value,
  };
  return event;
};

/** Fields for the operator; `alarm` may stop us from sending. */
const fields: Readonly<Record<string, OpsEvent['severity']>> = {
  account_alerts: 'alarm',
  account_update: 'alarm',
  account_review_update: 'notice',
  business_capability_update: 'notice',
  message_template_components_update: 'notice',
  message_template_quality_update: 'notice',
  message_template_status_update: 'notice',
  phone_number_name_update: 'notice',
  phone_number_quality_update: 'notice',
  security: 'alarm',
  template_category_update: 'notice',
};

/** Undefined for a field we do not know. */
export const opsEvent = (
  field: string,
  value: Readonly<Record<string, unknown>>,
  key: string,
): OpsEvent | undefined => {
  const severity = Object.hasOwn(fields, field) ? fields[field] : undefined;
  // Meta's own constants (ACCOUNT_RESTRICTION, REJECTED); anything else could be somebody's words.
  const event = typeof value.event === 'string' && /^[A-Z_]{1,60}$/.test(value.event) ? value.event : '';
  return severity && { kind: 'ops', key, field, event, severity };
};
