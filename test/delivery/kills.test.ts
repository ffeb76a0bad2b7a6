// kill -9 at every named point of a message's life: nothing is lost, nothing is said twice.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { type FakeGraph, startFakeGraph } from '../../src/channels/whatsapp/fake/graph.ts';
import { freshDatabase } from '../support/database.ts';
import type { Orders, Point } from './dying.ts';

const database = await freshDatabase();
// Makes the tables.
await database.open();
const token = randomBytes(8).toString('hex');
const appSecret = randomBytes(8).toString('hex');
const phoneNumberId = '200000000000002';

let graph: FakeGraph;
let alive: ChildProcess | undefined;
afterEach(async () => {
  alive?.kill('SIGKILL');
  await graph.close();
});

/** Resolves when its door is open. */
const run = async (point: Point): Promise<ChildProcess> => {
  const orders: Orders = {
    point,
    databaseUrl: database.url,
    secret: database.secretKey.toString('hex'),
    apiUrl: graph.url,
    token,
    appSecret,
    phoneNumberId,
  };
  const file = fileURLToPath(new URL('dying.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  graph.deliverTo(`http://127.0.0.1:${Number(String(port))}/`);
  return child;
};

const points: readonly Point[] = [
  'before insert',
  'after insert',
  'before commit',
  'after commit',
  'before send',
  'after send',
  'before mark',
  'after mark',
];

it.each(points)(
  'killed %s',
  async (point) => {
    await database.query('delete from conversations');
    graph = await startFakeGraph({ token, appSecret, phoneNumberId, retryMs: 50, tries: 200 });
    alive = await run(point);
    const died = once(alive, 'exit');
    const person = { bsuid: `NL.${points.indexOf(point) + 1}`, name: 'Iemand' };
    // Resolves when the webhook was answered 200, perhaps by the second process.
    const heard = graph.say(person, { text: 'one' }, { id: `wamid.${point}` });
    expect(await died).toEqual([null, 'SIGKILL']);
    // Nobody waits fifteen seconds here for the dead one's lease.
    await database.query(`update messages set leased_until = now() where leased_until is not null`);
    alive = await run('never');
    await heard;
    // Meta brings everything again.
    await graph.say(person, { text: 'one' }, { id: `wamid.${point}` });
    await graph.say(person, { text: 'two' });
    // A second copy could only come from a row that is not settled yet.
    const open = () => database.query(`select status from messages where status not in ('handled', 'read')`);
    for (const until = Date.now() + 30_000; Date.now() < until; ) {
      if (graph.book.taken.length >= 2 && (await open()).length === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await graph.settled();
    expect(await open()).toEqual([]);
    expect(graph.book.taken.map(({ text }) => text)).toEqual(['re one', 're two']);
  },
  60_000,
);
