// 3,000 status webhooks and 100 turns a second, fifteen seconds or with `--long` two minutes: how soon each is answered, and
// that nothing is lost: the rows are counted afterwards.
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { messageKey } from '../src/channels/whatsapp/message-key.ts';
import { drawKeys, sealJson } from '../src/store/keys/keys.ts';
import { secretKey } from '../src/store/keys/secret-key.ts';
import type { ConversationId } from '../src/store/store.ts';
import { openCrowd } from './crowd.ts';
import { startDatabases } from './databases.ts';
import type { Plan, Told } from './flood-sender.ts';
import type { Row } from './measure.ts';
import { startSubject } from './subject.ts';
import { startOurs } from './whatsapp-turn.ts';

export type Rates = Pick<Plan, 'statusesPerSecond' | 'turnsPerSecond'>;
const asked: Rates = { statusesPerSecond: 3000, turnsPerSecond: 100 };
const most = 100;
/** At 100 a second each writes once in six seconds: what Meta allows for an answer each. */
const people = 600;

export const benchWhatsAppFlood = async (seconds: number, rates: Rates = asked): Promise<Row> => {
  const databases = await startDatabases();
  const crowd = await openCrowd();
  const ours = await startOurs(databases, crowd, 'flood');
  const client = new pg.Client({ connectionString: databases.at('flood') });
  await client.connect();
  // Each is told of three times.
  const messages = Math.floor((seconds * rates.statusesPerSecond) / 3);
  await fill(client, databases.folder, messages);
  for (let from = 0; from < people; from += 20)
    await Promise.all(Array.from({ length: 20 }, (_, n) => crowd.say(ours.port, `NL.4${from + n}`)));
  const sender = await startSubject('flood-sender', {});
  const plan: Plan = { port: ours.port, seconds, ...rates, messages, people };
  const before = await ours.cpu();
  const told = await sender.ask<Told>({ plan });
  const busy = ((await ours.cpu()) - before) / 1e6 / seconds;
  // Everybody has been greeted before.
  const turns = people + seconds * rates.turnsPerSecond;
  for (const until = Date.now() + 60_000; crowd.counts().answers < turns && Date.now() < until; ) await setTimeout(100);
  const { rows } = await client.query<{ read: number; heard: number; said: number }>(
    `select count(*) filter (where id like 'flood:%' and status = 'read')::int as read,
       count(*) filter (where direction = 'in' and status = 'handled')::int as heard,
       count(*) filter (where direction = 'out' and id not like 'flood:%')::int as said from messages`,
  );
  await client.end();
  await Promise.all([ours.stop(), sender.stop()]);
  await crowd.close();
  await databases.stop();
  const { read = 0, heard = 0, said = 0 } = rows[0] ?? {};
  const lost = messages - read + (turns - heard) + (turns - said) + (turns - crowd.counts().answers);
  const { statusesPerSecond, turnsPerSecond } = rates;
  return {
    name: `WhatsApp: ${statusesPerSecond} statuses + ${turnsPerSecond} turns a second for ${seconds} s`,
    ours: `p99 ${told.p99.toFixed(0)} ms, lost ${lost + told.refused}`,
    floor: `median ${told.p50.toFixed(0)} ms; sender late by ${told.behind.toFixed(0)} ms; ${busy.toFixed(2)} cores`,
    ratio: '',
    target: `≤ ${most} ms, 0 lost`,
    met: told.p99 <= most && lost + told.refused === 0,
  };
};

/** Messages of ours that were taken and not yet told of, fifteen a person; sealed as the house seals them. */
const fill = async (client: pg.Client, folder: string, messages: number): Promise<void> => {
  const keys = drawKeys(secretKey(undefined, folder));
  const each = 15;
  for (let from = 0; from < messages; from += each * 100) {
    const talks = Array.from({ length: Math.min(100, Math.ceil((messages - from) / each)) }, (_, n) => {
      const id = `flood-${from / each + n}` as ConversationId;
      return { id, ...keys.makePersonKey(id) };
    });
    await client.query(
      `insert into conversations (id, channel, address_hash, address, person_key, last_seq)
       select talk.id, 'whatsapp', convert_to(talk.id, 'UTF8'), '', talk.key, $3 from unnest($1::text[], $2::bytea[]) as talk (id, key)`,
      [talks.map(({ id }) => id), talks.map(({ wrapped }) => wrapped), each],
    );
    const rows = talks.flatMap(({ id, key }, talk) =>
      Array.from({ length: Math.min(each, messages - from - talk * each) }, (_, n) => {
        const name = from + talk * each + n;
        const body = { kind: 'question', language: 'ar', choices: [] };
        const sealed = sealJson(key, id, `body flood:${name}:0`, body);
        return { id: `flood:${name}:0`, talk: id, seq: n + 1, sealed, ref: messageKey(`wamid.flood.${name}`) };
      }),
    );
    await client.query(
      `insert into messages (id, conversation, seq, direction, status, attempts, body, channel_ref)
       select new.id, new.talk, new.seq, 'out', 'sent', 1, new.body, new.ref
       from unnest($1::text[], $2::text[], $3::int[], $4::bytea[], $5::text[]) as new (id, talk, seq, body, ref)`,
      [
        rows.map(({ id }) => id),
        rows.map(({ talk }) => talk),
        rows.map(({ seq }) => seq),
        rows.map(({ sealed }) => sealed),
        rows.map(({ ref }) => ref),
      ],
    );
  }
  await client.query('analyze messages, conversations');
};
