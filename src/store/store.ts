// The door to the database as other rooms see it: conversations, messages, turns, misses.

import type { ConversationId, Json } from './conversation-id.ts';
import type { DeskEffect, DeskStore, TurnDesk } from './desk/desk.ts';

export type { ConversationId, Json };
export type ChannelName = 'web' | 'terminal' | 'whatsapp' | 'directline' | 'azure';

/** One message of a talk: inbox, outbox, transcript and history at once. */
export type MessageRow = {
  readonly id: string;
  readonly conversation: ConversationId;
  /** Order inside one conversation, from 1. */
  readonly seq: number;
  readonly direction: 'in' | 'out';
  readonly at: Date;
  readonly status: 'unhandled' | 'handled' | 'quarantined' | LineStatus | SentStatus;
  readonly body: Json;
};

/** On the way out: behind another of the same person, at the head of her line, or perhaps sent and nobody knows yet. */
export type LineStatus = 'queued' | 'waiting' | 'unsure';
/** What became of it; only ever moves forward. `held`: taken by the channel, which still looks at it. `unknown`: never learned. */
export type SentStatus = 'held' | 'sent' | 'delivered' | 'read' | 'failed' | 'window-closed' | 'unknown';

export type Received = { readonly seq: number; readonly fresh: boolean };

/** What the turn found: the person's state as last written (null at first) and the one message to handle. */
export type TurnInput = {
  readonly state: Json;
  readonly message: MessageRow;
  readonly channel: ChannelName;
  /** The hand-off of this conversation; absent where a talk is rehearsed without a store. */
  readonly desk?: TurnDesk;
  /** The newest messages of this talk, in order, this one included; absent where there is no store. */
  said?(limit: number): Promise<readonly MessageRow[]>;
};
/** What the turn leaves behind, written in one transaction with the mark "handled". */
export type TurnOutput = {
  readonly state: Json;
  /** Bodies of the replies; their ids are `<inbox id>:<index>`, so that a turn run twice writes the same rows. */
  readonly replies: readonly Json[];
  readonly effects: readonly Effect[];
};
export type Effect =
  | { readonly kind: 'unanswered'; readonly language: string; readonly day: string; readonly near?: string }
  | { readonly kind: 'forget' }
  | DeskEffect;

/** What happens beside the work of a turn. */
export type Aside = {
  /** The apology for a message that failed five times; without it nothing is said. `state` is null when it is unreadable. */
  poison?(input: TurnInput): Json;
  /**
   * Told after the commit of a turn with the effect `forget`: no row is left to say the goodbye from.
   * A process killed between that commit and the sending says no goodbye; the person stays forgotten.
   */
  farewell?(farewell: Farewell): void;
};
export type Farewell = {
  readonly conversation: ConversationId;
  readonly channel: ChannelName;
  readonly address: string;
  readonly replies: readonly Json[];
};

/** Whom a channel knows: a user id, a telephone number, or both. */
export type Person = { readonly user?: string; readonly phone?: string };

/** One piece of what a channel's webhook brought. */
export type Arrival =
  /** `at` opens the window in which she may be answered. `quiet`: stored, not answered. */
  | {
      readonly kind: 'message';
      readonly id: string;
      readonly person: Person;
      readonly at: Date;
      readonly body: Json;
      readonly quiet?: boolean;
    }
  /** The person known as `from` goes on as `person`. */
  | { readonly kind: 'identity'; readonly from: Person; readonly person: Person }
  /** `id`: our own id of the message, when the channel gives it back; `ref`: the channel's, as `settle` was told. */
  | {
      readonly kind: 'status';
      readonly id?: string;
      readonly ref: string;
      readonly is: SentStatus;
      readonly price?: { readonly category: string; readonly billable: boolean };
    }
  /** Not understood: kept sealed for whoever mends it. */
  | {
      readonly kind: 'unknown';
      readonly key: string;
      readonly why: string;
      readonly field: string;
      readonly raw: string;
    };

/** Under which language and subject a message is billed. */
export type Tags = { readonly language: string; readonly flow: string };

/** A message this process holds the lease of: it alone sends it, and says what came of it before the lease ends. */
export type Outgoing = {
  readonly id: string;
  readonly conversation: ConversationId;
  readonly fence: number;
  /** Sends begun, this one included. */
  readonly attempts: number;
  /** Set when it may have been sent before: seconds in which we would have heard of it. */
  readonly heard?: number;
  /** How often the answer to a send was lost. */
  readonly doubts: number;
  /** How often it was tried again "once". */
  readonly retried: number;
  readonly person: Person;
  readonly lastInAt?: Date;
  /** The day on which this person was last offered another way. */
  readonly offeredOn?: string;
  readonly body: Json;
};

export type Settlement =
  | { readonly kind: 'sent' | 'held'; readonly ref: string; readonly offered?: string }
  | { readonly kind: 'failed' | 'unknown' }
  /** Not sent on purpose. */
  | { readonly kind: 'withheld' }
  /** With `instead` that is said first, and this one waits until the person writes. */
  | { readonly kind: 'window-closed'; readonly instead?: Json }
  /** `once`: counts in `retried`. `unsent`: it was not even tried, the attempt is given back. */
  | { readonly kind: 'later'; readonly seconds: number; readonly once?: boolean; readonly unsent?: boolean }
  /** Perhaps sent: due again after `patience` seconds of hearing nothing. `lost`: the answer to this very send was. */
  | { readonly kind: 'unsure'; readonly patience: number; readonly lost: boolean };

export type Store = {
  readonly conversations: {
    /** The conversation of this address, made when new. `address` is a session token, a user id, a number: sealed at rest, found by its keyed hash. */
    open(channel: ChannelName, address: string): Promise<ConversationId>;
    find(channel: ChannelName, address: string): Promise<ConversationId | undefined>;
    /** Removes the conversation, its messages and its key. */
    forget(conversation: ConversationId): Promise<void>;
    /**
     * Forgets talks in which nobody wrote for so many hours, nothing is on its way, and no case of the desk is open or
     * still remembered. Resolves with how many.
     */
    forgetIdle(hours: number): Promise<number>;
    /** The state as last committed. */
    state(conversation: ConversationId): Promise<Json>;
  };
  readonly messages: {
    /**
     * One durable insert; the unique id drops a re-delivery (`fresh: false`). Counts as the first attempt.
     * Rejects with `Forgotten` when the conversation was deleted meanwhile: open it anew.
     */
    receive(conversation: ConversationId, id: string, body: Json): Promise<Received>;
    /** In order of `seq`; at most `limit` of the newest, after `after`. */
    history(
      conversation: ConversationId,
      range?: { readonly after?: number; readonly limit?: number },
    ): Promise<readonly MessageRow[]>;
  };
  readonly turns: {
    /**
     * Handles everything unhandled of one conversation, one message at a time, each in one transaction:
     * lock the row → work → state, replies, effects, "handled" → commit. A failing message is tried again,
     * each further attempt counted in a commit of its own before the work; after five it is quarantined,
     * `poison` is told once, its return value is written as the reply, and the next message is handled.
     * In one process calls for one conversation wait for each other; those that wait share one run.
     * Rejects with `StoreAway` when the database is away: that is not the message's fault and counts nothing.
     */
    take(conversation: ConversationId, work: (input: TurnInput) => Promise<TurnOutput>, aside?: Aside): Promise<void>;
    /** Conversations with something unhandled for longer than `seconds` (a killed process left it). */
    leftBehind(seconds: number): Promise<readonly ConversationId[]>;
  };
  readonly desk: DeskStore;
  readonly inbox: {
    /**
     * Stores everything durably or rejects; what was there already is left as it is. Calls of one turn of the event loop
     * share a commit. Resolves with the messages that are new and want an answer. `tagsOf` reads one of our bodies.
     */
    receive(
      channel: ChannelName,
      arrivals: readonly Arrival[],
      tagsOf: (body: Json) => Tags,
    ): Promise<readonly { readonly conversation: ConversationId; readonly id: string }[]>;
  };
  /** Messages of channels that do not fetch their answers themselves. At most one of a person is leased, always the oldest. */
  readonly outbox: {
    /** With `true` the answers of this process's own turns are leased in the commit that writes them. Off at first. */
    keen(on: boolean): void;
    /** Leases at most `most`; `look`: also those other processes left. Who takes must settle within `leaseSeconds`. */
    take(most: number, look: boolean): Promise<readonly Outgoing[]>;
    /** False: the lease was lost, or a status came first. The next of this person comes to the head in the same commit. */
    settle(row: Outgoing, to: Settlement): Promise<boolean>;
    /** To be called before a message is sent that may have been sent before: hearing starts anew. False: do not send. */
    again(row: Outgoing): Promise<boolean>;
    /** Gives back what is leased and not begun. */
    handBack(): Promise<void>;
    /**
     * Once a second: counts hearing time while webhooks come in, less the seconds in which they got stuck with this
     * process. Resolves with how many processes share the database.
     */
    tick(secondsSinceWebhook: number | undefined, deaf: number): Promise<{ readonly processes: number }>;
  };
  /** The same for the channel `azure`: one by one and without haste, nothing is leased before it is taken. */
  readonly azureOutbox: {
    take(most: number): Promise<readonly Outgoing[]>;
    settle(row: Outgoing, to: Settlement): Promise<boolean>;
  };
  readonly bills: {
    counts(): Promise<readonly (Tags & { day: string; category: string; billable: boolean; count: number })[]>;
    /** Billable messages from that day on. */
    since(day: string): Promise<number>;
  };
  readonly misses: {
    /** Questions without an answer, counted per language and day, without text. */
    counts(): Promise<readonly { language: string; day: string; near: string; count: number }[]>;
  };
  /**
   * Calls back with the conversation after a commit that touched it: at once for what this process wrote,
   * some milliseconds later for another's (commits close together may come as one), and after a lost connection
   * once for each that was touched meanwhile. A process killed between a commit and its NOTIFY tells nobody:
   * polling every second stays the net.
   */
  onChange(listener: (conversation: ConversationId) => void): () => void;
  /** Answers within two seconds or throws. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
