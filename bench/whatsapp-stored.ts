// Fifty webhooks at once, stored durably, beside the same door with storage stubbed; and how many commits that took.
import { Agent } from 'node:http';
import pg from 'pg';
import { hook, post, secrets } from './crowd.ts';
import { startDatabases } from './databases.ts';
import { beside, type Row } from './measure.ts';
import { startSubject } from './subject.ts';

const atOnce = 50;
const waves = 40;

export const benchWhatsAppStored = async (): Promise<Row> => {
  const databases = await startDatabases();
  const url = await databases.make('stored');
  const env = { ...secrets, DATABASE_URL: url, DATA_DIR: databases.folder };
  const durable = await startSubject('stored-door', env);
  const stubbed = await startSubject('stored-door', { ...env, STUBBED: '1' });
  const agents = new Map(
    [durable, stubbed].map(({ port }) => [port, new Agent({ keepAlive: true, maxSockets: atOnce })]),
  );
  let said = 0;
  const one = async (port: number, person: number): Promise<void> => {
    said += 1;
    const status = await post(agents.get(port) as Agent, port, hook(`NL.3${person}`, `wamid.${port}.${said}`));
    if (status !== 200) throw new Error(`A webhook was answered with ${status}.`);
  };
  const wave = (port: number) => Promise.all(Array.from({ length: atOnce }, (_, person) => one(port, person)));
  /** Milliseconds a wave; the median, for a neighbour who is busy in some of them. */
  const rate = (port: number) => async (): Promise<number> => {
    const took: number[] = [];
    for (let at = 0; at < waves; at++) {
      const began = performance.now();
      await wave(port);
      took.push(performance.now() - began);
    }
    return took.toSorted((a, b) => a - b)[waves / 2] as number;
  };
  await rate(durable.port)();
  await rate(stubbed.port)();
  const before = said;
  const best = await beside(6, rate(durable.port), rate(stubbed.port));
  const rows = (said - before) / 2;
  const counted = await count(url);
  await Promise.all([durable.stop(), stubbed.stop()]);
  for (const agent of agents.values()) agent.destroy();
  await databases.stop();
  if (counted.rows !== rows + atOnce * waves) throw new Error(`Of ${rows} webhooks ${counted.rows} rows came.`);
  const perSecond = (ms: number) => Math.round((atOnce / ms) * 1000);
  const ratio = best.floor / best.ours;
  const each = (counted.commits / counted.rows) * atOnce;
  return {
    name: `WhatsApp: 50 webhooks at once, stored in ${each.toFixed(1)} commits`,
    ours: `${perSecond(best.ours)}/s`,
    floor: `${perSecond(best.floor)}/s storage stubbed`,
    ratio: ratio.toFixed(2),
    target: '≥ 0.7 ×',
    met: ratio >= 0.7,
  };
};

/** Rows written by one transaction carry its number. */
const count = async (url: string): Promise<{ readonly rows: number; readonly commits: number }> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ rows: number; commits: number }>(
    'select count(*)::int as rows, count(distinct xmin::text)::int as commits from messages',
  );
  await client.end();
  return rows[0] ?? { rows: 0, commits: 0 };
};
