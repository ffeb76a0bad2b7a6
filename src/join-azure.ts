// Azure Bot Service joined to the talk: the same turn as everywhere, and its answers carried back by Bot Framework's adapter.
import type { Router } from 'express';
import { inboundOf, spokenOf } from './activities.ts';
import { makeAzure } from './bot/azure.ts';
import type { Inbound } from './bot/talk.ts';
import type { Reference } from './channels/azure/read-activity.ts';
import { azureRouter } from './channels/azure/webhook.ts';
import type { AzureConfig } from './config.ts';
import type { Content } from './content/content.ts';
import { startOneByOne } from './delivery/one-by-one.ts';
import type { Log } from './log.ts';
import type { Speech } from './speech/speech.ts';
import type { ConversationId, Farewell, Json, Store } from './store/store.ts';

export type AzureHouse = {
  readonly config: AzureConfig;
  readonly store: Store;
  readonly content: Content;
  speech(): Speech;
  takeTurn(conversation: ConversationId): Promise<void>;
  readonly log: Log;
};
export type AzureJoined = {
  readonly router: Router;
  /** The goodbye after "delete my data", which no row holds. */
  farewell(farewell: Farewell): void;
  close(): Promise<void>;
};

type Body = Inbound & { readonly reference: Reference };

/** Rows that are read to find where the person wrote from last; a volunteer may have written a good deal since. */
const recent = 100;
/** For goodbyes: who wrote last, and from where. */
const mostKept = 500;

export const joinAzure = (house: AzureHouse): AzureJoined => {
  const { config, store, content, log, speech } = house;
  const azure = makeAzure(config.kind === 'azure' ? config : undefined);
  const lastFrom = new Map<ConversationId, Reference>();
  const outbox = startOneByOne({
    outbox: store.azureOutbox,
    onChange: store.onChange,
    log,
    send: async ({ conversation, body }) => {
      const reference = await referenceOf(store, conversation);
      return reference ? azure.send(reference, activityOf(speech(), body)) : { kind: 'failed' };
    },
  });
  return {
    router: azureRouter({
      isEmulator: config.kind === 'emulator',
      authenticate: azure.authenticate,
      log,
      receive: async ({ key, address, activity, reference }) => {
        const talk = await store.conversations.open('azure', address);
        const isNew = (await store.conversations.state(talk)) === null;
        const body: Body = { ...inboundOf(content, activity, isNew), reference };
        const { fresh } = await store.messages.receive(talk, key, body as unknown as Json);
        if (!fresh) return () => undefined;
        lastFrom.delete(talk);
        lastFrom.set(talk, reference);
        for (const oldest of lastFrom.keys()) if (lastFrom.size > mostKept) lastFrom.delete(oldest);
        return () =>
          void house.takeTurn(talk).catch((error: unknown) => {
            log.error({ name: (error as Error).name }, 'a turn on Azure failed; the sweep takes it up again');
          });
      },
    }),
    farewell: ({ conversation, replies }) => {
      const reference = lastFrom.get(conversation);
      lastFrom.delete(conversation);
      if (reference) void sayAll(house, azure, { reference, replies });
    },
    close: outbox.close,
  };
};

/** Of the newest message that came in: the address of a channel's service may change between two. */
const referenceOf = async (store: Store, conversation: ConversationId): Promise<Reference | undefined> => {
  const find = (rows: Awaited<ReturnType<Store['messages']['history']>>) =>
    rows.findLast(({ direction }) => direction === 'in')?.body as unknown as Body | undefined;
  const body =
    find(await store.messages.history(conversation, { limit: recent })) ??
    find(await store.messages.history(conversation));
  return body?.reference;
};

/** Who says it stands in the reference, with the name by which this channel knows us. */
const activityOf = (speech: Speech, body: Json) => {
  const { from: _, ...activity } = spokenOf(speech, body);
  return activity;
};

type Goodbye = { readonly reference: Reference; readonly replies: readonly Json[] };
const sayAll = async ({ speech, log }: AzureHouse, azure: ReturnType<typeof makeAzure>, goodbye: Goodbye) => {
  for (const reply of goodbye.replies) {
    const { kind } = await azure.send(goodbye.reference, activityOf(speech(), reply));
    if (kind !== 'sent') log.error({}, 'a goodbye on Azure was not sent');
  }
};
