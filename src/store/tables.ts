// The tables as Kysely sees them; the migrations make them.
import type { ColumnType, Generated } from 'kysely';
import type { ChannelName, ConversationId, MessageRow } from './store.ts';

/** Set by the database clock, so that several machines agree. */
type Moment = ColumnType<Date, Date | undefined, Date>;

export type Tables = {
  readonly conversations: {
    readonly id: ConversationId;
    readonly channel: ChannelName;
    readonly address_hash: Buffer;
    readonly address: Buffer;
    readonly person_key: Buffer;
    readonly state: Buffer | null;
    readonly last_seq: Generated<number>;
    readonly created_at: Moment;
    readonly active_at: Moment;
    readonly last_in_at: Date | null;
    readonly offered_on: string | null;
  };
  readonly aliases: {
    readonly channel: ChannelName;
    readonly hash: Buffer;
    readonly kind: 'user' | 'phone';
    readonly conversation: ConversationId;
  };
  readonly bills: {
    readonly day: string;
    readonly language: string;
    readonly flow: string;
    readonly category: string;
    readonly billable: boolean;
    readonly count: number;
  };
  readonly messages: {
    readonly id: string;
    readonly conversation: ConversationId;
    readonly seq: number;
    readonly direction: MessageRow['direction'];
    readonly status: MessageRow['status'];
    /** How often the work on it was begun; the first is counted when it is received. */
    readonly attempts: number;
    readonly body: Buffer;
    readonly at: Moment;
    readonly leased_until: ColumnType<Date | null, never, Date | null>;
  };
  readonly misses: {
    readonly language: string;
    readonly day: string;
    readonly near: string;
    readonly count: number;
  };
  readonly seals: {
    readonly fingerprint: Buffer;
  };
};
