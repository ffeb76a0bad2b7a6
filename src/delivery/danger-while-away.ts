// The database is away and Meta will bring the message again; words of danger are answered at once all the same.
import type { Client } from '../channels/whatsapp/client.ts';
import type { InboundEvent } from '../channels/whatsapp/event.ts';
import { toWire } from '../channels/whatsapp/wire.ts';
import type { Language } from '../content/schema/ids.ts';
import { speakCrisis } from '../speech/crisis.ts';
import { type Speech, source } from '../speech/speech.ts';
import { addressOf } from './send-whatsapp.ts';
import { speakWhatsApp } from './speak-whatsapp.ts';

export type DangerParts = {
  readonly client: Pick<Client, 'send'>;
  speech(): Speech;
  crisis(text: string): { readonly theme: string; readonly level: 'red' | 'amber' } | undefined;
  /** A language we speak, when the text is clear. */
  detect(text: string): Language | undefined;
  readonly publicUrl: string;
  readonly log: { error(facts: Readonly<Record<string, string>>, says: string): void };
};

/** As many messages as are remembered as answered: Meta brings each again and again until the database is back. */
const remembered = 10_000;

/**
 * Once a message and process. The message itself is stored when Meta brings it again, and is then answered in the
 * ordinary way: hearing the numbers twice does no harm, not hearing them may.
 */
export const dangerWhileAway = (parts: DangerParts) => {
  const answered = new Set<string>();
  return async (events: readonly InboundEvent[]): Promise<void> => {
    for (const event of events) {
      if (event.kind !== 'text' || event.stale === true || answered.has(event.key)) continue;
      const danger = parts.crisis(event.text);
      if (danger?.level !== 'red') continue;
      if (answered.size >= remembered) answered.clear();
      answered.add(event.key);
      const { bsuid, phone, key, text } = event;
      const to = addressOf({ ...(bsuid === null ? {} : { user: bsuid }), ...(phone === null ? {} : { phone }) });
      await sayNow(parts, { to, key, theme: danger.theme, language: parts.detect(text) ?? source });
    }
  };
};

type Saying = {
  readonly to: ReturnType<typeof addressOf>;
  readonly key: string;
  readonly theme: string;
  readonly language: Language;
};

const sayNow = async (parts: DangerParts, { to, key, theme, language }: Saying): Promise<void> => {
  const { client, publicUrl, log } = parts;
  try {
    const speech = parts.speech();
    const said = speakCrisis(speech, theme, language);
    const callbackData = `away:${key}`;
    const { kind } = await client.send(toWire(speakWhatsApp(speech, said, { to, callbackData, publicUrl })));
    if (kind !== 'sent') log.error({ kind }, 'words of danger could not be answered while the database is away');
  } catch (error) {
    log.error({ name: (error as Error).name }, 'words of danger could not be answered while the database is away');
  }
};
