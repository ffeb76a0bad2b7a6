// Carries one row of the outbox to WhatsApp: as a template, as the offer of the web page, or as it was said.
import type { Client } from '../channels/whatsapp/client.ts';
import type { Address } from '../channels/whatsapp/event.ts';
import { isWindowOpen } from '../channels/whatsapp/window.ts';
import { blank } from '../speech/blank.ts';
import type { Message } from '../speech/message.ts';
import type { Speech } from '../speech/speech.ts';
import { sayer } from '../speech/text.ts';
import { way } from '../speech/ways.ts';
import type { Outgoing, Person } from '../store/store.ts';
import type { Budget } from './budget.ts';
import { insteadOf, isTemplate, sendTemplate, type TemplateBody } from './closed-window.ts';
import type { Word } from './outbox.ts';
import { purposeOf } from './purpose.ts';
import { spokenOnce } from './spoken-once.ts';

export type SendParts = {
  readonly client: Pick<Client, 'send'>;
  speech(): Speech;
  readonly budget: Budget;
  readonly publicUrl: string;
  /** In the Netherlands, like 2026-11-24. */
  today(): string;
  now?(): Date;
};

/** More than ten choices travel in pages; the row says which. */
export type Paged = Message & { readonly page?: number };

export const carryWhatsApp = (parts: SendParts) => {
  const spoken = spokenOnce();
  return async (row: Outgoing): Promise<Word> => {
    const { client, publicUrl } = parts;
    const speech = parts.speech();
    const [to, callbackData, message] = [addressOf(row.person), row.id, row.body as unknown as Paged];
    if (isTemplate(row.body))
      return told(await sendTemplate(speech, message as TemplateBody, { to, callbackData, send: client.send }));
    const purpose = purposeOf(row.id, row.body);
    const closed = (): Word => {
      const instead = insteadOf(speech, purpose, message.language);
      return { kind: 'window-closed', ...(instead === undefined ? {} : { instead }) };
    };
    if (!isWindowOpen(row.lastInAt, parts.now?.() ?? new Date())) return closed();
    const isStopped = await parts.budget.stops(purpose, row.body);
    if (isStopped && row.offeredOn === parts.today()) return { kind: 'withheld' };
    const said = isStopped ? offer(speech, message, publicUrl) : message;
    const page = message.page === undefined ? {} : { page: message.page };
    const delivery = await client.send(spoken(speech, said, { to, callbackData, publicUrl, ...page }));
    if (delivery.kind === 'window-closed') return closed();
    return isStopped ? { kind: 'told', delivery, offered: parts.today() } : told(delivery);
  };
};

const told = (delivery: Extract<Word, { kind: 'told' }>['delivery']): Word => ({ kind: 'told', delivery });

export const addressOf = ({ user, phone }: Person): Address => ({
  ...(user === undefined ? {} : { bsuid: user }),
  ...(phone === undefined ? {} : { phone }),
});

/** The same page in her language, and the way to a person. */
const offer = (speech: Speech, { language }: Message, publicUrl: string): Message => ({
  ...blank(speech, language, 'notice'),
  text: `${sayer(speech, language)('whatsapp.budget')}\n\n${new URL(`/${language}`, publicUrl).href}`,
  choices: [way(speech, language, 'human')],
});
