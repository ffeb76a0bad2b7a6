// A reader of the live stream that stops reading: little is kept for it, it is dropped, and the others go on.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { openDesk } from './site.ts';

const started = 'http.server.request.start';

it('is dropped when too much waits for it; the next reader hears everything', async () => {
  const site = await openDesk();
  const [ana, bob] = [await site.person('volunteer', 'utrecht'), await site.person('volunteer', 'utrecht')];
  let stopped: ServerResponse | undefined;
  const look = (told: unknown) => {
    const { request, response } = told as { request: IncomingMessage; response: ServerResponse };
    if (request.headers['x-test'] === 'stopped') stopped = response;
  };
  subscribe(started, look);
  const { hostname, port } = new URL(site.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    `GET /desk/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\nX-Test: stopped\r\nCookie: desk=${ana.session}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();

  const stop = new AbortController();
  const answer = await bob.visitor.ask('/desk/events', { signal: stop.signal });
  let heard = '';
  const reading = (async () => {
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
      heard = (heard + new TextDecoder().decode(chunk)).slice(-20_000);
  })().catch(() => undefined);

  // Rows of some size, all of which change again and again, until what the system itself keeps for a socket is full.
  const ids = Array.from({ length: 50 }, (_, at) => site.desk.add({ id: `row-${at}`, team: 'utrecht' }));
  for (const one of site.desk.cases.values()) one.view = { ...one.view, topic: 'x'.repeat(5_000) as never };
  let most = 0;
  let round = 0;
  const until = Date.now() + 50_000;
  while (!stopped?.destroyed && Date.now() < until) {
    round += 1;
    for (const id of ids) site.desk.write(id, `${round}`);
    await expect.poll(() => heard, { timeout: 30_000, interval: 20 }).toContain(`data-unread="${round}"`);
    most = Math.max(most, stopped?.writableLength ?? 0);
  }
  expect(stopped?.destroyed).toBe(true);
  // The bound, and the one message that went over it.
  expect(most).toBeLessThan(1_000_000);
  const last = site.desk.add({ id: 'after-the-drop', team: 'utrecht' });
  await expect.poll(() => heard, { timeout: 30_000 }).toContain(`c-${last}`);
  unsubscribe(started, look);
  socket.destroy();
  stop.abort();
  await reading;
}, 120_000);
