// Opening the port, and closing it: what is in hand is answered, streams end, nobody waits for an idle connection.
import { Agent, createServer, type RequestListener, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { listen } from '../../src/server/listen.ts';

const here = { host: '127.0.0.1', port: 0 };

describe('a port', () => {
  it('that is in use is told in one sentence with what to do', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as { port: number };
    await expect(listen(() => undefined, { host: '127.0.0.1', port })).rejects.toMatchObject({
      name: 'ListenFault',
      remedy: `Another program uses port ${port}: stop it, or choose another with PORT=${port + 1}.`,
    });
    other.close();
  });

  it('that is no port of this machine names HOST', async () => {
    await expect(listen(() => undefined, { host: '203.0.113.1', port: 0 })).rejects.toMatchObject({
      remedy: expect.stringContaining('HOST'),
    });
  });
});

describe('closing', () => {
  const slow: RequestListener = async (_req, res) => {
    await wait(300);
    res.end('klaar');
  };

  it('answers what is in hand, and takes nothing new', async () => {
    const door = await listen(slow, here);
    const answer = fetch(door.url).then((got) => got.text());
    await wait(100);
    const closed = door.close(5);
    await expect(fetch(door.url)).rejects.toThrow();
    expect(await answer).toBe('klaar');
    await closed;
  });

  it('ends streams at once and does not wait for connections that ask nothing', async () => {
    const door = await listen((_req, res) => {
      res.writeHead(200, { 'Content-Type': 'text/event-stream' });
      res.write(':\n\n');
    }, here);
    const { port } = new URL(door.url);
    const silent = connect(Number(port), '127.0.0.1');
    const ended = new Promise<void>((done) => {
      request(door.url, { agent: new Agent({ keepAlive: true }) }, (answer) => answer.resume().once('end', done)).end();
    });
    await wait(100);
    const start = performance.now();
    await door.close(5);
    await ended;
    expect(performance.now() - start).toBeLessThan(4_500);
    silent.destroy();
  });

  it('gives up on an answer that never comes when the time is over', async () => {
    const door = await listen(() => undefined, here);
    fetch(door.url).catch(() => undefined);
    await wait(100);
    const start = performance.now();
    await door.close(0.5);
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});
