// A person goes on under another user id or number: her talk stays hers, and when there were two the one in which somebody helps goes on, or else the older.
import { sql } from 'kysely';
import { attach, find, hasUser, lockPeople, type Trx } from './aliases.ts';
import { away, type Database } from './database.ts';
import { type Keys, sealJson, unsealJson } from './keys/keys.ts';
import type { Arrival, ChannelName, ConversationId, Person } from './store.ts';

export type IdentityArrival = Extract<Arrival, { kind: 'identity' }>;
type Moving = { readonly channel: ChannelName; readonly from: Person; readonly person: Person };

/** The conversation that goes on; undefined when nobody was known. The same event again changes nothing. */
export const goOn = ({ kysely }: Database, keys: Keys, moving: Moving): Promise<ConversationId | undefined> =>
  away(
    kysely.transaction().execute(async (trx) => {
      const { channel, from, person } = moving;
      await lockPeople(trx, keys, { channel, people: [from, person] });
      const before = await find(trx, keys, { channel, person: from });
      const after = await find(trx, keys, { channel, person });
      const old = before.user ?? before.phone;
      if (!old) return undefined;
      // A number that came to her from somebody with a user id of her own does not make the two one.
      const other = after.user ?? (after.phone && !(await hasUser(trx, after.phone)) ? after.phone : undefined);
      const conversation = other && other !== old ? await merge(trx, keys, [old, other]) : old;
      if (person.phone !== undefined) await dropNumbers(trx, conversation);
      await attach(trx, keys, { channel, person, conversation });
      return conversation;
    }),
  );

/** The old number may soon be somebody else's. */
const dropNumbers = (trx: Trx, conversation: ConversationId) =>
  trx.deleteFrom('aliases').where('conversation', '=', conversation).where('kind', '=', 'phone').execute();

/** The talk in which somebody helps goes on, or else the one in which she waits: 2, 1. */
const openCases = async (trx: Trx, both: readonly ConversationId[]): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ conversation: string; helped: number }>`
    select conversation, case state when 'taken' then 2 else 1 end as helped
    from cases where conversation = any(${both}) and state <> 'closed' for no key update`.execute(trx);
  return new Map(rows.map(({ conversation, helped }) => [conversation, helped]));
};

const merge = async (trx: Trx, keys: Keys, both: readonly ConversationId[]): Promise<ConversationId> => {
  const rows = await trx
    .selectFrom('conversations')
    .select(['id', 'person_key', 'last_seq', 'last_in_at', 'created_at'])
    .where('id', 'in', both)
    .orderBy('id')
    .forUpdate()
    .execute();
  const helped = await openCases(trx, both);
  const [kept, gone] = rows.sort(
    (one, other) =>
      (helped.get(other.id) ?? 0) - (helped.get(one.id) ?? 0) || one.created_at.getTime() - other.created_at.getTime(),
  );
  if (!kept || !gone) return (kept?.id ?? both[0]) as ConversationId;
  const [to, from] = [keys.personKey(kept.id, kept.person_key), keys.personKey(gone.id, gone.person_key)];
  const messages = await trx
    .selectFrom('messages')
    .select(['id', 'body'])
    .where('conversation', '=', gone.id)
    .orderBy('seq')
    .execute();
  // They stand behind the older talk's: a head becomes one of those who wait, and a doubt about it goes along.
  await sql`
    update messages set status = 'queued', fence = fence + 1,
      leased_until = case when leased_until is not null or status = 'unsure' then now() end
    where conversation = ${gone.id} and status in ('waiting', 'unsure')`.execute(trx);
  for (const [at, { id, body }] of messages.entries()) {
    const plain = unsealJson(from, gone.id, `body ${id}`, body);
    await trx
      .updateTable('messages')
      .set({
        conversation: kept.id,
        seq: kept.last_seq + at + 1,
        body: sealJson(to, kept.id, `body ${id}`, plain),
      })
      .where('id', '=', id)
      .execute();
  }
  await trx.updateTable('aliases').set({ conversation: kept.id }).where('conversation', '=', gone.id).execute();
  await sql`
    update conversations set last_seq = last_seq + ${messages.length},
      last_in_at = greatest(last_in_at, ${gone.last_in_at}), active_at = now()
    where id = ${kept.id}`.execute(trx);
  await sql`
    update cases set urgency = other.urgency from cases as other
    where cases.conversation = ${kept.id} and cases.state <> 'closed'
      and other.conversation = ${gone.id} and other.state <> 'closed'
      and array_position(array['red', 'amber', 'normal'], other.urgency)
        < array_position(array['red', 'amber', 'normal'], cases.urgency)`.execute(trx);
  await trx.deleteFrom('conversations').where('id', '=', gone.id).execute();
  await sql`
    update messages set status = 'waiting' where id = (
      select id from messages where conversation = ${kept.id} and status = 'queued' order by seq limit 1
    ) and not exists (
      select from messages where conversation = ${kept.id} and status in ('waiting', 'unsure')
    )`.execute(trx);
  keys.drop(gone.id);
  return kept.id;
};
