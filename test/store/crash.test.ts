// Killed in the middle, again and again: nothing that was received is lost, nothing is said twice.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ConversationId, TurnInput } from '../../src/store/store.ts';
import { freshDatabase } from '../support/database.ts';

/** A process of its own; `--import tsx` and not its command, which would put another process between. */
const run = (file: string, args: readonly string[]) =>
  spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL(file, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

test('a hundred talks, a process killed five times', async () => {
  const database = await freshDatabase();
  const received = new Set<string>();
  for (let round = 0; round < 6; round++) {
    const isLast = round === 5;
    const child = run('talker.ts', [
      database.url,
      database.secretKey.toString('hex'),
      String(round * 1000),
      isLast ? '2' : '1000',
    ]);
    let rest = '';
    let before = 0;
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (!/^(ready|done)$/.test(line)) received.add(line);
        before += lines.length;
        // At another moment each time, always in the middle of many turns.
        if (!isLast && before > 130 + round * 37) child.kill('SIGKILL');
      });
      child.once('close', () => resolve());
    });
  }
  const store = await database.open();
  expect(await store.turns.leftBehind(0)).toEqual([]);
  expect(received.size).toBeGreaterThan(800);
  const talks = new Set([...received].map((line) => line.split(' ')[0] as ConversationId));
  expect(talks.size).toBe(100);
  for (const talk of talks) {
    const history = await store.messages.history(talk);
    const [incoming, outgoing] = ['in', 'out'].map((way) => history.filter(({ direction }) => direction === way));
    const asked = incoming?.map(({ body }) => body);
    expect(incoming?.every(({ status }) => status === 'handled')).toBe(true);
    expect(outgoing?.map(({ body }) => body)).toEqual(asked);
    expect(await store.conversations.state(talk)).toEqual(asked);
    for (const line of received) {
      const [of, n] = line.split(' ');
      if (of === talk) expect(asked).toContain(Number(n));
    }
  }
});

test('a message that kills the process is quarantined after five starts, and the next is answered', async () => {
  const database = await freshDatabase();
  const secret = database.secretKey.toString('hex');
  const store = await database.open();
  const talk = await store.conversations.open('whatsapp', 'deadly');
  let starts = 0;
  // The first process receives and dies; each of the next finds what was left and dies of it too.
  for (let round = 0; round < 6; round++) {
    const child = run('dying.ts', [database.url, secret]);
    const said: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(String(chunk)));
    await new Promise((resolve) => child.once('close', resolve));
    starts += said.join('').split('start\n').length - 1;
  }
  expect(starts).toBe(5);
  await store.messages.receive(talk, 'fine', 'fine');
  await store.turns.take(talk, async ({ message }: TurnInput) => ({
    state: null,
    replies: [message.body],
    effects: [],
  }));
  const history = await store.messages.history(talk);
  expect(history.map(({ status, body }) => [status, body])).toEqual([
    ['quarantined', 'deadly'],
    ['waiting', 'sorry'],
    ['handled', 'fine'],
    // Behind the apology, which waits to be brought.
    ['queued', 'fine'],
  ]);
});
