// What WhatsApp's webhook tells → rows: what a person did becomes a message of hers, what became of ours a status.
import { meaningOf } from '../channels/whatsapp/errors.ts';
import type { Deed, FromPerson, InboundEvent, OpsEvent, StatusEvent, Unknown } from '../channels/whatsapp/event.ts';
import { messageKey } from '../channels/whatsapp/message-key.ts';
import type { Message } from '../speech/message.ts';
import type { Arrival, ConversationId, Json, Person, Store, Tags } from '../store/store.ts';
import { isResume } from './closed-window.ts';

export type ReceiveParts = {
  readonly store: Pick<Store, 'inbox'>;
  takeTurn(conversation: ConversationId): Promise<void>;
  /** Blue ticks and "typing…", when work on a message begins. */
  showTyping(messageId: string): void;
  /** A webhook came in and was stored; or could not be. */
  hear(): void;
  mishear(): void;
  /** Told what could not be stored; Meta brings it again. */
  notStored?(events: readonly InboundEvent[]): void;
  readonly log: Readonly<
    Record<'info' | 'warn' | 'error', (facts: Readonly<Record<string, string | number>>, says: string) => void>
  >;
};
export type Batch = { readonly events: readonly InboundEvent[]; readonly unknown: readonly Unknown[] };

/** Resolves when everything is stored durably; work begins after that. */
export const receiveWhatsApp =
  (parts: ReceiveParts) =>
  async ({ events, unknown }: Batch): Promise<void> => {
    const arrivals = [...events.flatMap(arrivalsOf), ...unknown];
    for (const event of events) {
      if (event.kind === 'ops') tellOperator(parts, event);
      if (event.kind === 'status' && event.status === 'failed') tellFailure(parts, event);
    }
    const fresh = await store(parts, arrivals, events);
    parts.hear();
    const ids = new Map(events.flatMap((event) => ('replyField' in event ? [[event.key, event.id] as const] : [])));
    // First the 200, then the work.
    setImmediate(() => {
      for (const { id } of fresh) parts.showTyping(ids.get(id) ?? id);
      for (const conversation of new Set(fresh.map((one) => one.conversation)))
        parts.takeTurn(conversation).catch((error: unknown) => {
          parts.log.error({ name: (error as Error).name }, 'a turn on WhatsApp failed; the sweep takes it up again');
        });
    });
  };

const store = async (parts: ReceiveParts, arrivals: readonly Arrival[], events: readonly InboundEvent[]) => {
  try {
    return arrivals.length === 0 ? [] : await parts.store.inbox.receive('whatsapp', arrivals, tagsOf);
  } catch (error) {
    parts.mishear();
    parts.notStored?.(events);
    throw error;
  }
};

const arrivalsOf = (event: InboundEvent): readonly Arrival[] => {
  switch (event.kind) {
    case 'identity':
      return [{ kind: 'identity', from: aliasOf(event.from), person: personOf(event) }];
    case 'status': {
      const { id, callbackData, status, category, billable } = event;
      return [
        {
          kind: 'status',
          ref: messageKey(id),
          is: event.action === 'window-closed' ? 'window-closed' : status,
          ...(callbackData === null ? {} : { id: callbackData }),
          ...(category === null ? {} : { price: { category, billable: billable === true } }),
        },
      ];
    }
    // We write to nobody for advertising: there is nothing to stop.
    case 'preference':
    case 'ops':
      return [];
    default:
      return [
        {
          kind: 'message',
          id: event.key,
          person: personOf(event),
          at: new Date(event.at * 1000),
          body: bodyOf(event),
          quiet: event.stale === true || isQuiet(event),
        },
      ];
  }
};

/** What nobody asked anything with. */
const isQuiet = (deed: Deed): boolean =>
  deed.kind === 'reaction' ||
  deed.kind === 'unsupported' ||
  deed.kind === 'form' ||
  (deed.kind === 'choice' && isResume(deed.choiceId));

/** As the bot reads it; `kind` and `ref` are for the history. */
const bodyOf = (event: FromPerson & Deed): Json => {
  const about = { ref: event.id };
  switch (event.kind) {
    case 'text':
      return { ...about, text: event.text };
    case 'choice':
      return { ...about, text: event.title, value: event.choiceId };
    case 'media':
      return { ...about, text: event.caption ?? '', media: event.mediaType };
    case 'location':
      // A place with a name can answer a question; a point on the map cannot.
      return event.name === undefined ? { ...about, text: '', media: 'location' } : { ...about, text: event.name };
    case 'contacts':
      return { ...about, text: '', media: 'contacts' };
    case 'reaction':
      return { ...about, text: '', media: 'reaction', emoji: event.emoji };
    case 'form':
    case 'unsupported':
      return { ...about, text: '', media: event.kind };
  }
};

const personOf = ({ bsuid, phone }: { readonly bsuid: string | null; readonly phone: string | null }): Person => ({
  ...(bsuid === null ? {} : { user: bsuid }),
  ...(phone === null ? {} : { phone }),
});
const aliasOf = (userKey: string): Person =>
  userKey.startsWith('wa:') ? { phone: userKey.slice(3) } : { user: userKey };

/** Under what a message of ours is billed: its language, and the road it stands on or else its kind. */
export const tagsOf = (body: Json): Tags => {
  const { language, kind, choices = [], why = [] } = body as unknown as Partial<Message>;
  const values = [...choices.map(({ value }) => value), ...why.map(({ change }) => change)];
  const road = values.flatMap((value) => /^(?:answer|reask):([^:]+):/.exec(value)?.[1] ?? []);
  return { language: language ?? '', flow: road[0] ?? kind ?? '' };
};

const tellOperator = ({ log }: ReceiveParts, { field, event, severity }: OpsEvent): void => {
  const facts = {
    field,
    event,
    remedy: 'Open WhatsApp Manager and look at the account, the number and the templates.',
  };
  if (severity === 'alarm') log.error(facts, 'Meta sends an alarm about the WhatsApp account');
  else log.info(facts, 'Meta has news about the WhatsApp account');
};

/** Taken by Graph and not delivered after all. */
const tellFailure = ({ log }: ReceiveParts, { code, action, remedy, callbackData }: StatusEvent): void => {
  const why = code === undefined ? 'WhatsApp does not say why.' : meaningOf(code, 0).says;
  const facts = {
    ...(callbackData === null ? {} : { message: callbackData }),
    ...(code === undefined ? {} : { code }),
    ...(remedy === undefined ? {} : { remedy }),
  };
  log[action === 'stop-and-alarm' ? 'error' : 'warn'](facts, `Not delivered: ${why}`);
};
