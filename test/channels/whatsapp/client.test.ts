// Cables that break: whether a message may have been taken decides between "later" and "unknown".

import type { AddressInfo } from 'node:net';
import { createServer as createTcp, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { AddressRefused, makeClient } from '../../../src/channels/whatsapp/client.ts';
import { toWire } from '../../../src/channels/whatsapp/wire.ts';
import { listen } from './server.ts';

const hello = toWire({ to: { phone: '31600000001' }, text: 'Hallo' });
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const clientAt = (apiUrl: string, more = {}) => {
  const settings = { version: 'v25.0', phoneNumberId: '1', token: 't', connectMs: 150, totalMs: 400, ...more };
  const client = makeClient({ ...settings, apiUrl });
  closers.push(() => client.close());
  return client;
};
const tcp = async (onSocket: (socket: Socket) => void): Promise<{ port: number; server: Server }> => {
  const sockets = new Set<Socket>();
  const server = createTcp((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, server };
};

describe('not written', () => {
  test('nobody listens: later', async () => {
    const { port, server } = await tcp(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    expect(await clientAt(`http://127.0.0.1:${port}`).send(hello)).toMatchObject({
      kind: 'later',
      action: 'backoff',
      scope: 'number',
    });
  });
  test('no handshake within the time to connect: later, long before the whole time is up', async () => {
    const { port } = await tcp(() => undefined);
    const from = performance.now();
    expect(await clientAt(`https://127.0.0.1:${port}`, { totalMs: 5_000 }).send(hello)).toMatchObject({
      kind: 'later',
    });
    expect(performance.now() - from).toBeLessThan(4_500);
  });
  test('a certificate nobody vouches for: later, and the token was not shown', async () => {
    let heard = '';
    const { port } = await tcp((socket) =>
      socket.on('data', (data) => (heard += data.toString('latin1'))).end('no tls'),
    );
    expect(await clientAt(`https://127.0.0.1:${port}`).send(hello)).toMatchObject({ kind: 'later' });
    expect(heard).not.toContain('Bearer');
  });
});

describe('written, no answer', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['cut at once', (socket) => socket.destroy()],
    ['cut after the request', (socket) => socket.once('data', () => socket.destroy())],
    ['silent', () => undefined],
    [
      'half an answer',
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"mess')),
    ],
    [
      'half an answer, then silence',
      (socket) => socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{')),
    ],
    ['not HTTP', (socket) => socket.once('data', () => socket.end('hello'))],
  ])('%s: unknown', async (_name, onSocket) => {
    const { port } = await tcp(onSocket);
    expect(await clientAt(`http://127.0.0.1:${port}`).send(hello)).toEqual({
      kind: 'unknown',
      action: 'retry-same-turn-may-duplicate',
    });
  });
  test('a kept connection that dies under the next message: unknown', async () => {
    let calls = 0;
    const graph = await listen((req, res) => {
      calls += 1;
      req.resume();
      if (calls === 1) res.end('{"messages":[{"id":"wamid.1"}]}');
      else req.socket.destroy();
    });
    const client = clientAt(graph.url);
    expect(await client.send(hello)).toMatchObject({ kind: 'sent', id: 'wamid.1' });
    expect(await client.send(hello)).toMatchObject({ kind: 'unknown' });
    await graph.close();
  });
});

describe('where the token may go', () => {
  test.each([
    ['http://graph.facebook.com'],
    ['https://graph.facebook.com.example.org'],
    ['https://example.org'],
    ['http://10.0.0.1'],
    ['http://169.254.169.254'],
    ['ftp://127.0.0.1'],
    ['graph.facebook.com'],
    [''],
  ])('%s is refused with a remedy', (apiUrl) => {
    expect(() => clientAt(apiUrl)).toThrow(AddressRefused);
    try {
      clientAt(apiUrl);
    } catch (error) {
      expect((error as AddressRefused).remedy).toContain('WHATSAPP_API_URL');
    }
  });
  test.each([['https://graph.facebook.com'], ['https://graph.facebook.com/'], ['http://localhost:1']])(
    '%s is fine',
    (apiUrl) => {
      expect(() => clientAt(apiUrl)).not.toThrow();
    },
  );
  test('another host only when it is named', () => {
    expect(() => clientAt('https://relay.example.org', { hosts: ['relay.example.org'] })).not.toThrow();
  });
});

test('many at once each get their own answer', async () => {
  let at = 0;
  const graph = await listen((req, res) => {
    req.resume();
    at += 1;
    res.end(JSON.stringify({ messages: [{ id: `wamid.${at}` }] }));
  });
  const client = clientAt(graph.url, { totalMs: 5_000 });
  const deliveries = await Promise.all(Array.from({ length: 100 }, () => client.send(hello)));
  expect(new Set(deliveries.map((one) => (one.kind === 'sent' ? one.id : one.kind))).size).toBe(100);
  await graph.close();
});
