// Text of people as the console shows it, Dutch names for topics and languages, times as a clock on a Dutch wall.
import type { Content } from '../content/content.ts';
import type { Language } from '../content/schema/ids.ts';
import type { Message } from '../speech/message.ts';
import type { Json, MessageRow } from '../store/store.ts';
import { notOpened, reaction } from './words/attached.ts';
import { reasonWords, topicWords } from './words/topics.ts';

/** Characters that turn the direction of what comes after them, and controls: never those of people. */
const unseen = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
export const clean = (text: string): string => text.replace(unseen, '');

/** From a form: always a string, cleaned, without the white space round it. */
export const typed = (value: unknown, most = 4000): string =>
  typeof value === 'string' ? clean(value.replace(/\r\n?/g, '\n')).trim().slice(0, most) : '';

const isRecord = (body: Json): body is { readonly [key: string]: Json } =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

/** What Wegwijs or a volunteer said; undefined for a row of another version. */
export const messageIn = ({ direction, body }: MessageRow): Message | undefined =>
  direction === 'out' && isRecord(body) && typeof body.text === 'string' && typeof body.language === 'string'
    ? (body as unknown as Message)
    : undefined;

export const personIn = ({ body }: MessageRow): string =>
  isRecord(body) && typeof body.text === 'string' ? clean(body.text) : '';

/** What came with the text, or instead of it: a voice, a picture, a sign. */
export const attachedIn = ({ body }: MessageRow): string | undefined => {
  if (!isRecord(body) || typeof body.media !== 'string') return undefined;
  return typeof body.emoji === 'string' ? reaction(clean(body.emoji)) : notOpened(body.media);
};

const names = new Intl.DisplayNames('nl', { type: 'language' });
export const languageName = (language: Language): string => names.of(language) ?? language;

const topics = new WeakMap<Content, Map<string, string>>();
/** The label of the flow about it, or of the subject it is; else a word of ours. */
export const topicName = (content: Content, topic: string): string => {
  const known = topics.get(content) ?? namesOf(content);
  topics.set(content, known);
  return known.get(topic) ?? topicWords[topic] ?? topic;
};

const namesOf = ({ flows, menu, locales }: Content): Map<string, string> => {
  const dutch = locales['nl' as Language];
  const subjects = dutch?.ui.subject as Readonly<Record<string, { readonly label?: string }>> | undefined;
  return new Map<string, string>([
    ...menu.map(({ id }) => [id, subjects?.[id]?.label ?? id] as const),
    ...Object.values(flows).map((flow) => [flow.topic, dutch?.flows[flow.id]?.label ?? flow.topic] as const),
  ]);
};

/** Why it is urgent; text of another desk is shown as it is. */
export const reasonName = (reason: string): string => reasonWords[reason] ?? clean(reason);

const zone = { timeZone: 'Europe/Amsterdam', hourCycle: 'h23' } as const;
const day = new Intl.DateTimeFormat('nl', { ...zone, weekday: 'short', day: 'numeric', month: 'short' });
const clock = new Intl.DateTimeFormat('nl', { ...zone, hour: '2-digit', minute: '2-digit' });
export const moment = (at: Date): string => `${day.format(at)} ${clock.format(at)}`;

/** "5 minuten", "3 uur", "2 dagen": as a person would say it. */
export const howLong = (since: Date, now: Date): string => {
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000));
  if (minutes < 1) return 'net';
  if (minutes < 60) return minutes === 1 ? '1 minuut' : `${minutes} minuten`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} uur`;
  return `${Math.floor(hours / 24)} dagen`;
};
