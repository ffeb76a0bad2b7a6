// What came of sending one message, judged from Graph's answer: decided by the error's code, never by its words.
import { z } from 'zod';
import { type Action, meaningOf } from './errors.ts';
import type { Answer } from './post.ts';

export type Delivery =
  | {
      readonly kind: 'sent';
      readonly action: 'store-id';
      readonly id: string;
      readonly held?: true;
      readonly bsuid?: string;
    }
  /** Only a template may go now. */
  | { readonly kind: 'window-closed'; readonly action: 'window-closed' }
  /** Not taken by WhatsApp: the same message may be sent again. `scope`: who must wait. `once`: not a third time. */
  | {
      readonly kind: 'later';
      readonly action: 'backoff' | 'backoff-this-user' | 'backoff-and-alarm' | 'retry-once';
      readonly afterSeconds: number;
      readonly scope: 'message' | 'person' | 'number';
      readonly once?: true;
      readonly why: string;
      readonly remedy?: string;
    }
  /** Never by trying again. `breaker`: not this message's fault; stop all sending, keep the message, tell the operator. */
  | {
      readonly kind: 'failed';
      readonly action: Exclude<Action, Waiting | 'store-id' | 'window-closed' | 'retry-same-turn-may-duplicate'>;
      readonly why: string;
      readonly code?: number;
      readonly remedy?: string;
      readonly breaker?: true;
    }
  /** Perhaps taken, perhaps not: wait for a status with our callback data before trying once more. */
  | { readonly kind: 'unknown'; readonly action: 'retry-same-turn-may-duplicate' };

type Waiting = 'backoff' | 'backoff-this-user' | 'backoff-and-alarm' | 'retry-once';

const sentSchema = z.object({
  messages: z.array(z.object({ id: z.string().min(1), message_status: z.string().optional() })).min(1),
  contacts: z
    .array(z.object({ user_id: z.string().optional() }))
    .optional()
    .catch(undefined),
});
const errorSchema = z.object({
  error: z
    .object({ code: z.number().int(), error_subcode: z.number().int().optional().catch(undefined) })
    // "Unsupported post request. Object with ID … does not exist": a wrong number id comes as 100 with this part.
    .transform(({ code, error_subcode: part }) => (code === 100 && part === 33 ? part : code)),
});

export const deliveryOf = (answer: Answer): Delivery => {
  if (answer.kind === 'not-written') return backoff('WhatsApp could not be reached.', 10);
  if (answer.kind === 'no-answer') return unknown;
  const body = parsed(answer.text);
  if (answer.status >= 200 && answer.status < 300) return taken(body);
  const code = errorSchema.safeParse(body).data?.error;
  return code === undefined ? withoutCode(answer) : judged(code, answer);
};

/** A success without an id is no answer we can rely on: it may have been taken. */
const taken = (body: unknown): Delivery => {
  const read = sentSchema.safeParse(body).data;
  const message = read?.messages[0];
  if (!message) return unknown;
  const bsuid = read?.contacts?.[0]?.user_id;
  const isHeld = message.message_status === 'held_for_quality_assessment';
  return {
    kind: 'sent',
    action: 'store-id',
    id: message.id,
    ...(isHeld ? { held: true as const } : {}),
    ...(bsuid === undefined ? {} : { bsuid }),
  };
};

type Answered = Extract<Answer, { kind: 'answered' }>;

const judged = (code: number, { status, retryAfter }: Answered): Delivery => {
  const { action, says, after = 10, remedy } = meaningOf(code, status);
  const told = { why: says, ...(remedy === undefined ? {} : { remedy }) };
  switch (action) {
    case 'window-closed':
      return { kind: 'window-closed', action };
    case 'backoff':
    case 'backoff-and-alarm':
      return { kind: 'later', action, afterSeconds: retryAfter ?? after, scope: 'number', ...told };
    case 'backoff-this-user':
      return { kind: 'later', action, afterSeconds: retryAfter ?? after, scope: 'person', ...told };
    case 'retry-once':
      return { kind: 'later', action, afterSeconds: retryAfter ?? after, scope: 'message', once: true, ...told };
    case 'stop-and-alarm':
      return { kind: 'failed', action, code, breaker: true, ...told };
    case 'give-up':
    case 'bug-do-not-retry':
    case 'send-without-media':
    case 'template-fallback-language':
    case 'template-unavailable':
      return { kind: 'failed', action, code, ...told };
    case 'store-id':
    case 'retry-same-turn-may-duplicate':
      return unknown;
  }
};

/** Not Graph itself but something before it, or an address where Graph does not live. */
const withoutCode = ({ status, retryAfter }: Answered): Delivery => {
  if (status === 401) return judged(190, { kind: 'answered', status, text: '' });
  if (status === 429) return backoff('Too many calls.', retryAfter ?? 60);
  // A gateway that could not reach Graph, or would not let us through.
  if (status === 502 || status === 503) return backoff('A gateway before WhatsApp is down.', retryAfter ?? 30);
  if (status >= 500) return unknown;
  if (status === 400 || status === 413)
    return { kind: 'failed', action: 'bug-do-not-retry', why: `WhatsApp refused the message (${status}).` };
  const why = `WHATSAPP_API_URL does not answer as Graph does (${status}).`;
  return { kind: 'failed', action: 'stop-and-alarm', breaker: true, why, remedy: addressRemedy };
};
const addressRemedy =
  'Look at WHATSAPP_API_URL (https://graph.facebook.com), WHATSAPP_API_VERSION (v25.0) and WHATSAPP_PHONE_NUMBER_ID.';

const unknown: Delivery = { kind: 'unknown', action: 'retry-same-turn-may-duplicate' };
const backoff = (why: string, afterSeconds: number): Delivery => ({
  kind: 'later',
  action: 'backoff',
  afterSeconds,
  scope: 'number',
  why,
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
