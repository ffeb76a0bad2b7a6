// Events of the webhook → what is stored and what is told to whom.
import { expect, it } from 'vitest';
import type { InboundEvent } from '../../src/channels/whatsapp/event.ts';
import { receiveWhatsApp } from '../../src/delivery/receive-whatsapp.ts';
import type { Arrival, ConversationId } from '../../src/store/store.ts';

const from = {
  key: 'key',
  id: 'wamid.1',
  at: 1_790_000_000,
  userKey: 'NL.1',
  bsuid: 'NL.1',
  phone: null,
  replyField: 'recipient',
} as const;
const status = {
  kind: 'status',
  key: 'k',
  id: 'wamid.2',
  at: 1,
  userKey: null,
  callbackData: 'm:0',
  billable: true,
  category: 'service',
  pricingModel: 'PMP',
  pricingType: 'regular',
} as const;

const receive = async (events: readonly InboundEvent[], store: 'up' | 'away' = 'up') => {
  const arrivals: Arrival[] = [];
  const told: string[] = [];
  const note = (level: string) => (facts: object, says: string) =>
    void told.push(`${level} ${says} ${JSON.stringify(facts)}`);
  await receiveWhatsApp({
    store: {
      inbox: {
        receive: async (_channel, pieces) => {
          if (store === 'away') throw new Error('away');
          arrivals.push(...pieces);
          return [{ conversation: 'talk' as ConversationId, id: 'key' }];
        },
      },
    },
    takeTurn: async () => void told.push('turn'),
    showTyping: (id) => void told.push(`typing ${id}`),
    hear: () => void told.push('heard'),
    mishear: () => void told.push('misheard'),
    log: { info: note('info'), warn: note('warn'), error: note('error') },
  })({ events, unknown: [] }).catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  return { arrivals, told };
};
const bodyOf = async (deed: object) => {
  const [arrival] = (await receive([{ ...from, ...deed } as InboundEvent])).arrivals;
  if (arrival?.kind !== 'message') throw new Error('no message');
  const { ref: _, ...body } = arrival.body as Record<string, unknown>;
  return [body, arrival.quiet];
};

it('stores, then shows typing, then works', async () => {
  const { told } = await receive([{ ...from, kind: 'text', text: 'hallo', length: 5 }]);
  expect(told).toEqual(['heard', 'typing wamid.1', 'turn']);
});

it('what was not stored is misheard, and nothing is worked on', async () => {
  expect((await receive([{ ...from, kind: 'text', text: 'hallo', length: 5 }], 'away')).told).toEqual(['misheard']);
});

it('every deed becomes what the bot reads, or is kept quiet', async () => {
  expect(await bodyOf({ kind: 'text', text: 'hallo' })).toEqual([{ text: 'hallo' }, false]);
  expect(await bodyOf({ kind: 'text', text: 'stop', command: 'stop' })).toEqual([{ text: 'stop' }, false]);
  expect(await bodyOf({ kind: 'choice', choiceId: 'flow:nareis', title: 'Nareis' })).toEqual([
    { text: 'Nareis', value: 'flow:nareis' },
    false,
  ]);
  expect(await bodyOf({ kind: 'choice', choiceId: 'resume:reminder', title: 'Lezen' })).toEqual([
    expect.anything(),
    true,
  ]);
  expect(await bodyOf({ kind: 'media', mediaType: 'audio' })).toEqual([{ text: '', media: 'audio' }, false]);
  expect(await bodyOf({ kind: 'media', mediaType: 'image', caption: 'brief' })).toEqual([
    { text: 'brief', media: 'image' },
    false,
  ]);
  expect(await bodyOf({ kind: 'location', latitude: 1, longitude: 2, name: 'Utrecht' })).toEqual([
    { text: 'Utrecht' },
    false,
  ]);
  expect(await bodyOf({ kind: 'location', latitude: 1, longitude: 2 })).toEqual([
    { text: '', media: 'location' },
    false,
  ]);
  expect(await bodyOf({ kind: 'contacts', requested: false })).toEqual([{ text: '', media: 'contacts' }, false]);
  expect(await bodyOf({ kind: 'reaction', emoji: '👍', to: 'x' })).toEqual([expect.anything(), true]);
  expect(await bodyOf({ kind: 'unsupported', subtype: 'poll' })).toEqual([expect.anything(), true]);
  expect(await bodyOf({ kind: 'text', text: 'laat', stale: true })).toEqual([{ text: 'laat' }, true]);
});

it('statuses keep our id and their price; a failure is told without anybody’s name', async () => {
  const { arrivals, told } = await receive([
    { ...status, status: 'delivered' },
    { ...status, status: 'failed', code: 131047, action: 'window-closed' },
    { ...status, status: 'failed', code: 131042, action: 'stop-and-alarm', remedy: 'Pay.' },
  ]);
  expect(arrivals).toEqual([
    expect.objectContaining({ id: 'm:0', is: 'delivered', price: { category: 'service', billable: true } }),
    expect.objectContaining({ is: 'window-closed' }),
    expect.objectContaining({ is: 'failed' }),
  ]);
  expect(told.filter((line) => line.startsWith('error'))).toEqual([expect.stringContaining('Pay.')]);
});

it('who goes on under another id or number', async () => {
  const identity = { kind: 'identity', key: 'k', at: 1, to: 'NL.2', bsuid: 'NL.2', phone: '316' } as const;
  expect((await receive([{ ...identity, from: 'wa:315' }])).arrivals).toEqual([
    { kind: 'identity', from: { phone: '315' }, person: { user: 'NL.2', phone: '316' } },
  ]);
  expect((await receive([{ ...identity, from: 'NL.1', phone: null }])).arrivals).toEqual([
    { kind: 'identity', from: { user: 'NL.1' }, person: { user: 'NL.2' } },
  ]);
});

it('news for the operator is told with what to do, and stored nowhere', async () => {
  const ops = {
    kind: 'ops',
    key: 'k',
    field: 'account_update',
    event: 'ACCOUNT_RESTRICTION',
    severity: 'alarm',
  } as const;
  const { arrivals, told } = await receive([ops]);
  expect(arrivals).toEqual([]);
  expect(told[0]).toMatch(/^error .*ACCOUNT_RESTRICTION.*remedy/);
});
