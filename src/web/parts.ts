// What the web page needs from the rest of the house; made once in build, so that no room is imported from above.
import type { Content } from '../content/content.ts';
import type { Day, Language } from '../content/schema/ids.ts';
import type { Message } from '../speech/message.ts';
import type { ConversationId, Store } from '../store/store.ts';
import type { Assets } from './assets.ts';
import type { Reading } from './reading.ts';

export type Say = (language: Language, key: string, values?: Readonly<Record<string, string>>) => string;

/** The take-along sheet: the person's own language beside the Dutch, for a counter where only Dutch is read. */
export type Sheet = {
  readonly language: Language;
  readonly title: string;
  readonly own: Message;
  readonly dutch: Message;
  readonly path: string;
};

export type WebParts = {
  readonly content: Content;
  readonly store: Store;
  readonly assets: Assets;
  takeTurn(conversation: ConversationId): Promise<void>;
  readonly say: Say;
  /** `key` is everything behind `/sheet/`; undefined when nothing (any more) belongs to it. */
  sheet(key: string): Sheet | undefined;
  /** The first message, without a conversation: a mere visit writes nothing. */
  welcome(language: Language): Message;
  /** For when the database is away. */
  readonly reading: Reading;
  readonly settings: {
    readonly publicUrl: string;
    readonly secureCookies: boolean;
    /** Sites that may show the chat page in a frame; empty without https, where the cookie of a frame does not exist. */
    readonly embedOrigins: readonly string[];
    today(): Day;
  };
};

/** What a page in one language needs. */
export type PageParts = Pick<WebParts, 'content' | 'assets' | 'say'> & { readonly language: Language };
