// Direct Line joined to the talk: activities become rows, rows become activities; the turn is the same as everywhere.
import { hkdfSync, randomUUID } from 'node:crypto';
import { inboundOf, spokenOf } from './activities.ts';
import type { Inbound } from './bot/talk.ts';
import { type DirectLine, makeDirectLine } from './channels/directline/direct-line.ts';
import type { StoredActivity } from './channels/directline/parts.ts';
import type { Carried } from './channels/directline/wire.ts';
import type { Content } from './content/content.ts';
import type { Log } from './log.ts';
import type { Speech } from './speech/speech.ts';
import type { ConversationId, Json, MessageRow, Store } from './store/store.ts';

export type DirectLineHouse = {
  readonly store: Store;
  readonly content: Content;
  speech(): Speech;
  takeTurn(conversation: ConversationId): Promise<void>;
  readonly log: Log;
  readonly publicUrl: string;
  readonly origins: readonly string[];
  /** Of the settings; without one it is derived from the secret key of the house. */
  readonly secret: string | undefined;
  readonly houseKey: Buffer;
};

/** What is kept of an activity: enough for the bot, and the activity itself for the echo in the client. */
type Body = Inbound & { readonly activity: Carried };

export const joinDirectLine = (house: DirectLineHouse): DirectLine => {
  const { store, log } = house;
  const find = (conversation: string) => store.conversations.find('directline', conversation);
  const bodyOf = (activity: Carried): Json => {
    const body: Body = { ...inboundOf(house.content, activity, false), activity };
    return body as unknown as Json;
  };
  return makeDirectLine({
    secret:
      house.secret ?? Buffer.from(hkdfSync('sha256', house.houseKey, '', 'wegwijs directline', 32)).toString('hex'),
    origins: house.origins,
    publicUrl: house.publicUrl,
    now: () => new Date(),
    newId: randomUUID,
    log,
    open: async (conversation, update) => {
      const talk = await store.conversations.open('directline', conversation);
      const { fresh } = await store.messages.receive(talk, `dl:${conversation}:open`, bodyOf(update));
      return { talk, fresh };
    },
    receive: async (conversation, key, activity) => {
      const talk = await find(conversation);
      return talk && { talk, ...(await store.messages.receive(talk, key, bodyOf(activity))) };
    },
    history: async (conversation, after) => {
      const talk = await find(conversation);
      return talk && { talk, rows: (await store.messages.history(talk, { after })).map((row) => shown(house, row)) };
    },
    wake: (talk) => {
      house.takeTurn(talk as ConversationId).catch((error: unknown) => {
        log.error({ name: (error as Error).name }, 'a turn on Direct Line failed; the sweep takes it up again');
      });
    },
    typing: () => undefined,
    onChange: (listener) => store.onChange(listener),
  });
};

/** The conversationUpdate that opened the talk is for the bot; it counts in the watermark and is not shown. */
const shown = ({ speech }: DirectLineHouse, { seq, at, direction, body }: MessageRow): StoredActivity => {
  if (direction === 'in') {
    const { activity } = body as unknown as Body;
    return activity.type === 'message' ? { seq, at, activity } : { seq, at };
  }
  return { seq, at, activity: spokenOf(speech(), body) };
};
