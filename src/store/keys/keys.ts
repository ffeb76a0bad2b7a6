// The keys of an installation, drawn from its one secret, and the key of each person, wrapped by it.
import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import type { ChannelName, ConversationId, Json } from '../store.ts';
import { seal, unseal } from './sealed.ts';

export type Keys = {
  /** Finds an address without storing it; useless to who lacks the secret. */
  addressHash(channel: ChannelName, address: string): Buffer;
  /** The same for every start with the same secret: tells a wrong one before it does harm. */
  readonly fingerprint: Buffer;
  makePersonKey(conversation: ConversationId): { readonly key: KeyObject; readonly wrapped: Buffer };
  /** Unwrapped keys of the people who wrote last are kept in memory. */
  personKey(conversation: ConversationId, wrapped: Buffer): KeyObject;
  knownKey(conversation: ConversationId): KeyObject | undefined;
  drop(conversation: ConversationId): void;
  /** What belongs to nobody yet. */
  sealAside(name: string, text: string): Buffer;
};

const remembered = 10_000;

export const drawKeys = (secret: Buffer): Keys => {
  const draw = (purpose: string) => createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)));
  const addressKey = draw('wegwijs address');
  const wrapKey = draw('wegwijs person key');
  const asideKey = draw('wegwijs aside');
  const known = new Map<ConversationId, KeyObject>();

  const remember = (conversation: ConversationId, key: KeyObject): KeyObject => {
    known.delete(conversation);
    known.set(conversation, key);
    if (known.size > remembered) for (const oldest of known.keys()) return known.delete(oldest) ? key : key;
    return key;
  };

  return {
    addressHash: (channel, address) => createHmac('sha256', addressKey).update(`${channel}\0${address}`).digest(),
    fingerprint: createHmac('sha256', draw('wegwijs fingerprint')).update('1').digest(),
    makePersonKey: (conversation) => {
      const bytes = randomBytes(32);
      const wrapped = seal(wrapKey, place('person_key', conversation), bytes);
      return { key: createSecretKey(bytes), wrapped };
    },
    personKey: (conversation, wrapped) =>
      known.get(conversation) ??
      remember(conversation, createSecretKey(unseal(wrapKey, place('person_key', conversation), wrapped))),
    knownKey: (conversation) => {
      const key = known.get(conversation);
      return key && remember(conversation, key);
    },
    drop: (conversation) => void known.delete(conversation),
    sealAside: (name, text) => seal(asideKey, name, Buffer.from(text)),
  };
};

export type Column = 'person_key' | 'address' | 'state' | `body ${string}` | `case ${string}` | `note ${string}`;
const place = (column: Column, conversation: ConversationId) => `${conversation} ${column}`;

export const sealJson = (key: KeyObject, conversation: ConversationId, column: Column, json: Json): Buffer =>
  sealText(key, conversation, column, JSON.stringify(json));

export const sealText = (key: KeyObject, conversation: ConversationId, column: Column, text: string): Buffer =>
  seal(key, place(column, conversation), Buffer.from(text));

export const unsealJson = (key: KeyObject, conversation: ConversationId, column: Column, sealed: Buffer): Json =>
  JSON.parse(unsealText(key, conversation, column, sealed)) as Json;

export const unsealText = (key: KeyObject, conversation: ConversationId, column: Column, sealed: Buffer): string =>
  unseal(key, place(column, conversation), sealed).toString();
