// One run: database, fake Graph, processes behind one door, a crowd, a killer; then the book is read.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type FakeGraph, startFakeGraph } from '../../channels/whatsapp/fake/graph.ts';
import type { FakePerson } from '../../channels/whatsapp/fake/payloads.ts';
import { messageKey } from '../../channels/whatsapp/message-key.ts';
import { startEmbedded } from '../../store/embedded/embedded.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { openDoor } from './door.ts';
import { drawFaults } from './faults.ts';
import { type Processes, startProcesses } from './processes.ts';
import { judgeRun, type Numbered, type Verdict } from './verdict.ts';

export type Wringing = {
  readonly kills: number;
  readonly seconds: number;
  readonly processes: number;
  readonly people: number;
  readonly seed: number;
  readonly patience: number;
  /** No faults of Graph. */
  readonly calm: boolean;
  /** Of a server for tests; without it one is started and removed again. */
  readonly databaseUrl?: string;
  tell(line: string): void;
};

const phoneNumberId = '200000000000002';
/** Milliseconds between two messages of one person, at least; on average one and a half times as long. */
const breath = 2_000;
const doubledShare = 0.1;
/** What people write: every word leads somewhere, and answers grow long and short. */
const words: readonly string[] = [
  'menu',
  '1',
  '2',
  '3',
  'terug',
  '٢',
  'hoe lang duurt nareis',
  'قائمة',
  'stop',
  'taal',
  '0',
];

export const wring = async (settings: Wringing): Promise<Verdict> => {
  const { seed, tell } = settings;
  tell(`seed ${seed}`);
  const database = await openDatabase(settings.databaseUrl);
  const chance = chanceFrom(seed);
  const faults = drawFaults(chance, settings.calm);
  const secret = () => randomBytes(16).toString('hex');
  const [token, appSecret] = [secret(), secret()];
  const people = Array.from({ length: settings.people }, (_, n) => personOf(n));
  const graph = await startFakeGraph({ token, appSecret, phoneNumberId, people, retryMs: 50, tries: 60, ...faults });
  const env = {
    DATABASE_URL: database.url,
    DATA_DIR: join(database.folder, 'house'),
    SECRET_KEY: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'warn',
    WHATSAPP_API_URL: graph.url,
    WHATSAPP_TOKEN: token,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_VERIFY_TOKEN: secret(),
  };
  let processes: Processes | undefined;
  try {
    processes = await startProcesses({ count: settings.processes, env, patience: settings.patience });
    const house = processes;
    const door = await openDoor(() => house.ports());
    graph.deliverTo(`${door.url}/webhooks/whatsapp`);
    tell(`${settings.processes} processes are up, ${settings.people} people begin`);
    const end = Date.now() + settings.seconds * 1000;
    const killing = kill(processes, settings, chanceFrom(seed + 1));
    const said = (
      await Promise.all(people.map((person, n) => talk(graph, person, { end, chance: chanceFrom(seed + 2 + n) })))
    ).flat();
    const kills = await killing;
    tell(`${said.length} messages said, ${kills} kills; waiting for the last answers`);
    await drain(graph, said, { patience: settings.patience, doubts: faults.doubts });
    tell(`rows: ${await countRows(database.url)}`);
    for (const line of await tellDoubled(database.url, graph)) tell(line);
    await door.close();
    const written = house.said();
    const leaks = people
      .flatMap(({ bsuid, number, name }) => (number === undefined ? [bsuid, name] : [bsuid, number, name]))
      .filter((word) => written.includes(word));
    const problems = written.split('\n').filter((line) => /"level":"error"|ended by itself|Error/.test(line));
    for (const line of problems.slice(0, 5)) tell(line);
    const [, ...ends] = written.split(/(?=A process ended by itself)/);
    for (const [at] of ends.entries()) tell(written.split(/A process ended by itself/)[at]?.slice(-1_500) ?? '');
    const { died } = house;
    return judgeRun({
      said,
      book: graph.book,
      doubts: faults.doubts,
      kills,
      seed,
      seconds: settings.seconds,
      leaks,
      died,
    });
  } finally {
    await processes?.close();
    await graph.close();
    await database.close();
  }
};

/** Names that stand nowhere else. */
const personOf = (n: number): FakePerson => {
  const digits = String(n).padStart(5, '0');
  const number = n % 5 === 0 ? {} : { number: `31699${digits}` };
  return { bsuid: `NL.77000000000${digits}`, name: `Persoon-${digits}`, ...number };
};

type Talking = { readonly end: number; readonly chance: Chance };

/** She says the next thing once the one before was acknowledged, never mind the answer; some are brought twice. */
const talk = async (graph: FakeGraph, person: FakePerson, { end, chance }: Talking): Promise<readonly Numbered[]> => {
  const said: Numbered[] = [];
  await pause(chance.below(breath));
  for (let n = 1; Date.now() < end; n += 1) {
    const id = `wamid.${person.bsuid}.${n}`;
    const text = words[chance.below(words.length)] ?? 'menu';
    said.push({ person: person.bsuid, n, id });
    const again = chance.happens(doubledShare);
    const heard = graph.say(person, { text }, { id });
    await Promise.all([heard, again ? graph.say(person, { text }, { id }) : undefined]);
    await pause(breath + chance.below(breath));
  }
  return said;
};

const kill = async (processes: Processes, { kills, seconds }: Wringing, chance: Chance): Promise<number> => {
  const every = (seconds * 1000) / (kills + 1);
  for (let n = 0; n < kills; n += 1) {
    await pause(every * (0.5 + chance.next()));
    processes.kill(chance.below(100));
  }
  return kills;
};

type Draining = Pick<Wringing, 'patience'> & { readonly doubts: ReadonlyMap<string, number> };
/** Nobody waits longer for the last answers. */
const longestDrain = 10 * 60;

/**
 * Until every message is answered, or for long enough nothing more came: a person whose sends got lost again and again
 * waits each time. Then long enough for a second copy to show.
 */
const drain = async (graph: FakeGraph, said: readonly Numbered[], { patience, doubts }: Draining): Promise<void> => {
  const wanted = said.map(({ id }) => `${messageKey(id)}:0`);
  const { taken } = graph.book;
  const all = () => {
    const answered = new Set(taken.map(({ callbackData }) => callbackData));
    return wanted.every((id) => answered.has(id) || (doubts.get(id) ?? 0) > 1);
  };
  const from = Date.now();
  let [seen, since] = [taken.length, from];
  while (!all() && Date.now() - since < (2 * patience + 45) * 1000 && Date.now() - from < longestDrain * 1000) {
    await pause(100);
    if (taken.length > seen) [seen, since] = [taken.length, Date.now()];
  }
  await pause((patience + 5) * 1000);
};

/** How each message that was taken twice stands in the database, and when it was taken. */
const tellDoubled = async (url: string, { book }: FakeGraph): Promise<readonly string[]> => {
  const ids = [...book.doubled().keys()];
  if (ids.length === 0) return [];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    'select id, status, fence, attempts, doubts, retried, heard_from, channel_ref, at from messages where id = any($1)',
    [ids],
  );
  await client.end();
  return ids.map((id) => {
    const taken = book.taken.filter(({ callbackData }) => callbackData === id);
    const times = taken.map(({ at, id: ref }) => `${ref} ${new Date(at).toISOString()}`).join(', ');
    return `doubled: taken as ${times}; ${JSON.stringify(rows.find((row) => row.id === id))}`;
  });
};

/** What is left to do shows here: `unhandled`, `waiting`, `queued`, `unsure`. */
const countRows = async (url: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select status, count(*)::int as count, count(*) filter (where leased_until > now())::int as leased,
       count(*) filter (where not_before > now())::int as later from messages group by 1 order by 1`,
  );
  await client.end();
  return rows
    .map(({ status, count, leased, later }) => `${status} ${count} (${leased} leased, ${later} later)`)
    .join(', ');
};

type Base = { readonly url: string; readonly folder: string; close(): Promise<void> };

const openDatabase = async (given: string | undefined): Promise<Base> => {
  const folder = await mkdtemp(join(tmpdir(), 'wegwijs-wringer-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  if (given !== undefined) return { url: given, folder, close: remove };
  const { address, stop } = await startEmbedded(folder, () => undefined);
  const { user, password, host, port, database } = address;
  return {
    url: `postgres://${user}:${password}@${host}:${port}/${database}`,
    folder,
    close: async () => {
      await stop();
      await remove();
    },
  };
};
