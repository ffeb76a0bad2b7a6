// The kinds of message beside text and choices: read receipt, document, request for a location, reaction.
import type { Address } from './event.ts';
import { letters } from './letters.ts';
import { DoesNotFit, limits } from './outbound.ts';
import { envelope, type Wire } from './wire.ts';

/** Blue ticks and "typing…", which ends after 25 seconds or with our answer. Not a message: it costs nothing. */
export const readAndTyping = (messageId: string): Wire => ({
  messaging_product: 'whatsapp',
  status: 'read',
  message_id: messageId,
  typing_indicator: { type: 'text' },
});

export type OutboundDocument = {
  readonly to: Address;
  readonly link: string;
  readonly filename: string;
  readonly caption?: string;
};

/** WhatsApp fetches the file itself: a public https address. */
export const documentMessage = ({ to, link, filename, caption }: OutboundDocument): Wire => {
  if (!link.startsWith('https://')) throw new DoesNotFit(['a document without a public https address']);
  if (letters(caption ?? '') > limits.body) throw new DoesNotFit([`a caption over ${limits.body} letters`]);
  const document = { link, filename, ...(caption === undefined ? {} : { caption }) };
  return { ...envelope(to), type: 'document', document };
};

/** `text` must say what the place is used for. */
export const locationRequest = (to: Address, text: string): Wire => {
  if (text.trim() === '' || letters(text) > limits.body)
    throw new DoesNotFit([`a text of 1 to ${limits.body} letters`]);
  return {
    ...envelope(to),
    type: 'interactive',
    interactive: { type: 'location_request_message', body: { text }, action: { name: 'send_location' } },
  };
};

/** An empty emoji takes the reaction back. */
export const reactionTo = (to: Address, messageId: string, emoji: string): Wire => ({
  ...envelope(to),
  type: 'reaction',
  reaction: { message_id: messageId, emoji },
});
