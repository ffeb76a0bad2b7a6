// What a talk costs in memory that waits on a Direct Line stream: the whole house, a thousand talks opened as Web Chat does.
import { randomBytes, randomUUID } from 'node:crypto';
import { makeToken } from '../src/channels/directline/token.ts';
import { listen, type StreamClient } from '../test/channels/directline/stream-client.ts';
import { startDatabases } from './databases.ts';
import type { Row } from './measure.ts';
import { startSubject } from './subject.ts';

const many = 1000;
const atOnce = 20;
const most = 40_000;
type Used = { readonly used: number; readonly rss: number };

export const benchWaiting = async (): Promise<Row> => {
  const databases = await startDatabases();
  const secret = randomBytes(32).toString('hex');
  const house = await startSubject(
    'subject-ours',
    {
      DATA_DIR: databases.folder,
      DATABASE_URL: await databases.make('waiting'),
      DIRECTLINE_SECRET: secret,
    },
    ['--expose-gc'],
  );
  const streams: StreamClient[] = [];
  const wait = async (): Promise<void> => {
    const bearer = { conversation: `c_${randomUUID()}`, user: `dl_${randomUUID()}` };
    const token = makeToken(bearer, { secret, now: () => new Date() });
    const answer = await fetch(`http://127.0.0.1:${house.port}/v3/directline/conversations`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: '{"locale":"ar"}',
    });
    const { streamUrl } = (await answer.json()) as { streamUrl: string };
    const url = new URL(streamUrl);
    const stream = await listen(`ws://127.0.0.1:${house.port}${url.pathname}${url.search}`);
    streams.push(stream);
    // Until the welcome is there, the talk does not wait.
    while ((await stream.next()).activities.length === 0);
  };
  const open = async (count: number): Promise<void> => {
    for (let from = 0; from < count; from += atOnce) await Promise.all(Array.from({ length: atOnce }, wait));
  };
  const used = async (): Promise<Used> => {
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await house.ask<Used>({});
    return house.ask<Used>({});
  };
  await open(200);
  const before = await used();
  await open(many);
  const after = await used();
  for (const stream of streams) stream.leave();
  await house.stop();
  await databases.stop();
  const [heap, rss] = [(after.used - before.used) / many, (after.rss - before.rss) / many];
  return {
    name: 'Direct Line: a talk that waits on its stream',
    ours: `${(heap / 1000).toFixed(1)} kB`,
    floor: `${(rss / 1000).toFixed(1)} kB of the process`,
    ratio: '',
    target: '≤ 40 kB both',
    met: heap <= most && rss <= most,
  };
};
