// Kinds and identities the recorded webhooks do not show.
import { describe, expect, test } from 'vitest';
import { addressOf, type PersonEvent } from '../../../src/channels/whatsapp/event.ts';
import { readBatch } from '../../../src/channels/whatsapp/inbound.ts';
import { asNumber, cleaned, letters } from '../../../src/channels/whatsapp/letters.ts';
import { messageKey } from '../../../src/channels/whatsapp/message-key.ts';
import { furthest } from '../../../src/channels/whatsapp/status.ts';
import { isWindowOpen, windowCloses } from '../../../src/channels/whatsapp/window.ts';

const now = new Date('2026-11-24T12:00:00Z');
const at = String(now.getTime() / 1000);
const events = (value: Readonly<Record<string, unknown>>, field = 'messages') =>
  readBatch(
    {
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field, value: { metadata: { phone_number_id: '2' }, ...value } }] }],
    },
    { phoneNumberId: '2', now },
  ).events;
const message = (fields: Readonly<Record<string, unknown>>, contacts: readonly unknown[] = []) =>
  events({ contacts, messages: [{ id: 'wamid.A', timestamp: at, from: '31600000001', ...fields }] });
const text = (body: string) => message({ type: 'text', text: { body } })[0];

describe('who it is', () => {
  const hello = { type: 'text', text: { body: 'a' } };
  test('the number brings the user id along, and the user id the number', () => {
    const contacts = [{ wa_id: '31600000001', user_id: 'NL.1' }];
    const whole = { userKey: 'NL.1', bsuid: 'NL.1', phone: '31600000001', replyField: 'to' };
    expect(message(hello, contacts)).toMatchObject([whole]);
    expect(message({ ...hello, from: undefined, from_user_id: 'NL.1' }, contacts)).toMatchObject([whole]);
  });
  test('the contact of somebody else does not', () => {
    expect(message(hello, [{ wa_id: '31600000009', user_id: 'NL.9' }])).toMatchObject([{ userKey: 'wa:31600000001' }]);
    expect(message(hello, [{ user_id: 'NL.9' }])).toMatchObject([{ userKey: 'wa:31600000001', bsuid: null }]);
  });
  test('an address for the answer', () => {
    expect(addressOf({ bsuid: 'NL.1', phone: null })).toEqual({ bsuid: 'NL.1' });
    expect(addressOf(message(hello)[0] as PersonEvent)).toEqual({ phone: '31600000001' });
  });
  test('before user ids: the old number goes on as the new one', () => {
    const system = { type: 'user_changed_number', wa_id: '31600000011' };
    expect(message({ type: 'system', system })).toMatchObject([
      { kind: 'identity', from: 'wa:31600000001', to: 'wa:31600000011', phone: '31600000011', bsuid: null },
    ]);
  });
  test('a parent id of several businesses is no other form', () => {
    expect(message({ ...hello, from_user_id: 'NL.ENT.123' })).toMatchObject([{ userKey: 'NL.ENT.123' }]);
  });
});

describe('what was said', () => {
  test.each([
    ['٢', 2],
    ['۱۲', 12],
    ['7', 7],
    ['３', 3],
    ['1234567890', undefined],
    ['2a', undefined],
    ['२', undefined],
    ['', undefined],
  ])('%s as a number', (said, number) => expect(asNumber(said)).toBe(number));

  test('marks of direction, zero bytes and half letters go; joiners of Persian and emoji stay', () => {
    expect(text('\u202Ebrief\u2069\u0000\uD800\r\nIND')).toMatchObject({ text: 'brief\nIND', length: 14 });
    expect(cleaned('می\u200Cخواهم 👨\u200D👩\u200D👧')).toBe('می\u200Cخواهم 👨\u200D👩\u200D👧');
  });
  test('only the whole word STOP is the word', () => {
    expect(text(' stop ')).toMatchObject({ command: 'stop' });
    expect(text('stop maar')).not.toHaveProperty('command');
  });
  test('a place is told roughly, without the address', () => {
    const location = { latitude: 52.3702157, longitude: '4.8951679', name: 'Thuis', address: 'Straat 1' };
    const [event] = message({ type: 'location', location });
    expect(event).toMatchObject({ latitude: 52.37, longitude: 4.9, name: 'Thuis', store: false });
    expect(JSON.stringify(event)).not.toContain('Straat');
  });
  test('a card of somebody else is not passed on; her own number, asked for, is', () => {
    const card = { name: { formatted_name: 'Ander' }, phones: [{ phone: '+31 6 00000009' }] };
    expect(JSON.stringify(message({ type: 'contacts', contacts: [card] }))).not.toMatch(/Ander|00000009/);
    expect(message({ type: 'contacts', contacts: [{ ...card, origin: 'contact_request' }] })).toMatchObject([
      { requested: true, sharedPhone: '31600000009' },
    ]);
  });
  test('a file name is a name, without a path or a turned ending', () => {
    const document = { filename: '../../a/brief\u202Efdp.exe', id: '1', url: 'https://example.org' };
    const [event] = message({ type: 'document', document });
    expect(event).toMatchObject({ filename: 'brieffdp.exe', filenameIsUntrusted: true, download: false });
    expect(JSON.stringify(event)).not.toContain('example.org');
  });
  test('a template button without a payload sends its words', () => {
    expect(message({ type: 'button', button: { text: 'Verder' } })).toMatchObject([{ choiceId: 'Verder' }]);
  });
  test('an interactive kind that does not exist yet is unsupported', () => {
    const interactive = { type: 'call_permission_reply', call_permission_reply: {} };
    expect(message({ type: 'interactive', interactive })).toMatchObject([
      { kind: 'unsupported', subtype: 'call_permission_reply' },
    ]);
  });
  test('an empty emoji takes a reaction back', () => {
    expect(message({ type: 'reaction', reaction: { message_id: 'wamid.B', emoji: '' } })).toMatchObject([
      { emoji: null, to: 'wamid.B' },
    ]);
  });
  test('late by a day and a second: stored, not answered', () => {
    const late = { type: 'text', text: { body: 'a' }, timestamp: String(Number(at) - 86_401) };
    expect(message(late)).toMatchObject([{ stale: true }]);
    expect(message({ ...late, timestamp: String(Number(at) - 86_399) })[0]).not.toHaveProperty('stale');
  });
});

describe('statuses', () => {
  const status = (fields: Readonly<Record<string, unknown>>) =>
    events({ statuses: [{ id: 'wamid.B', status: 'sent', timestamp: at, ...fields }] });
  test('our callback data comes back; each state has a key of its own', () => {
    expect(status({ biz_opaque_callback_data: 'turn:42' })).toMatchObject([
      { key: `${messageKey('wamid.B')}:sent`, callbackData: 'turn:42', userKey: null, billable: null, category: null },
    ]);
  });
  test('a price nobody knows counts as unknown', () => {
    expect(status({ pricing: { billable: true, category: 'moon', pricing_model: 'X', type: 'y' } })).toMatchObject([
      { billable: true, category: 'unknown', pricingModel: 'unknown', pricingType: 'unknown' },
    ]);
  });
  test('a state nobody knows is kept apart', () => expect(status({ status: 'teleported' })).toEqual([]));
  test('forward only', () => {
    expect(furthest(undefined, 'sent')).toBe('sent');
    expect(furthest('read', 'delivered')).toBe('read');
    expect(furthest('sent', 'failed')).toBe('failed');
    expect(furthest('delivered', 'failed')).toBe('delivered');
    expect(furthest('failed', 'delivered')).toBe('delivered');
  });
});

describe('the window', () => {
  const wrote = new Date('2026-11-24T12:00:00Z');
  const later = (seconds: number) => new Date(wrote.getTime() + seconds * 1000);
  test('24 hours, less half a minute for the way', () => {
    expect(isWindowOpen(wrote, later(0))).toBe(true);
    expect(isWindowOpen(wrote, later(86_369))).toBe(true);
    expect(isWindowOpen(wrote, later(86_371))).toBe(false);
    expect(windowCloses(wrote)).toEqual(later(86_400));
  });
  test('never wrote: closed', () => expect(isWindowOpen(undefined, wrote)).toBe(false));
});

test('a key may stand in the open: neither the id nor the number can be read from it', () => {
  const id = `wamid.${Buffer.from('\u0018\u000b31600000001').toString('base64')}`;
  const [event] = message({ id, type: 'text', text: { body: 'a' } });
  expect(event).toMatchObject({ id, key: messageKey(id) });
  expect(event?.key).toMatch(/^[\w-]{43}$/);
  const preference = { user_id: 'NL.1', category: 'marketing_messages', value: 'stop', timestamp: at };
  expect(events({ user_preferences: [preference] }, 'user_preferences')[0]?.key).toMatch(/^[\w-]{43}$/);
});

test('letters are counted as people see them', () => {
  expect(letters('ትግርኛ')).toBe(4);
  expect(letters('👨‍👩‍👧é\u2068A\u2069')).toBe(3);
});
