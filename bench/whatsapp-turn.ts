// A whole WhatsApp turn of fifty people who write at once: ours, the same done bare, and a plain botbuilder waterfall.
import { setTimeout } from 'node:timers/promises';
import { type Crowd, openCrowd, secrets } from './crowd.ts';
import { type Databases, startDatabases } from './databases.ts';
import type { Row } from './measure.ts';
import { type Road, roadOf, taps, type Wire } from './road.ts';
import { type Subject, startSubject } from './subject.ts';

const atOnce = 50;
const messages = 8;
const cohorts = 8;
const [warmUp, rounds] = [4, 8];
const people = (cohort: number): readonly string[] =>
  Array.from({ length: atOnce }, (_, n) => `NL.1${String((cohort % cohorts) * atOnce + n).padStart(15, '0')}`);

/** Words and choices, without what is different for everybody. */
const bare = ({ recipient: _to, to: _phone, biz_opaque_callback_data: _data, ...body }: Wire): Wire => body;

const record = async (crowd: Crowd, { port }: Subject): Promise<Road> => {
  const bodies: Wire[] = [];
  for (const tap of [undefined, ...taps]) bodies.push(bare(await crowd.say(port, 'NL.2', tap)));
  return roadOf(bodies);
};

/** Microseconds a turn, what is done after the answer included. */
const round = async (crowd: Crowd, subject: Subject, cohort: number): Promise<number> => {
  const before = await subject.cpu();
  await crowd.walk(subject.port, people(cohort), messages);
  await setTimeout(200);
  return ((await subject.cpu()) - before) / (atOnce * messages);
};

export const startOurs = async (databases: Databases, crowd: Crowd, name: string): Promise<Subject> =>
  startSubject('subject-ours', {
    ...secrets,
    WHATSAPP_API_URL: crowd.url,
    WHATSAPP_PER_SECOND: '950',
    PUBLIC_URL: 'https://wegwijs.example',
    DATA_DIR: databases.folder,
    DATABASE_URL: await databases.make(name),
  });

export const benchWhatsAppTurn = async (): Promise<readonly Row[]> => {
  const databases = await startDatabases();
  const crowd = await openCrowd();
  const ours = await startOurs(databases, crowd, 'turn_ours');
  const road = await record(crowd, ours);
  const env = { ...secrets, WHATSAPP_API_URL: crowd.url, ROAD: JSON.stringify(road) };
  const floor = await startSubject('floor-whatsapp', { ...env, DATABASE_URL: await databases.make('turn_bare') });
  const peer = await startSubject('peer-botbuilder', { ...env, DATABASE_URL: await databases.make('turn_peer') });
  const all = [floor, ours, peer] as const;
  for (const { port } of all)
    for (let cohort = 0; cohort < cohorts; cohort++)
      await Promise.all(people(cohort).map((person) => crowd.say(port, person)));
  const best = all.map(() => Number.POSITIVE_INFINITY);
  for (let at = 0; at < warmUp + rounds; at++) {
    for (const [which, subject] of all.entries()) {
      const took = await round(crowd, subject, at);
      if (at >= warmUp) best[which] = Math.min(best[which] ?? took, took);
    }
  }
  await Promise.all(all.map((subject) => subject.stop()));
  await crowd.close();
  await databases.stop();
  const [bareCost = 0, ourCost = 0, peerCost = 0] = best;
  const { answers, typing } = crowd.counts();
  if (answers !== expected || typing > expected) throw new Error(`Of ${expected} answers ${answers} came.`);
  return [
    {
      name: 'WhatsApp: a whole turn, 50 people at once, CPU',
      ours: `${ourCost.toFixed(0)} µs`,
      floor: `${bareCost.toFixed(0)} µs the same bare, in groups`,
      ratio: (ourCost / bareCost).toFixed(2),
      target: '≤ 1.6 ×',
      met: ourCost <= 1.6 * bareCost,
    },
    {
      name: 'WhatsApp: the same beside a botbuilder waterfall',
      ours: `${ourCost.toFixed(0)} µs`,
      floor: `${peerCost.toFixed(0)} µs Express, waterfall, state on disk`,
      ratio: (ourCost / peerCost).toFixed(2),
      target: '≤ 0.5 ×',
      met: ourCost <= 0.5 * peerCost,
    },
  ];
};

const expected = 1 + taps.length + 3 * (cohorts * atOnce + (warmUp + rounds) * atOnce * messages);
