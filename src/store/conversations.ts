// Conversations: found by the keyed hash of an address, each with a key of its own.
import { randomBytes } from 'node:crypto';
import { away, type Database, statement } from './database.ts';
import { Forgotten } from './faults.ts';
import { type Keys, sealJson, unsealJson } from './keys/keys.ts';
import type { ConversationId, Store } from './store.ts';

/** So many in one statement: others wait for its locks. */
const atOnce = 200;
const forgetIdle = statement<[hours: number, most: number], { id: ConversationId }>(
  'forget idle',
  `delete from conversations where id in (
     select t.id from conversations t
     where t.active_at < now() - $1 * interval '1 hour'
       and not exists (select from cases c where c.conversation = t.id and (c.state <> 'closed' or c.details is not null))
       and not exists (
         select from messages m where m.conversation = t.id and m.status in ('unhandled', 'queued', 'waiting', 'unsure')
       )
     order by t.active_at limit $2 for update of t skip locked
   ) returning id`,
);

export const conversationsIn = (database: Database, keys: Keys): Store['conversations'] => {
  const { kysely } = database;
  const find: Store['conversations']['find'] = async (channel, address) => {
    const row = await away(
      kysely
        .selectFrom('conversations')
        .select(['id', 'person_key'])
        .where('channel', '=', channel)
        .where('address_hash', '=', keys.addressHash(channel, address))
        .executeTakeFirst(),
    );
    if (row) keys.personKey(row.id, row.person_key);
    return row?.id;
  };

  return {
    find,
    open: async (channel, address) => {
      const known = await find(channel, address);
      if (known) return known;
      const id = randomBytes(16).toString('base64url') as ConversationId;
      const { key, wrapped } = keys.makePersonKey(id);
      await away(
        kysely
          .insertInto('conversations')
          .values({
            id,
            channel,
            address_hash: keys.addressHash(channel, address),
            address: sealJson(key, id, 'address', address),
            person_key: wrapped,
            state: null,
          })
          .onConflict((conflict) => conflict.columns(['channel', 'address_hash']).doNothing())
          .execute(),
      );
      // Of two who open at once one wins; both read what it wrote.
      const made = await find(channel, address);
      if (!made) throw new Forgotten();
      return made;
    },
    forget: async (conversation) => {
      await away(kysely.deleteFrom('conversations').where('id', '=', conversation).execute());
      keys.drop(conversation);
    },
    forgetIdle: async (hours) => {
      for (let all = 0; ; ) {
        const gone = await database.run(forgetIdle, [hours, atOnce]);
        for (const { id } of gone) keys.drop(id);
        all += gone.length;
        if (gone.length < atOnce) return all;
      }
    },
    state: async (conversation) => {
      const row = await away(
        kysely
          .selectFrom('conversations')
          .select(['state', 'person_key'])
          .where('id', '=', conversation)
          .executeTakeFirst(),
      );
      return row?.state
        ? unsealJson(keys.personKey(conversation, row.person_key), conversation, 'state', row.state)
        : null;
    },
  };
};

/** The key of this person; throws `Forgotten` when there is no such conversation (any more). */
export const keyOf = async ({ kysely }: Database, keys: Keys, conversation: ConversationId) => {
  const known = keys.knownKey(conversation);
  if (known) return known;
  const row = await away(
    kysely.selectFrom('conversations').select('person_key').where('id', '=', conversation).executeTakeFirst(),
  );
  if (!row) throw new Forgotten();
  return keys.personKey(conversation, row.person_key);
};
