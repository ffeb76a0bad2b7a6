// The door Meta knocks at: verification, signature over raw bytes, store, then 200. Nothing is worked on here.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InboundEvent, Unknown } from './event.ts';
import { readBatch } from './inbound.ts';
import { readBody } from './read-body.ts';
import { readJson } from './read-json.ts';
import { seldom, type WebhookLog } from './seldom.ts';
import { claimedSignature, isSame, isSameText, signatureOf } from './signature.ts';

export type WebhookParts = {
  readonly settings: WebhookSettings;
  /**
   * Stores everything durably before it resolves; a key seen before is dropped. A throw means: not stored, 503,
   * and Meta brings it again. `unknown` is quarantined: it may hold what a person wrote.
   */
  receive(batch: { readonly events: readonly InboundEvent[]; readonly unknown: readonly Unknown[] }): Promise<void>;
  readonly log: WebhookLog;
  now?(): Date;
};
export type WebhookSettings = {
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly phoneNumberId: string;
};

/** Meta sends at most 3 MB. */
const largest = 3 * 1024 * 1024;

/** For `/webhooks/whatsapp`. A plain listener: Express costs more than everything that happens here. */
export const webhook = (parts: WebhookParts) => {
  const say = seldom(parts.log);
  return (req: IncomingMessage, res: ServerResponse): void => {
    if (req.method === 'GET') answer(res, verification(req, parts.settings));
    else if (req.method === 'POST') void taken(req, { ...parts, say }).then((given) => given && answer(res, given));
    else answer(res, { status: 405, headers: { Allow: 'GET, POST' } });
  };
};

type Taking = WebhookParts & { readonly say: ReturnType<typeof seldom> };
type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly text?: string };

/** Undefined when nobody is there any more to answer. */
const taken = async (req: IncomingMessage, parts: Taking): Promise<Answer | undefined> => {
  const { settings, say } = parts;
  const claimed = claimedSignature(req.headers['x-hub-signature-256']?.toString());
  if (!claimed) return refusal(say);
  const bytes = await readBody(req, largest);
  if (bytes === 'gone') return undefined;
  if (bytes === 'too-large') return { status: 413, headers: { Connection: 'close' } };
  if (!isSame(claimed, signatureOf(bytes, settings.appSecret))) return refusal(say);
  const body = readJson(bytes);
  return body === undefined ? { status: 400 } : stored(body, parts);
};

const stored = async (body: unknown, { settings, receive, log, now, say }: Taking): Promise<Answer> => {
  try {
    const here = { phoneNumberId: settings.phoneNumberId, now: now?.() ?? new Date() };
    const { events, unknown, notes } = readBatch(body, here);
    // What is told with a remedy is told until it is mended, not with every message.
    for (const { level, says, facts } of notes) {
      if ('remedy' in facts) say(level, says, facts);
      else log[level](facts, says);
    }
    if (events.length > 0 || unknown.length > 0) await receive({ events, unknown });
    return { status: 200 };
  } catch (error) {
    say('error', 'a webhook could not be stored; Meta will bring it again', { name: nameOf(error) });
    return { status: 503, headers: { 'Retry-After': '30' } };
  }
};

const refusal = (say: Taking['say']): Answer => {
  say('warn', 'a webhook without the right signature was refused', { remedy: secretRemedy });
  return { status: 401, headers: { Connection: 'close' } };
};
const secretRemedy =
  'If every webhook is refused, copy the app secret again: developers.facebook.com → the app → App settings → Basic, and set WHATSAPP_APP_SECRET.';

const verification = (req: IncomingMessage, { verifyToken }: WebhookSettings): Answer => {
  const query = new URLSearchParams((req.url ?? '').split('?')[1]);
  const challenge = query.get('hub.challenge') ?? '';
  const isOurs = query.get('hub.mode') === 'subscribe' && isSameText(query.get('hub.verify_token') ?? '', verifyToken);
  if (!isOurs) return { status: 403 };
  return /^[\w.-]{1,200}$/.test(challenge)
    ? { status: 200, headers: { 'Content-Type': 'text/plain' }, text: challenge }
    : { status: 400 };
};

const answer = (res: ServerResponse, { status, headers, text = '' }: Answer): void => {
  const always = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'Content-Length': text.length };
  res.writeHead(status, { ...always, ...headers }).end(text);
};

/** Never its words: they may quote what was to be stored. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
