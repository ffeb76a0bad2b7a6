// A thousand talks that wait cost little: measured in a process of its own.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { makeTicket } from '../../../src/channels/directline/tickets.ts';
import { listen } from './stream-client.ts';

const many = 1000;
let server: ChildProcess | undefined;
afterEach(() => void server?.kill());

type Used = { readonly used: number; readonly rss: number };

it('a waiting stream keeps less than 40 kB', async () => {
  const child = fork(join(import.meta.dirname, 'idle-server.ts'), {
    execArgv: ['--import', 'tsx', '--expose-gc'],
  });
  server = child;
  const told = async () => (await once(child, 'message'))[0] as unknown;
  const { host } = (await told()) as { host: string };
  const used = async (): Promise<Used> => {
    child.send({ used: true });
    return (await told()) as Used;
  };
  const talks = Array.from({ length: many }, (_, number) => `c_${number}`);
  for (const begin of ['c_first', ...talks]) child.send({ begin });
  const signing = { secret: 'test-secret', now: () => new Date() };
  const wait = async (conversation: string) => {
    const url = `ws://${host}/v3/directline/conversations/${conversation}/stream?watermark=&t=${makeTicket(conversation, signing)}`;
    const stream = await listen(url);
    await stream.next();
    return stream;
  };

  const streams = [await wait('c_first')];
  const before = await used();
  for (let from = 0; from < many; from += 50)
    streams.push(...(await Promise.all(talks.slice(from, from + 50).map(wait))));
  const after = await used();
  expect((after.used - before.used) / many).toBeLessThan(40_000);
  expect((after.rss - before.rss) / many).toBeLessThan(40_000);
  for (const stream of streams) stream.leave();
});
