// Who it is: a person of a channel is found by the keyed hash of her user id or her number; either may be absent or change.
import { randomBytes } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { away, type Database, statement, together } from './database.ts';
import { type Keys, sealJson, unsealJson } from './keys/keys.ts';
import { readPerson, writePerson } from './person.ts';
import type { ChannelName, ConversationId, Person } from './store.ts';
import type { Tables } from './tables.ts';

export type People = {
  /**
   * Her conversation, made when new; undefined when it was deleted after this very message. Known people are kept in
   * memory: tell `forget` what turned out to be gone.
   */
  resolve(channel: ChannelName, person: Person, message: string): Promise<ConversationId | undefined>;
  forget(channel: ChannelName, person: Person): void;
};
export type Trx = Transaction<Tables>;
export type Found = { readonly user?: ConversationId; readonly phone?: ConversationId };

const remembered = 10_000;

export const peopleIn = (database: Database, keys: Keys): People => {
  const { kysely } = database;
  const known = new Map<string, ConversationId>();
  const nameOf = (channel: ChannelName, person: Person) =>
    keys.addressHash(channel, writePerson(person)).toString('base64');
  return {
    resolve: async (channel, person, message) => {
      const name = nameOf(channel, person);
      const before = known.get(name);
      if (before) return before;
      const who = { channel, person, message };
      const found =
        (await greet(database, keys, who)) ?? (await away(kysely.transaction().execute((trx) => meet(trx, keys, who))));
      if (!found) return undefined;
      known.set(name, found);
      if (known.size > remembered) for (const oldest of known.keys()) return known.delete(oldest) ? found : found;
      return found;
    },
    forget: (channel, person) => void known.delete(nameOf(channel, person)),
  };
};

const lockNames = statement<[names: readonly string[]], never>(
  'lock names',
  'select pg_advisory_xact_lock(hashtextextended(name, 0)) from (select unnest($1::text[]) as name order by 1) as names',
);
const known = statement<[ChannelName, hashes: readonly Buffer[], message: string], { n: number }>(
  'known people',
  `select 1 as n from aliases where channel = $1 and hash = any($2)
   union all select 1 from forgotten where id = $3 limit 1`,
);
type Introduce = [
  ConversationId,
  ChannelName,
  Buffer,
  Buffer,
  Buffer,
  hashes: readonly Buffer[],
  kinds: readonly string[],
];
const introduce = statement<Introduce, never>(
  'introduce',
  `with talk as (
     insert into conversations (id, channel, address_hash, address, person_key) values ($1, $2, $3, $4, $5) returning id
   )
   insert into aliases (channel, hash, kind, conversation)
   select $2, alias.hash, alias.kind, talk.id from talk, unnest($6::bytea[], $7::text[]) as alias (hash, kind)`,
);

/** Somebody nobody has met, in two packets; undefined when she is known by any name. */
const greet = (
  database: Database,
  keys: Keys,
  { channel, person, message }: Who & { readonly message: string },
): Promise<ConversationId | undefined> =>
  database.borrow(async (connection) => {
    const names = Object.entries(person).map(([kind, alias]) => ({ kind, hash: keys.addressHash(channel, alias) }));
    const hashes = names.map(({ hash }) => hash);
    const [, , found] = await together([
      connection.say('begin'),
      connection.send(lockNames, [hashes.map((hash) => hash.toString('hex'))]),
      connection.send(known, [channel, hashes, message]),
    ]);
    if (found.length > 0) {
      await connection.say('rollback');
      return undefined;
    }
    const { id, addressHash, address, wrapped } = newTalk(keys, channel, person);
    const kinds = names.map(({ kind }) => kind);
    await together([
      connection.send(introduce, [id, channel, addressHash, address, wrapped, hashes, kinds]),
      connection.say('commit'),
    ]);
    return id;
  });

type Who = { readonly channel: ChannelName; readonly person: Person };

/** Two processes that meet the same person at once wait for each other. */
export const lockPeople = async (
  trx: Trx,
  keys: Keys,
  { channel, people }: { channel: ChannelName; people: readonly Person[] },
) => {
  const names = people
    .flatMap(({ user, phone }) => [user, phone])
    .flatMap((alias) => (alias === undefined ? [] : [keys.addressHash(channel, alias).toString('hex')]));
  for (const name of [...new Set(names)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
};

const meet = async (
  trx: Trx,
  keys: Keys,
  { message, ...who }: Who & { readonly message: string },
): Promise<ConversationId | undefined> => {
  await lockPeople(trx, keys, { channel: who.channel, people: [who.person] });
  const { user, phone } = await find(trx, keys, who);
  if (user) {
    if (phone !== user && who.person.phone !== undefined) await attach(trx, keys, { ...who, conversation: user });
    return user;
  }
  if (phone && (who.person.user === undefined || !(await hasUser(trx, phone)))) {
    if (who.person.user !== undefined) await attach(trx, keys, { ...who, conversation: phone });
    return phone;
  }
  const forgotten = await sql`select from forgotten where id = ${message}`.execute(trx);
  if (forgotten.rows.length > 0) return undefined;
  // Nobody yet, or the number of somebody else: numbers are given to new owners, user ids are not.
  const conversation = await make(trx, keys, who);
  await attach(trx, keys, { ...who, conversation });
  return conversation;
};

export const find = async (trx: Trx, keys: Keys, { channel, person }: Who): Promise<Found> => {
  const at = async (alias: string | undefined) =>
    alias === undefined
      ? undefined
      : (
          await trx
            .selectFrom('aliases')
            .select('conversation')
            .where('channel', '=', channel)
            .where('hash', '=', keys.addressHash(channel, alias))
            .executeTakeFirst()
        )?.conversation;
  const [user, phone] = [await at(person.user), await at(person.phone)];
  return { ...(user ? { user } : {}), ...(phone ? { phone } : {}) };
};

export const hasUser = async (trx: Trx, conversation: ConversationId): Promise<boolean> =>
  (await trx
    .selectFrom('aliases')
    .select('kind')
    .where('conversation', '=', conversation)
    .where('kind', '=', 'user')
    .executeTakeFirst()) !== undefined;

const newTalk = (keys: Keys, channel: ChannelName, person: Person) => {
  const id = randomBytes(16).toString('base64url') as ConversationId;
  const { key, wrapped } = keys.makePersonKey(id);
  return {
    id,
    wrapped,
    // Found by aliases: this one is only ever unique.
    addressHash: keys.addressHash(channel, id),
    address: sealJson(key, id, 'address', writePerson(person)),
  };
};

const make = async (trx: Trx, keys: Keys, { channel, person }: Who): Promise<ConversationId> => {
  const { id, addressHash, address, wrapped } = newTalk(keys, channel, person);
  await trx
    .insertInto('conversations')
    .values({ id, channel, address_hash: addressHash, address, person_key: wrapped, state: null })
    .execute();
  return id;
};

type Attaching = Who & { readonly conversation: ConversationId };

/** Her aliases lead to this conversation from now on; whoever had the number before keeps only the user id. */
export const attach = async (trx: Trx, keys: Keys, { channel, person, conversation }: Attaching): Promise<void> => {
  const owner = (await find(trx, keys, { channel, person })).phone;
  if (owner && owner !== conversation) await readdress(trx, keys, owner, ({ phone: _, ...rest }) => rest);
  for (const kind of ['user', 'phone'] as const) {
    const alias = person[kind];
    if (alias === undefined) continue;
    await trx
      .insertInto('aliases')
      .values({ channel, hash: keys.addressHash(channel, alias), kind, conversation })
      .onConflict((conflict) => conflict.columns(['channel', 'hash']).doUpdateSet({ conversation }))
      .execute();
  }
  await readdress(trx, keys, conversation, (before) => ({ ...before, ...person }));
};

const readdress = async (trx: Trx, keys: Keys, conversation: ConversationId, change: (before: Person) => Person) => {
  const row = await trx
    .selectFrom('conversations')
    .select(['address', 'person_key'])
    .where('id', '=', conversation)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) return;
  const key = keys.personKey(conversation, row.person_key);
  const before = readPerson(unsealJson(key, conversation, 'address', row.address));
  const address = sealJson(key, conversation, 'address', writePerson(change(before)));
  await trx.updateTable('conversations').set({ address }).where('id', '=', conversation).execute();
};
