// What a person did, by kind of message: one small reader a kind; undefined when the shape is not the promised one.
import type { Deed, MediaType } from './event.ts';
import { asNumber, cleaned } from './letters.ts';
import { readJson } from './read-json.ts';
import {
  contactsSchema,
  formSchema,
  interactiveKindSchema,
  interactiveSchema,
  locationSchema,
  mediaSchema,
  reactionSchema,
  templateReplySchema,
  textSchema,
  unsupportedSchema,
} from './schema.ts';

type Reader = (message: unknown) => Deed | undefined;

const text: Reader = (message) => {
  const read = textSchema.safeParse(message).data?.text.body;
  return read === undefined ? undefined : words(read);
};

const words = (body: string): Deed => {
  const said = cleaned(body);
  const number = asNumber(said);
  return {
    kind: 'text',
    text: said,
    length: body.length,
    ...(number === undefined ? {} : { asNumber: number }),
    // The one word every business on WhatsApp must obey; other languages' words are read further in.
    ...(/^stop$/i.test(said) ? { command: 'stop' as const } : {}),
    ...(said === '' ? { emptyAfterNormalise: true as const } : {}),
  };
};

const templateReply: Reader = (message) => {
  const button = templateReplySchema.safeParse(message).data?.button;
  return button && { kind: 'choice', choiceId: button.payload ?? button.text, title: cleaned(button.text) };
};

const interactive: Reader = (message) => {
  const read = interactiveSchema.safeParse(message).data?.interactive;
  switch (read?.type) {
    case 'button_reply':
      return { kind: 'choice', choiceId: read.button_reply.id, title: cleaned(read.button_reply.title) };
    case 'list_reply':
      return { kind: 'choice', choiceId: read.list_reply.id, title: cleaned(read.list_reply.title) };
    case 'nfm_reply':
      return form(read.nfm_reply.response_json);
    case undefined:
      return newKind(interactiveKindSchema.safeParse(message).data?.interactive.type);
  }
};

/** JSON inside JSON, written by the person's telephone: read with the same care as the webhook itself. */
const form = (json: string): Deed | undefined => {
  const data = formSchema.safeParse(readJson(Buffer.from(json))).data;
  return data && { kind: 'form', data };
};

const readable = ['button_reply', 'list_reply', 'nfm_reply'];
const newKind = (type: string | undefined): Deed | undefined =>
  type === undefined || readable.includes(type) ? undefined : { kind: 'unsupported', subtype: type };

const location: Reader = (message) => {
  const read = locationSchema.safeParse(message).data?.location;
  if (!read) return undefined;
  const name = cleaned(read.name ?? '');
  return {
    kind: 'location',
    latitude: rough(read.latitude),
    longitude: rough(read.longitude),
    ...(name === '' ? {} : { name }),
    store: false,
  };
};
const rough = (degrees: number): number => Math.round(degrees * 100) / 100;

const media =
  (mediaType: MediaType): Reader =>
  (message) => {
    const read = mediaSchema.safeParse((message as Readonly<Record<string, unknown>>)[mediaType]).data;
    if (!read) return undefined;
    const caption = cleaned(read.caption ?? '');
    return {
      kind: 'media',
      mediaType,
      ...(caption === '' ? {} : { caption }),
      ...(read.voice === undefined ? {} : { voice: read.voice }),
      ...(read.filename === undefined
        ? {}
        : { filename: plainName(read.filename), filenameIsUntrusted: true as const }),
      download: false,
    };
  };
/** The last part of a path, without signs that turn "exe.fdp" round; only ever shown, never opened. */
const plainName = (filename: string): string => (cleaned(filename).split(/[/\\]/).at(-1) ?? '').slice(0, 120);

const contacts: Reader = (message) => {
  const cards = contactsSchema.safeParse(message).data?.contacts;
  if (!cards) return undefined;
  const own = cards.find(({ origin }) => origin === 'contact_request');
  const shared = own?.phones?.[0]?.phone?.replace(/\D/g, '');
  return {
    kind: 'contacts',
    requested: own !== undefined,
    ...(shared ? { sharedPhone: shared } : {}),
    store: false,
  };
};

const reaction: Reader = (message) => {
  const read = reactionSchema.safeParse(message).data?.reaction;
  return read && { kind: 'reaction', emoji: read.emoji || null, to: read.message_id };
};

const unsupported: Reader = (message) => ({
  kind: 'unsupported',
  subtype: unsupportedSchema.safeParse(message).data?.unsupported.type ?? 'unsupported',
});

const readers: Readonly<Record<string, Reader>> = {
  text,
  button: templateReply,
  interactive,
  location,
  audio: media('audio'),
  image: media('image'),
  video: media('video'),
  document: media('document'),
  sticker: media('sticker'),
  contacts,
  reaction,
  unsupported,
};

/** A type that does not exist yet, or that we have no use for (an order), is unsupported: never an error. */
export const deedOf = (type: string, message: unknown): Deed | undefined =>
  Object.hasOwn(readers, type) ? readers[type]?.(message) : { kind: 'unsupported', subtype: type };
