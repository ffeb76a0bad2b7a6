// What follows from one delivery, pure: what is written, who waits, what the operator is told.
import type { Delivery } from '../channels/whatsapp/delivery.ts';
import { messageKey } from '../channels/whatsapp/message-key.ts';
import type { Outgoing, Settlement } from '../store/store.ts';

export type Line = {
  readonly level: 'info' | 'warn' | 'error';
  readonly says: string;
  readonly facts: Readonly<Record<string, string | number>>;
};
export type Verdict = {
  readonly to: Settlement;
  /** Nothing from this number for so many seconds. */
  readonly pause?: number;
  /** Token or account: stop everything and say this once. */
  readonly breaker?: Line;
  readonly line?: Line;
};
/** `patience`: seconds of hearing nothing, by purpose. */
export type Judged = { readonly row: Pick<Outgoing, 'id' | 'retried'>; readonly patience: number };

export const judge = (delivery: Delivery, { row, patience }: Judged): Verdict => {
  const about = { message: row.id };
  switch (delivery.kind) {
    case 'sent':
      return { to: { kind: delivery.held ? 'held' : 'sent', ref: messageKey(delivery.id) } };
    case 'window-closed':
      return { to: { kind: 'window-closed' } };
    case 'unknown':
      return { to: { kind: 'unsure', patience, lost: true } };
    case 'later': {
      const { afterSeconds: seconds, scope, once = false, why, remedy, action } = delivery;
      if (once && row.retried > 0)
        return { to: { kind: 'failed' }, line: { level: 'error', says: `Not sent: ${why}`, facts: about } };
      return {
        to: { kind: 'later', seconds, once },
        ...(scope === 'number' ? { pause: seconds } : {}),
        ...(action === 'backoff-and-alarm'
          ? { line: { level: 'error', says: why, facts: { ...(remedy === undefined ? {} : { remedy }) } } }
          : {}),
      };
    }
    case 'failed': {
      const { why, code, remedy, breaker } = delivery;
      const facts = { ...(code === undefined ? {} : { code }), ...(remedy === undefined ? {} : { remedy }) };
      if (breaker)
        return {
          to: { kind: 'later', seconds: 0, unsent: true },
          breaker: { level: 'error', says: `Nothing is sent on WhatsApp until this is mended: ${why}`, facts },
        };
      // What a person did (blocked us, left WhatsApp) is no alarm.
      const level = delivery.action === 'give-up' ? 'warn' : 'error';
      return { to: { kind: 'failed' }, line: { level, says: `Not sent: ${why}`, facts: { ...facts, ...about } } };
    }
  }
};
