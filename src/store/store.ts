// The door to the database as other rooms see it: conversations, messages, turns, misses.

/** Anything JSON can hold; what it means is the caller's business. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type ConversationId = string & { readonly __id: 'conversation' };
export type ChannelName = 'web' | 'terminal' | 'whatsapp' | 'directline';

/** One message of a talk: inbox, outbox, transcript and history at once. */
export type MessageRow = {
  readonly id: string;
  readonly conversation: ConversationId;
  /** Order inside one conversation, from 1. */
  readonly seq: number;
  readonly direction: 'in' | 'out';
  readonly at: Date;
  readonly status: 'unhandled' | 'handled' | 'quarantined' | 'waiting' | 'sent';
  readonly body: Json;
};

export type Received = { readonly seq: number; readonly fresh: boolean };

/** What the turn found: the person's state as last written (null at first) and the one message to handle. */
export type TurnInput = { readonly state: Json; readonly message: MessageRow; readonly channel: ChannelName };
/** What the turn leaves behind, written in one transaction with the mark "handled". */
export type TurnOutput = {
  readonly state: Json;
  /** Bodies of the replies; their ids are `<inbox id>:<index>`, so that a turn run twice writes the same rows. */
  readonly replies: readonly Json[];
  readonly effects: readonly Effect[];
};
export type Effect =
  | { readonly kind: 'unanswered'; readonly language: string; readonly day: string; readonly near?: string }
  | { readonly kind: 'forget' };

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

export type Store = {
  readonly conversations: {
    /** The conversation of this address, made when new. `address` is a session token, a user id, a number: sealed at rest, found by its keyed hash. */
    open(channel: ChannelName, address: string): Promise<ConversationId>;
    find(channel: ChannelName, address: string): Promise<ConversationId | undefined>;
    /** Removes the conversation, its messages and its key. */
    forget(conversation: ConversationId): Promise<void>;
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
