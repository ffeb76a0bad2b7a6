// The same question goes to many: what WhatsApp is told of it is made once, and addressed to each.
import { addressed, type Content, toContent, type Wire } from '../channels/whatsapp/wire.ts';
import type { Message } from '../speech/message.ts';
import type { Speech } from '../speech/speech.ts';
import { type Envelope, speakWhatsApp } from './speak-whatsapp.ts';

const most = 500;
/** Said to everybody alike, as long as no notice goes before it: nothing about a person is kept here. */
const common: readonly Message['kind'][] = ['question', 'menu', 'languages'];

const isCommon = ({ kind, notices }: Message, { to }: Envelope): boolean =>
  common.includes(kind) && notices.length === 0 && (to.bsuid ?? to.phone) !== undefined;

/** A speech is made anew every day, and what was made of it goes with it. */
export const spokenOnce = () => {
  const known = new WeakMap<Speech, Map<string, Content>>();
  return (speech: Speech, message: Message, envelope: Envelope): Wire => {
    const make = () => toContent(speakWhatsApp(speech, message, envelope));
    if (!isCommon(message, envelope)) return addressed(envelope, make());
    const mine = known.get(speech) ?? new Map<string, Content>();
    known.set(speech, mine);
    const name = `${envelope.page ?? 0} ${JSON.stringify(message)}`;
    const content = mine.get(name) ?? make();
    if (!mine.has(name) && mine.size >= most) mine.clear();
    mine.set(name, content);
    return addressed(envelope, content);
  };
};
