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
