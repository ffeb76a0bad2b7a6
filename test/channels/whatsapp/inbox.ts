// What stands behind the webhook in the tests: keeps what it receives, once a key, as the store will.
import type { InboundEvent, Status, StatusEvent, Unknown } from '../../../src/channels/whatsapp/event.ts';
import { furthest } from '../../../src/channels/whatsapp/status.ts';
import type { WebhookParts } from '../../../src/channels/whatsapp/webhook.ts';

export type Line = { readonly level: string; readonly says: string; readonly facts: unknown };

/** `choices` are buttons of today's content, `sent` the messages this system sent. */
export const makeInbox = (known: { readonly choices?: readonly string[]; readonly sent?: readonly string[] } = {}) => {
  const seen = new Set<string>();
  const states = new Map<string, Status>();
  const fresh: Readonly<Record<string, unknown>>[] = [];
  const unknown: Unknown[] = [];
  const lines: Line[] = [];
  let fault: Error | undefined;
  const take = (event: InboundEvent): void => {
    if (seen.has(event.key)) return;
    seen.add(event.key);
    fresh.push({ ...event, ...marks(event) });
    if (event.kind === 'status') states.set(event.id, furthest(states.get(event.id), event.status));
  };
  const marks = (event: InboundEvent) => {
    if (event.kind === 'choice') return { stale: known.choices?.includes(event.choiceId) === false };
    return event.kind === 'status' ? { known: isOurs(event) } : {};
  };
  const isOurs = ({ id }: StatusEvent): boolean => known.sent === undefined || known.sent.includes(id);
  const receive: WebhookParts['receive'] = async (batch) => {
    if (fault) throw fault;
    batch.events.forEach(take);
    unknown.push(...batch.unknown);
  };
  const write = (level: string) => (facts: unknown, says: string) => {
    lines.push({ level, says, facts });
  };
  return {
    fresh,
    unknown,
    lines,
    states,
    receive,
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    failWith: (error: Error | undefined) => {
      fault = error;
    },
  };
};
export type Inbox = ReturnType<typeof makeInbox>;
