// A whole turn (receive, lock, dialogs, guide, speech, commit) beside the same two commits done bare on the same PostgreSQL.
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { makeTurn } from '../src/bot/turn.ts';
import { startEmbedded } from '../src/store/embedded/embedded.ts';
import { openStore } from '../src/store/open.ts';
import type { ConversationId } from '../src/store/store.ts';
import { mindsOn } from '../test/support/minds.ts';
import { beside, cpuOf, type Row } from './measure.ts';

const road = ['flow:nareis', 'answer:nareis:permit:asylum', 'command:back', 'command:menu'];

export const benchTurn = async (): Promise<Row> => {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijs-bench-'));
  const server = await startEmbedded(folder, () => undefined);
  const { user, password, host, port } = server.address;
  const url = `postgres://${user}:${password}@${host}:${port}/postgres`;
  const store = await openStore({
    databaseUrl: url,
    dataDir: folder,
    secretKey: randomBytes(32),
    log: () => undefined,
  });
  const bare = new pg.Client({ connectionString: url });
  await bare.connect();
  await bare.query('create table bare_talk (id text primary key, last int, state bytea)');
  await bare.query('create table bare_message (id text primary key, talk text, seq int, body bytea, handled bool)');
  await bare.query(`insert into bare_talk values ('t', 0, '')`);

  const turn = makeTurn(mindsOn('2026-11-24'));
  const talks = await Promise.all(
    Array.from({ length: 20 }, (_, at) => store.conversations.open('web', `bench ${at}`)),
  );
  let count = 0;
  const ours = async (at: number): Promise<void> => {
    count += 1;
    const talk = talks[at % talks.length] as ConversationId;
    const value = road[Math.floor(at / talks.length) % road.length] as string;
    await store.messages.receive(talk, `bench:${count}`, { text: '', value, language: 'ar' });
    await store.turns.take(talk, turn);
  };
  /** The same rows and bytes: insert and bump (commit), lock, read, write state and reply (commit). */
  const body = randomBytes(120);
  const reply = randomBytes(2500);
  const state = randomBytes(900);
  const floor = async (): Promise<void> => {
    count += 1;
    const id = `bare:${count}`;
    await bare.query({
      name: 'receive',
      text: `with t as (update bare_talk set last = last + 1 where id = 't' returning last)
             insert into bare_message select $1, 't', last, $2, false from t`,
      values: [id, body],
    });
    await bare.query('begin');
    await bare.query({ name: 'lock', text: `select state from bare_talk where id = 't' for update` });
    await bare.query({ name: 'read', text: `select body from bare_message where id = $1`, values: [id] });
    await bare.query({
      name: 'write',
      text: `with s as (update bare_talk set state = $2, last = last + 1 where id = 't' returning last),
             h as (update bare_message set handled = true where id = $1)
             insert into bare_message select $1 || ':0', 't', last, $3, true from s`,
      values: [id, state, reply],
    });
    await bare.query('commit');
  };
  // A server has run for days: what runs often has been compiled long ago, on both sides.
  await cpuOf(1600, ours);
  await cpuOf(1600, floor);
  const best = await beside(
    6,
    () => cpuOf(400, ours),
    () => cpuOf(400, floor),
  );
  await bare.end();
  await store.close();
  await server.stop();
  const ratio = best.ours / best.floor;
  return {
    name: 'turn: dialogs, words and PostgreSQL, CPU',
    ours: `${best.ours.toFixed(0)} µs`,
    floor: `${best.floor.toFixed(0)} µs two commits bare`,
    ratio: ratio.toFixed(2),
    target: '≤ 1.8 ×',
    met: ratio <= 1.8,
  };
};
