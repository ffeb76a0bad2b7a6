// Webhooks read by the two living libraries and by us: the same signature, sender, text and choice, but for named differences.
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server';
import express from 'express';
import { expect, test } from 'vitest';
import { WhatsAppAPI } from 'whatsapp-api-js';
import { startFakeGraph } from '../../../src/channels/whatsapp/fake/graph.ts';
import { readBatch } from '../../../src/channels/whatsapp/inbound.ts';
import { claimedSignature, isSame, signatureOf } from '../../../src/channels/whatsapp/signature.ts';
import { family, type Inbound, read } from './fixtures.ts';
import { listen } from './server.ts';

const here = { phoneNumberId: '200000000000002', now: new Date((1_795_500_057 + 3600) * 1000) };
type Said = { readonly phone?: string; readonly bsuid?: string; readonly words?: string; readonly choice?: string };
type Webhook = { readonly raw: string; readonly signature: string; readonly secret: string };

const webhookOf = (name: string): Webhook | undefined => {
  const { request, signatureSecret: secret = 'test-secret' } = read<Inbound>(name);
  const signature = request.headers?.['x-hub-signature-256'];
  return request.rawBody === undefined ? undefined : { raw: request.rawBody, signature: signature ?? '', secret };
};

const ours = {
  verifies: ({ raw, signature }: Webhook, secret: string) => {
    const claimed = claimedSignature(signature);
    return claimed !== undefined && isSame(claimed, signatureOf(Buffer.from(raw), secret));
  },
  reads: ({ raw }: Webhook): readonly Said[] =>
    readBatch(JSON.parse(raw), here).events.flatMap((event) => {
      if (event.kind !== 'text' && event.kind !== 'choice') return [];
      const { userKey, phone } = event as { readonly userKey: string; readonly phone?: string | null };
      const who = said(phone ?? undefined, userKey.startsWith('wa:') ? undefined : userKey);
      return [event.kind === 'text' ? { ...who, words: event.text } : { ...who, choice: event.choiceId }];
    }),
};

const kapso = {
  verifies: ({ raw, signature }: Webhook, secret: string) =>
    verifySignature({ appSecret: secret, rawBody: Buffer.from(raw), signatureHeader: signature }),
  reads: ({ raw }: Webhook): readonly Said[] =>
    normalizeWebhook(JSON.parse(raw)).messages.flatMap((message) => {
      const { from, fromUserId, text, interactive, button } = message as unknown as Theirs;
      const tapped = interactive?.buttonReply ?? interactive?.listReply;
      return spoken(said(from, fromUserId), text?.body, tapped?.id ?? button?.payload);
    }),
};
type Theirs = {
  readonly from?: string;
  readonly fromUserId?: string;
  readonly text?: { readonly body: string };
  readonly button?: { readonly payload: string };
  readonly interactive?: {
    readonly buttonReply?: { readonly id: string };
    readonly listReply?: { readonly id: string };
  };
};

const apiJs = {
  /** Its own check, as part of taking the webhook in: a refusal is an error of 401. */
  takes: async ({ raw, signature }: Webhook, secret: string): Promise<readonly Said[] | 'refused' | 'fell'> => {
    const api = new WhatsAppAPI({ token: 't', appSecret: secret, v: 'v25.0' });
    let heard: readonly Said[] = [];
    api.on.message = ({ recipient, message }) => {
      const { phone, bsuid } = recipient as { readonly phone?: string; readonly bsuid?: string };
      const { text, interactive, button } = message as unknown as {
        readonly text?: { readonly body: string };
        readonly button?: { readonly payload: string };
        readonly interactive?: {
          readonly button_reply?: { readonly id: string };
          readonly list_reply?: { readonly id: string };
        };
      };
      const tapped = interactive?.button_reply ?? interactive?.list_reply;
      heard = spoken(said(phone, bsuid), text?.body, tapped?.id ?? button?.payload);
    };
    try {
      await api.post(JSON.parse(raw), raw, signature);
      return heard;
    } catch (error) {
      return (error as { readonly httpStatus?: number }).httpStatus === 401 ? 'refused' : 'fell';
    }
  },
};

const said = (phone: string | undefined, bsuid: string | undefined): Said => ({
  ...(phone ? { phone } : {}),
  ...(bsuid ? { bsuid } : {}),
});
const spoken = (who: Said, words: string | undefined, choice: string | undefined): readonly Said[] => {
  if (choice !== undefined) return [{ ...who, choice }];
  return words === undefined ? [] : [{ ...who, words }];
};

const webhooks = family('in-').flatMap((name) => {
  const webhook = webhookOf(name);
  return webhook ? [[name, webhook] as const] : [];
});

/** Where we read something else than both of them, and why. */
const readOtherwise: Readonly<Record<string, { readonly ours: readonly Said[]; readonly why: string }>> = {
  'in-text-invisible': {
    ours: [{ phone: '31600000001', bsuid: 'NL.1000000000000001', words: '' }],
    why: 'Signs without a shape are no words: she is asked what she means.',
  },
  'in-group-message': { ours: [], why: 'Groups are not answered: others read along.' },
  'in-other-phone-number': { ours: [], why: 'Of another number under the same account: left to whoever runs that.' },
};
/** What api-js alone does otherwise. */
const apiJsOtherwise: Readonly<Record<string, string>> = {
  'in-batch-mixed': 'It reads the first message of a webhook; Meta may put many into one.',
  'in-group-message': 'It tells the group, not who wrote.',
  'in-text-utf8-raw': 'It escapes the letters before it checks: a body that was signed unescaped is refused.',
  'in-entry-not-array': 'It falls.',
  'in-field-account-update': 'It falls over a webhook that is about no number.',
  'in-field-phone-quality': 'The same.',
  'in-field-template-status': 'The same.',
  'in-field-unknown': 'The same.',
  'in-field-user-preferences': 'It knows the fields messages and calls only.',
  'in-object-other': 'It falls over a webhook of another product.',
  'in-value-errors': 'It takes an error in the place of messages for nonsense.',
};

test.each(webhooks)('the signature of %s', async (name, webhook) => {
  const isGenuine = ours.verifies(webhook, webhook.secret);
  expect(kapso.verifies(webhook, webhook.secret)).toBe(isGenuine);
  expect(ours.verifies(webhook, 'another')).toBe(false);
  if (name === 'in-not-json' || name === 'in-text-utf8-raw') return;
  expect((await apiJs.takes(webhook, webhook.secret)) === 'refused').toBe(!isGenuine);
});

test.each(webhooks.filter(([name]) => name !== 'in-not-json'))('the words of %s', async (name, webhook) => {
  const own = ours.reads(webhook);
  const other = readOtherwise[name];
  if (other) expect(own).toEqual(other.ours);
  else expect(kapso.reads(webhook)).toEqual(own);
  if (!ours.verifies(webhook, webhook.secret)) return;
  const theirs = await apiJs.takes(webhook, webhook.secret);
  if (apiJsOtherwise[name]) expect(theirs).not.toEqual(kapso.reads(webhook));
  else expect(theirs).toEqual(kapso.reads(webhook));
});

test('every difference that is named is one', () => {
  const names = new Set(webhooks.map(([name]) => name));
  for (const name of [...Object.keys(readOtherwise), ...Object.keys(apiJsOtherwise)]) expect(names).toContain(name);
  for (const [name, webhook] of webhooks.filter(([one]) => readOtherwise[one]))
    expect(kapso.reads(webhook), name).not.toEqual(ours.reads(webhook));
});

test('what the fake brings is genuine for both of them, in every script, and read as it was said', async () => {
  const brought: Webhook[] = [];
  const app = express().use(express.raw({ type: '*/*' }), (req, res) => {
    const raw = (req.body as Buffer).toString('utf8');
    brought.push({ raw, signature: req.get('x-hub-signature-256') ?? '', secret: 'secret of the app' });
    res.sendStatus(200);
  });
  const door = await listen(app);
  const graph = await startFakeGraph({ token: 't', phoneNumberId: here.phoneNumberId, appSecret: 'secret of the app' });
  graph.deliverTo(`${door.url}/`);
  const one = { bsuid: 'NL.1000000000000001', number: '31600000001', name: 'Een' };
  const three = { bsuid: 'NL.1000000000000003', name: 'Drie' };
  await graph.say(one, { text: 'سلام / ሰላም 👋 "a" <b>' });
  await graph.say(three, { choice: { id: 'g:werk:4', title: 'العمل' }, of: 'list' });
  await graph.say(one, { choice: { id: 'cmd:human', title: 'Mens' }, of: 'button' });
  await graph.say(three, { choice: { id: 'resume:handoff', title: 'Verder' }, of: 'template' });
  await graph.close();
  await door.close();

  expect(brought).toHaveLength(4);
  for (const webhook of brought) {
    expect([ours, kapso].map(({ verifies }) => verifies(webhook, webhook.secret))).toEqual([true, true]);
    expect([ours, kapso].map(({ verifies }) => verifies(webhook, 'another'))).toEqual([false, false]);
    expect(await apiJs.takes(webhook, 'another')).toBe('refused');
    expect(await apiJs.takes(webhook, webhook.secret)).toEqual(ours.reads(webhook));
    expect(kapso.reads(webhook)).toEqual(ours.reads(webhook));
  }
  expect(brought.flatMap(ours.reads)).toMatchObject([
    { phone: one.number, words: 'سلام / ሰላም 👋 "a" <b>' },
    { bsuid: three.bsuid, choice: 'g:werk:4' },
    { choice: 'cmd:human' },
    { choice: 'resume:handoff' },
  ]);
});
