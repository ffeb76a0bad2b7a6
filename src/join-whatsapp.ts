// Joins WhatsApp to the talk: the webhook before it, the outbox behind it. Off until its variables are set.
import type { RequestListener } from 'node:http';
import { type Client, makeClient } from './channels/whatsapp/client.ts';
import { webhook } from './channels/whatsapp/webhook.ts';
import { toWire } from './channels/whatsapp/wire.ts';
import { todayIn } from './clock.ts';
import type { WhatsAppConfig } from './config.ts';
import { makeBudget } from './delivery/budget.ts';
import { type DangerParts, dangerWhileAway } from './delivery/danger-while-away.ts';
import { type Outbox, startOutbox } from './delivery/outbox.ts';
import { type Patience, patience } from './delivery/purpose.ts';
import { receiveWhatsApp } from './delivery/receive-whatsapp.ts';
import { addressOf, carryWhatsApp } from './delivery/send-whatsapp.ts';
import { speakWhatsApp } from './delivery/speak-whatsapp.ts';
import type { Log } from './log.ts';
import type { Message } from './speech/message.ts';
import type { Speech } from './speech/speech.ts';
import type { ConversationId, Farewell, Person, Store } from './store/store.ts';

export type WhatsAppHouse = {
  readonly config: WhatsAppConfig;
  readonly store: Store;
  speech(): Speech;
  /** Words of danger in a text, and the language it is in when that is clear and we speak it. */
  crisis: DangerParts['crisis'];
  detect: DangerParts['detect'];
  takeTurn(conversation: ConversationId): Promise<void>;
  readonly log: Log;
  readonly publicUrl: string;
  readonly patience?: Patience;
};
export type WhatsApp = {
  /** At `/webhooks/whatsapp`. */
  readonly webhook: RequestListener;
  /** The goodbye after "delete my data", which no row holds. */
  farewell(farewell: Farewell): void;
  close(): Promise<void>;
};

export const joinWhatsApp = (house: WhatsAppHouse): WhatsApp => {
  const { config, store, log, speech, publicUrl } = house;
  const client = makeClient({
    apiUrl: config.WHATSAPP_API_URL ?? 'https://graph.facebook.com',
    version: config.WHATSAPP_API_VERSION ?? 'v25.0',
    phoneNumberId: config.WHATSAPP_PHONE_NUMBER_ID,
    token: config.WHATSAPP_TOKEN,
  });
  const today = () => todayIn(undefined);
  const budget = makeBudget({ monthly: config.WHATSAPP_MONTHLY_BUDGET, bills: store.bills, today, log });
  const outbox: Outbox = startOutbox({
    store,
    carry: carryWhatsApp({ client, speech, budget, publicUrl, today }),
    patience: house.patience ?? patience,
    perSecond: config.WHATSAPP_PER_SECOND,
    log,
  });
  const danger = dangerWhileAway({ client, speech, crisis: house.crisis, detect: house.detect, publicUrl, log });
  const receive = receiveWhatsApp({
    store,
    takeTurn: house.takeTurn,
    showTyping: courtesy(client),
    hear: outbox.hear,
    mishear: outbox.mishear,
    notStored: (events) => void danger(events),
    log,
  });
  const settings = {
    appSecret: config.WHATSAPP_APP_SECRET,
    verifyToken: config.WHATSAPP_VERIFY_TOKEN,
    phoneNumberId: config.WHATSAPP_PHONE_NUMBER_ID,
  };
  return {
    webhook: webhook({ settings, receive, log }),
    farewell: (farewell) => void sayGoodbye(house, client, farewell),
    close: async () => {
      await outbox.close();
      client.close();
    },
  };
};

const mostTyping = 16;
/** Left out when many are on the way already: answers use the same connections. */
const courtesy = (client: Client) => {
  let onTheWay = 0;
  return (messageId: string): void => {
    if (onTheWay >= mostTyping) return;
    onTheWay += 1;
    void client.showTyping(messageId).finally(() => {
      onTheWay -= 1;
    });
  };
};

/** Once, and without a row: nothing is left of this person. */
const sayGoodbye = async (house: WhatsAppHouse, client: Client, { address, replies }: Farewell): Promise<void> => {
  const { speech, publicUrl, log } = house;
  try {
    const to = addressOf(JSON.parse(address) as Person);
    for (const reply of replies) {
      const message = speakWhatsApp(speech(), reply as unknown as Message, { to, callbackData: 'goodbye', publicUrl });
      await client.send(toWire(message));
    }
  } catch (error) {
    log.error({ name: (error as Error).name }, 'a goodbye on WhatsApp was not sent');
  }
};
