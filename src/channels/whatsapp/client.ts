// Our voice at Graph: sends one body and says what came of it. It never tries again by itself.
import { type Delivery, deliveryOf } from './delivery.ts';
import { makePoster } from './post.ts';
import type { Wire } from './wire.ts';
import { readAndTyping } from './wire-more.ts';

export type ClientSettings = {
  /** https://graph.facebook.com */
  readonly apiUrl: string;
  /** v25.0 */
  readonly version: string;
  readonly phoneNumberId: string;
  readonly token: string;
  /** Hosts the token may be shown to, beside this machine itself. */
  readonly hosts?: readonly string[];
  readonly connectMs?: number;
  readonly totalMs?: number;
};

export type Client = {
  send(wire: Wire): Promise<Delivery>;
  /** Blue ticks and "typing…". A courtesy: true when it worked, and nobody minds when it did not. */
  showTyping(messageId: string): Promise<boolean>;
  close(): void;
};

/** WHATSAPP_API_URL may not be called; `remedy` says what to set. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly remedy = 'Set WHATSAPP_API_URL to https://graph.facebook.com, or leave it out.';
}

export const makeClient = (settings: ClientSettings): Client => {
  const url = messagesUrl(settings);
  const headers = { Authorization: `Bearer ${settings.token}`, 'Content-Type': 'application/json' };
  const { connectMs = 3_000, totalMs = 10_000 } = settings;
  const poster = makePoster({ url, headers, connectMs, totalMs });
  const post = (wire: Wire) => poster.post(JSON.stringify(wire));
  return {
    send: async (wire) => deliveryOf(await post(wire)),
    showTyping: async (messageId) => {
      const answer = await post(readAndTyping(messageId));
      return answer.kind === 'answered' && answer.status === 200;
    },
    close: () => poster.close(),
  };
};

const here: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** The token goes over https to hosts on the list, or in the clear to this machine. */
const messagesUrl = ({ apiUrl, version, phoneNumberId, hosts = ['graph.facebook.com'] }: ClientSettings): URL => {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined;
  const isHere = url !== undefined && here.includes(url.hostname) && /^https?:$/.test(url.protocol);
  const isListed = url !== undefined && hosts.includes(url.hostname) && url.protocol === 'https:';
  if (!url || !(isHere || isListed)) throw new AddressRefused('WHATSAPP_API_URL is no address of Graph.');
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(version)}/${encodeURIComponent(phoneNumberId)}/messages`;
  return url;
};
