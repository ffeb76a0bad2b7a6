// Stream tickets: a WebSocket carries no header, so its address carries a key that opens one stream for a minute.
import { sign, verify } from './signed.ts';
import { type Signing, seconds } from './token.ts';

/** Seconds. Addresses end up in logs of proxies; a minute later this one opens nothing. */
const lifetime = 60;

export const makeTicket = (conversation: string, { secret, now }: Signing): string =>
  sign({ conv: conversation, k: 'ws', exp: seconds(now()) + lifetime }, secret);

export const isTicket = (text: string, conversation: string, { secret, now }: Signing): boolean => {
  const { conv, k, exp } = verify(text, secret) ?? {};
  return conv === conversation && k === 'ws' && typeof exp === 'number' && exp > seconds(now());
};
