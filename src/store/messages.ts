// Messages: received with one durable insert, read back as the history of a talk.
import type { Changes } from './changes.ts';
import { keyOf } from './conversations.ts';
import { away, type Database, statement } from './database.ts';
import { Forgotten } from './faults.ts';
import { type Keys, unsealJson } from './keys/keys.ts';
import { sealKept } from './keys/lately.ts';
import type { Paid } from './outbox/paid.ts';
import type { ConversationId, Store } from './store.ts';
import { inOrder } from './turn/queue.ts';

const insert = statement<[ConversationId, string, Buffer], { seq: number }>(
  'receive',
  `with talk as (
     update conversations set last_seq = last_seq + 1, active_at = now()
     where id = $1 and not exists (select from messages where id = $2)
     returning last_seq
   )
   insert into messages (id, conversation, seq, direction, status, attempts, body)
   select $2, $1, last_seq, 'in', 'unhandled', 1, $3 from talk
   on conflict (id) do nothing
   returning seq`,
);

export const messagesIn = (database: Database, keys: Keys, paid: Paid, changes: Changes): Store['messages'] => {
  const { kysely } = database;
  // One at a time per person: they keep their order, and a flood of one holds one connection.
  const queue = inOrder();

  const earlier = async (conversation: ConversationId, id: string) => {
    const row = await away(
      kysely.selectFrom('messages').select(['conversation', 'seq']).where('id', '=', id).executeTakeFirst(),
    );
    if (row && row.conversation !== conversation) throw new Error('This message id belongs to another conversation.');
    if (row) return { seq: row.seq, fresh: false };
    keys.drop(conversation);
    throw new Forgotten();
  };

  return {
    receive: (conversation, id, body) =>
      queue(conversation, async () => {
        const key = await keyOf(database, keys, conversation);
        const sealed = sealKept(key, conversation, `body ${id}`, body);
        const [row] = await database.run(insert, [conversation, id, sealed]);
        if (!row) return earlier(conversation, id);
        paid.add(id);
        changes.ring(conversation);
        return { seq: row.seq, fresh: true };
      }),

    history: async (conversation, { after = 0, limit } = {}) => {
      const newest = kysely
        .selectFrom('messages')
        .select(['id', 'conversation', 'seq', 'direction', 'at', 'status', 'body'])
        .where('conversation', '=', conversation)
        .where('seq', '>', after)
        .orderBy('seq', 'desc');
      const rows = await away((limit === undefined ? newest : newest.limit(limit)).execute());
      if (rows.length === 0) return [];
      const key = await keyOf(database, keys, conversation).catch(unlessForgotten);
      if (!key) return [];
      return rows.reverse().map((row) => ({ ...row, body: unsealJson(key, conversation, `body ${row.id}`, row.body) }));
    },
  };
};

/** Deleted between the two reads: then there is no history. */
const unlessForgotten = (error: unknown): undefined => {
  if (!(error instanceof Forgotten)) throw error;
};
