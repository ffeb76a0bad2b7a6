// Headers, faults, health, numbers, compression and limits of the bare application, over a real socket.
import { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppParts, createApp } from '../../src/server/app.ts';
import { addressOf } from '../../src/server/limits.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { makeMetrics } from '../../src/server/metrics.ts';

const open: Listening[] = [];
afterAll(() => Promise.all(open.map((door) => door.close(1))));

const partsWith = (over: Partial<AppParts> = {}): AppParts => ({
  routes: [
    {
      at: '/',
      router: Router()
        .get('/page', (_req, res) => void res.type('html').send('woord '.repeat(500)))
        .get('/broken', () => {
          throw new Error('quotes a person');
        })
        .get('/away', () => {
          throw Object.assign(new Error('away'), { name: 'StoreAway' });
        })
        .get('/who', (req, res) => void res.json({ ip: req.ip })),
    },
  ],
  policy: { scripts: ["'sha256-abc'"], styles: ["'sha256-def'"], secure: false },
  limits: [],
  readiness: { ping: async () => undefined, flows: () => 3, isClosing: () => false },
  metrics: makeMetrics('a-token-of-sixteen'),
  errorPage: ({ status }) => `page ${status}`,
  log: { error: () => undefined },
  ...over,
});

const serve = async (over: Partial<AppParts> = {}): Promise<string> => {
  const door = await listen(createApp(partsWith(over)), { host: '127.0.0.1', port: 0 });
  open.push(door);
  return door.url;
};

describe('headers', () => {
  let headers: Headers;
  beforeAll(async () => {
    headers = (await fetch(`${await serve()}/page`)).headers;
  });

  it('allow exactly the hashed script and style, no frame, no foreign host', () => {
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split(';')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'sha256-abc'",
      "script-src-attr 'none'",
      "style-src 'self' 'sha256-def'",
      "style-src-attr 'none'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ]);
    expect(policy).not.toContain('unsafe');
  });

  it('tell nobody where a visitor came from, and refuse what no page here needs', () => {
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('let listed sites frame the pages they may frame, and nobody anything else', async () => {
    const framedBy = (path: string) => (path === '/page' ? ['https://a.example', 'https://b.example'] : []);
    const url = await serve({ policy: { scripts: [], styles: [], secure: true, framedBy } });
    const framing = async (path: string) => {
      const { headers: got } = await fetch(url + path);
      const ancestors = /frame-ancestors ([^;]*)/.exec(got.get('content-security-policy') ?? '')?.[1];
      return [ancestors, got.get('x-frame-options')];
    };
    expect(await framing('/page?x=/who')).toEqual(['https://a.example https://b.example', null]);
    for (const path of ['/who?x=/page', '/page/', '/nowhere', '/health/ready'])
      expect(await framing(path)).toEqual(["'none'", 'DENY']);
  });

  it('insist on https once the site is served over it', async () => {
    const secure = await fetch(`${await serve({ policy: { scripts: [], styles: [], secure: true } })}/page`);
    expect(secure.headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(secure.headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
  });
});

describe('faults', () => {
  it('become pages for people and JSON for programs, and are logged without their words', async () => {
    const logged: object[] = [];
    const url = await serve({ log: { error: (entry) => logged.push(entry) } });
    const page = await fetch(`${url}/broken`, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([500, 'page 500']);
    const json = await fetch(`${url}/away`, { headers: { accept: 'application/json' } });
    expect([json.status, json.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await json.json()).toMatchObject({ error: { code: 'Unavailable' } });
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).toContain('GET /broken');
    expect(JSON.stringify(logged)).not.toContain('quotes a person');
  });
});

describe('health and numbers', () => {
  it('is live always, ready only with database and content', async () => {
    const url = await serve();
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({
      status: 'ok',
      database: true,
      content: true,
      closing: false,
    });
    const readiness = { ping: () => Promise.reject(new Error('x')), flows: () => 3, isClosing: () => false };
    const away = await fetch(`${await serve({ readiness })}/health/ready`);
    expect([away.status, (await away.json()).database]).toEqual([503, false]);
    const closing = await fetch(
      `${await serve({ readiness: { ...readiness, ping: async () => undefined, isClosing: () => true } })}/health/ready`,
    );
    expect(closing.status).toBe(503);
  });

  it('gives numbers to who has the token; without a token the address does not exist', async () => {
    const url = await serve();
    await fetch(`${url}/page`);
    expect((await fetch(`${url}/metrics`)).status).toBe(401);
    expect((await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
    const numbers = await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer a-token-of-sixteen' } });
    expect(await numbers.text()).toContain(
      'http_request_duration_seconds_count{method="GET",route="/page",status="200"} 1',
    );
    const { metrics: _, ...without_ } = partsWith({});
    const door = await listen(createApp(without_), { host: '127.0.0.1', port: 0 });
    open.push(door);
    const without = door.url;
    expect((await fetch(`${without}/metrics`, { headers: { authorization: 'Bearer undefined' } })).status).toBe(404);
  });
});

describe('on the wire', () => {
  it('compresses with brotli before gzip, and not at all for who cannot', async () => {
    const url = await serve();
    const encodingFor = async (accepted: string) =>
      (await fetch(`${url}/page`, { headers: { 'accept-encoding': accepted } })).headers.get('content-encoding');
    expect(await encodingFor('gzip, deflate, br')).toBe('br');
    expect(await encodingFor('gzip')).toBe('gzip');
    expect(await encodingFor('identity')).toBeNull();
  });

  it('counts per address, the first fitting row, and lets others pass', async () => {
    const limits = [
      { name: 'page', method: 'GET', path: /^\/page$/, points: 2, seconds: 60 },
      { name: 'rest', path: /./, points: 100, seconds: 60 },
    ] as const;
    const url = await serve({ limits });
    const from = (ip: string, path = '/page') => fetch(url + path, { headers: { 'x-forwarded-for': ip } });
    expect([(await from('1.1.1.1')).status, (await from('1.1.1.1')).status, (await from('1.1.1.1')).status]).toEqual([
      200, 200, 429,
    ]);
    expect((await from('2.2.2.2')).status).toBe(200);
    expect((await from('1.1.1.1', '/who')).status).toBe(200);
  });

  it('believes X-Forwarded-For only from a proxy it was told of', async () => {
    const ask = async (url: string) =>
      (await (await fetch(`${url}/who`, { headers: { 'x-forwarded-for': '9.9.9.9' } })).json()).ip;
    expect(await ask(await serve())).toBe('9.9.9.9');
    expect(await ask(await serve({ trustProxy: false }))).toBe('127.0.0.1');
  });

  it('counts an IPv6 subscriber as one', () => {
    expect(addressOf('2001:db8:1:2:3:4:5:6')).toBe(addressOf('2001:db8:1:2:ffff::1'));
    expect(addressOf('::ffff:10.0.0.1')).not.toBe(addressOf('::ffff:10.0.0.2'));
  });
});
