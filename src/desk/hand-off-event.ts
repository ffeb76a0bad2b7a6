// Bot Framework's hand-off events as they lie among the messages of a talk, on the channel whose clients know them.
import type { CaseRow } from '../store/desk/desk.ts';
import type { Json } from '../store/store.ts';

type Attachment = { readonly contentType: string; readonly name: string; readonly content: Json };

export type HandOffEvent =
  | {
      readonly type: 'event';
      readonly name: 'handoff.initiate';
      readonly value: {
        readonly language: string;
        readonly topic: string;
        readonly urgency: string;
        readonly consent: boolean;
      };
      /** The transcript, when she agreed. */
      readonly attachments: readonly Attachment[];
    }
  | {
      readonly type: 'event';
      readonly name: 'handoff.status';
      readonly value: { readonly state: HandOffState; readonly message: string };
    };

export type HandOffState = 'accepted' | 'completed' | 'failed';

/** Any other row of a talk is somebody's words, which have no type. */
export const handOffEventIn = (body: Json): HandOffEvent | undefined =>
  (body as { readonly type?: unknown } | null)?.type === 'event' ? (body as unknown as HandOffEvent) : undefined;

/** For programs, so in English whatever she speaks; she is told in words of her own. */
export const whyFailed = { nobody: 'no volunteer within opening hours', cancelled: 'cancelled by the person' } as const;

/** Named by what can happen once: a claim by its fence, a time told by its number. */
export const statusEvent = (
  { id, fence, promises }: Pick<CaseRow, 'id' | 'fence' | 'promises'>,
  state: HandOffState,
  message = '',
): { readonly id: string; readonly body: Json } => {
  const event: HandOffEvent = { type: 'event', name: 'handoff.status', value: { state, message } };
  const once = state === 'failed' ? promises : fence;
  return { id: `handoff:${id}:${state}:${once}`, body: event as unknown as Json };
};
