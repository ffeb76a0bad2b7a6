// What a Bot Framework channel posts: read strictly, and rebuilt from the few fields the talk needs.
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Where answers go: taken from what came in, because what goes out has sender and receiver swapped. Ids, no names. */
export type Reference = {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly activityId: string;
  readonly conversation: { readonly id: string; readonly conversationType?: string; readonly tenantId?: string };
  readonly user: { readonly id: string };
  readonly bot: { readonly id: string };
};
export type Heard =
  | {
      readonly kind: 'heard';
      /** Unique in the whole house; the same activity again has the same. */
      readonly key: string;
      /** The person on this channel; `serviceUrl` may change, this does not. */
      readonly address: string;
      readonly activity: { readonly type: string; readonly [field: string]: unknown };
      readonly reference: Reference;
    }
  | { readonly kind: 'quiet' | 'bad' | 'too-long' };

/** In letters; no question of a person is longer. */
const longest = 4000;

const id = z.string().min(1).max(1000);
const word = z.string().max(1000);
const plain = z.union([word, z.number(), z.boolean(), z.null()]);
const party = z.object({ id });
const schema = z.object({
  type: z.string().max(100),
  id: id.optional(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().min(1).max(1000),
  conversation: z.object({
    id,
    isGroup: z.boolean().nullish(),
    conversationType: z.string().max(100).nullish(),
    tenantId: z.string().max(100).nullish(),
  }),
  from: party,
  recipient: party,
  text: z.string().nullish(),
  locale: z.string().max(100).nullish(),
  name: z.string().max(100).nullish(),
  value: z.unknown().optional(),
  membersAdded: z.array(party).max(100).nullish(),
});
type Read = z.infer<typeof schema>;

/** Flat: a choice, or a small form of a card; nothing that could be nested a thousand deep. */
const value = z.union([plain, z.record(z.string().max(100), plain).refine((all) => Object.keys(all).length <= 20)]);

export const readActivity = (body: unknown): Heard => {
  const { success, data: read } = schema.safeParse(body);
  if (!success) return { kind: 'bad' };
  // One person, one talk: what is said in a group is not for everybody's eyes.
  if (read.conversation.isGroup || read.channelId === 'AseChannel') return { kind: 'quiet' };
  if ((read.text ?? '').length > longest) return { kind: 'too-long' };
  const activity = activityOf(read);
  if (!activity) return { kind: 'quiet' };
  if (read.id === undefined && activity.type !== 'conversationUpdate') return { kind: 'bad' };
  const address = JSON.stringify([read.channelId, read.conversation.id]);
  const mark = activity.type === 'conversationUpdate' ? 'open' : read.id;
  const key = `az:${createHash('sha256').update(`${address} ${mark}`).digest('base64url')}`;
  return { kind: 'heard', key, address, activity, reference: referenceOf(read) };
};

/** Undefined: stored by nobody and answered by nobody (typing, reactions, installation). */
const activityOf = (read: Read): Extract<Heard, { kind: 'heard' }>['activity'] | undefined => {
  const locale = read.locale ? { locale: read.locale } : {};
  const given = value.safeParse(read.value);
  const said = given.success && given.data !== null ? { value: given.data } : {};
  if (read.type === 'conversationUpdate')
    return read.membersAdded?.some((member) => member.id !== read.recipient.id)
      ? { type: read.type, ...locale }
      : undefined;
  if (read.type === 'event') return read.name === 'page/language' ? { type: read.type, ...said } : undefined;
  if (read.type !== 'message' || !(read.text?.trim() || 'value' in said)) return undefined;
  return { type: read.type, text: read.text ?? '', ...said, ...locale };
};

const referenceOf = ({
  channelId,
  serviceUrl,
  id: activityId = '',
  conversation,
  from,
  recipient,
}: Read): Reference => ({
  channelId,
  serviceUrl,
  activityId,
  conversation: {
    id: conversation.id,
    ...(conversation.conversationType ? { conversationType: conversation.conversationType } : {}),
    ...(conversation.tenantId ? { tenantId: conversation.tenantId } : {}),
  },
  user: { id: from.id },
  bot: { id: recipient.id },
});
