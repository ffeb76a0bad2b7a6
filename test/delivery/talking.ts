// A small house for the tests of delivery: the real store, the real client, an echo instead of the bot.
import { type Client, makeClient } from '../../src/channels/whatsapp/client.ts';
import { toWire } from '../../src/channels/whatsapp/wire.ts';
import type { Line } from '../../src/delivery/judge.ts';
import { type Outbox, startOutbox, type Word } from '../../src/delivery/outbox.ts';
import type { Patience } from '../../src/delivery/purpose.ts';
import { addressOf } from '../../src/delivery/send-whatsapp.ts';
import type { Outgoing, Store, TurnInput } from '../../src/store/store.ts';

export const quick: Patience = { crisis: 0, answer: 1, volunteer: 3, reminder: 4 };

export type Said = readonly { readonly kind?: string; readonly text: string }[];

/** The bot of these tests says what the message tells it to. */
export const echo = async ({ message }: TurnInput) => ({
  state: null,
  replies: (message.body as unknown as { readonly say: Said }).say,
  effects: [],
});

export const carry =
  (client: Pick<Client, 'send'>) =>
  async ({ id, person, body }: Outgoing): Promise<Word> => {
    const { text } = body as { readonly text: string };
    return { kind: 'told', delivery: await client.send(toWire({ to: addressOf(person), text, callbackData: id })) };
  };

export type Lines = { readonly level: string; readonly says: string; readonly facts: Line['facts'] }[];

export type Starting = {
  readonly store: Store;
  readonly apiUrl: string;
  readonly token: string;
  readonly phoneNumberId: string;
  readonly lines: Lines;
  readonly patience?: Patience;
  readonly totalMs?: number;
  now?(): number;
  /** Stands between the outbox and Graph. */
  before?(client: Client): Pick<Client, 'send'>;
};

export const start = ({ store, lines, patience = quick, now, before, ...graph }: Starting): Outbox => {
  const client = makeClient({ version: 'v25.0', totalMs: 1_000, ...graph });
  const note = (level: string) => (facts: Line['facts'], says: string) => void lines.push({ level, says, facts });
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const outbox = startOutbox({
    store,
    carry: carry(before?.(client) ?? client),
    patience,
    log,
    ...(now ? { now } : {}),
  });
  return {
    ...outbox,
    close: async (ms) => {
      await outbox.close(ms);
      client.close();
    },
  };
};
