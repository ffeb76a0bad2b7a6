// What each error code of Meta means for us, as data; decided by code, because HTTP statuses differ between versions.
// Source: WhatsApp Cloud API, "Error codes"; the actions of the fixtures.

export type Action =
  | 'store-id'
  | 'backoff'
  | 'backoff-this-user'
  | 'backoff-and-alarm'
  | 'retry-once'
  | 'window-closed'
  | 'give-up'
  | 'bug-do-not-retry'
  | 'send-without-media'
  | 'template-fallback-language'
  | 'template-unavailable'
  | 'stop-and-alarm'
  | 'retry-same-turn-may-duplicate';

export type Meaning = {
  readonly action: Action;
  /** In plain words, for a log line; never what Meta wrote, which may quote a number. */
  readonly says: string;
  /** Seconds to wait at least, for actions that try again. */
  readonly after?: number;
  /** For the operator: what to click or which variable to change. */
  readonly remedy?: string;
};

const newToken =
  'Make a new token: business.facebook.com → Settings → Users → System users → Generate token (whatsapp_business_messaging, whatsapp_business_management), and set WHATSAPP_TOKEN.';
const permission =
  'Give the system user this app and this WhatsApp account with full control (Settings → Users → System users → Assign assets), then make a new token with whatsapp_business_messaging and set WHATSAPP_TOKEN.';
const account =
  'Open business.facebook.com → Business support home → the WhatsApp account, read what was decided and ask for a review there.';
const quality =
  'Open WhatsApp Manager → Phone numbers → the number, and look at its quality and messaging limit; send fewer templates until it is green.';
const template =
  'Open WhatsApp Manager → Message templates and look at its state; the names and languages are in docs/integrators.md.';

export const meanings: Readonly<Record<number, Meaning>> = {
  0: { action: 'stop-and-alarm', says: 'WhatsApp refused the token.', remedy: newToken },
  1: { action: 'retry-once', says: 'WhatsApp met an error of its own.', after: 10 },
  2: { action: 'backoff', says: 'WhatsApp is down or overloaded.', after: 30 },
  3: { action: 'stop-and-alarm', says: 'The app may not use this method.', remedy: permission },
  4: { action: 'backoff', says: 'The app called too often.', after: 60 },
  10: { action: 'stop-and-alarm', says: 'The token lacks a permission.', remedy: permission },
  33: {
    action: 'stop-and-alarm',
    says: 'There is no business number with this id, or the token may not use it.',
    remedy:
      'Copy the Phone number ID (not the number) from developers.facebook.com → the app → WhatsApp → API setup and set WHATSAPP_PHONE_NUMBER_ID. Is it the same? Then give the system user this WhatsApp account with full control and make a new token.',
  },
  100: { action: 'bug-do-not-retry', says: 'WhatsApp does not accept a field of the message.' },
  190: { action: 'stop-and-alarm', says: 'The token has expired.', remedy: newToken },
  368: { action: 'stop-and-alarm', says: 'The account is blocked for a while over a policy.', remedy: account },
  80007: { action: 'backoff', says: 'The WhatsApp account reached its rate limit.', after: 60 },
  130429: { action: 'backoff', says: 'The number sends too fast.', after: 5 },
  130472: { action: 'give-up', says: 'Meta holds this person out of such messages.' },
  130497: { action: 'give-up', says: 'The account may not write to this country.' },
  131000: { action: 'retry-once', says: 'WhatsApp could not send, and does not know why.', after: 10 },
  131005: { action: 'stop-and-alarm', says: 'The token lacks a permission.', remedy: permission },
  131008: { action: 'bug-do-not-retry', says: 'A field of the message is missing.' },
  131009: { action: 'bug-do-not-retry', says: 'A value in the message is not allowed.' },
  131016: { action: 'backoff', says: 'A service of WhatsApp is away.', after: 30 },
  131021: { action: 'give-up', says: 'Sender and receiver are the same number.' },
  131026: {
    action: 'give-up',
    says: 'Cannot be delivered: no WhatsApp, an old version, blocked, or terms not accepted.',
  },
  131031: { action: 'stop-and-alarm', says: 'The account is locked.', remedy: account },
  131037: {
    action: 'stop-and-alarm',
    says: 'The display name of the number is not approved.',
    remedy: 'Have the display name approved in WhatsApp Manager → Phone numbers → the number → Profile.',
  },
  131042: {
    action: 'stop-and-alarm',
    says: 'The account cannot be billed.',
    remedy: 'Mend the payment method in business.facebook.com → Billing & payments → WhatsApp accounts.',
  },
  131045: {
    action: 'stop-and-alarm',
    says: 'The number is not registered.',
    remedy: 'Register the number (docs/integrators.md, "Register the number").',
  },
  131047: { action: 'window-closed', says: 'The person last wrote more than 24 hours ago.' },
  131048: {
    action: 'backoff-and-alarm',
    says: 'Too many people blocked or reported us.',
    after: 3600,
    remedy: quality,
  },
  131049: { action: 'give-up', says: 'Meta chose not to deliver this message.' },
  131050: { action: 'give-up', says: 'The person does not want such messages.' },
  131051: { action: 'bug-do-not-retry', says: 'WhatsApp does not know this kind of message.' },
  131052: { action: 'give-up', says: 'WhatsApp could not fetch what the person sent.' },
  131053: { action: 'send-without-media', says: 'WhatsApp could not take the file.' },
  131056: { action: 'backoff-this-user', says: 'Too many messages to this one person.', after: 6 },
  131057: { action: 'backoff', says: 'The account is in maintenance.', after: 300 },
  132000: { action: 'bug-do-not-retry', says: 'The template takes another number of values.', remedy: template },
  132001: {
    action: 'template-fallback-language',
    says: 'The template does not exist in this language.',
    remedy: template,
  },
  132005: { action: 'bug-do-not-retry', says: 'The filled-in template is too long.', remedy: template },
  132007: { action: 'template-unavailable', says: 'The template breaks a rule of WhatsApp.', remedy: template },
  132012: { action: 'bug-do-not-retry', says: 'A value of the template has the wrong form.', remedy: template },
  132015: { action: 'template-unavailable', says: 'The template is paused for low quality.', remedy: template },
  132016: { action: 'template-unavailable', says: 'The template is disabled for good.', remedy: template },
  133004: { action: 'backoff', says: 'The server of WhatsApp is away for a while.', after: 30 },
  133010: {
    action: 'stop-and-alarm',
    says: 'The number is not registered.',
    remedy: 'Register the number (docs/integrators.md, "Register the number").',
  },
  135000: { action: 'retry-once', says: 'WhatsApp could not send, and does not say why.', after: 10 },
};

/** For codes that are not in the table. */
export const meaningOf = (code: number, status: number): Meaning => {
  const known = meanings[code];
  if (known) return known;
  if (code >= 200 && code <= 299)
    return { action: 'stop-and-alarm', says: 'The token lacks a permission.', remedy: permission };
  if (status === 429) return { action: 'backoff', says: 'Too many calls.', after: 60 };
  if (status >= 500) return { action: 'retry-once', says: 'WhatsApp met an error of its own.', after: 10 };
  if (status === 401) return { action: 'stop-and-alarm', says: 'WhatsApp refused the token.', remedy: newToken };
  return { action: 'bug-do-not-retry', says: `WhatsApp refused the message with code ${code}.` };
};
