// Bot Framework's hand-off protocol, said by the dialogs where a client can hear it; elsewhere nothing is said.
import { type Activity, EventFactory, type TurnContext } from 'botbuilder';
import { type HandOffEvent, whyFailed } from '../desk/hand-off-event.ts';
import type { HandoffRequest } from '../desk/handoff-desk.ts';
import { toMarkdown } from '../speech/plain.ts';
import type { Speech } from '../speech/speech.ts';
import { hearsHandOffs } from '../store/outbox/line.ts';
import type { ChannelName, Json, MessageRow } from '../store/store.ts';
import { type Inbound, talkOf } from './talk.ts';

/** Of a talk without end the newest go along. */
const longestTranscript = 100;

type Initiated = Pick<HandoffRequest, 'language' | 'topic' | 'urgency'> & { readonly consentGiven: boolean };

/** The transcript goes along only with consent. */
export const tellInitiated = async (context: TurnContext, asked: Initiated): Promise<void> => {
  if (!isHeard(context)) return;
  const { language, topic, urgency, consentGiven: consent } = asked;
  const transcript = consent ? { activities: await transcriptOf(context) } : undefined;
  await tell(context, EventFactory.createHandoffInitiation(context, { language, topic, urgency, consent }, transcript));
};

export const tellCancelled = async (context: TurnContext): Promise<void> => {
  if (!isHeard(context)) return;
  const { conversation } = context.activity;
  await tell(context, EventFactory.createHandoffStatus(conversation, 'failed', whyFailed.cancelled));
};

const isHeard = ({ activity }: TurnContext): boolean => hearsHandOffs(activity.channelId as ChannelName);

/** Stored without ids and names of the store: the channel knows what its clients call the talk. */
const tell = async (context: TurnContext, { name, value, attachments }: Activity): Promise<void> => {
  const withTranscript = name === 'handoff.initiate' ? { attachments } : {};
  const event = { type: 'event', name, value, ...withTranscript } as unknown as HandOffEvent;
  await context.sendActivity({ type: 'event', name, channelData: { event } } as Partial<Activity>);
};

const transcriptOf = async (context: TurnContext): Promise<Activity[]> => {
  const { said, minds } = talkOf(context);
  const rows = (await said?.(longestTranscript)) ?? [];
  return rows.flatMap((row) => spoken(minds.speech, row) ?? []) as unknown as Activity[];
};

type Spoken = { readonly [field: string]: Json };

/** Who said it and what; undefined for a row without words, like the opening of the page. */
const spoken = (speech: Speech, { direction, at, body }: MessageRow): Spoken | undefined => {
  const when = { type: 'message', timestamp: at.toISOString() };
  if (direction === 'in') {
    const { text, value } = body as unknown as Inbound;
    if (text === '' && (value === undefined || value === 'command:start')) return undefined;
    return { ...when, from: { id: 'user', role: 'user' }, text, ...(value === undefined ? {} : { value }) };
  }
  const message = body as unknown as Parameters<typeof toMarkdown>[1];
  if (typeof message.text !== 'string') return undefined;
  const words = { locale: message.language, textFormat: 'markdown', text: toMarkdown(speech, message) };
  return { ...when, from: { id: 'bot', role: 'bot' }, ...words };
};
