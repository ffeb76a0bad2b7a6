// A push message: sealed for one browser, signed by us, and never a way into our own network.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { isPublicAddress, isPublicNumber, publicLookup } from '../../src/notify/public-host.ts';
import { makePush } from '../../src/notify/push.ts';
import { vapidKeys } from '../../src/notify/vapid.ts';
import { makeBrowser, senderIn, startPushService } from './push-service.ts';

const service = await startPushService();
afterAll(() => service.close());
const keys = vapidKeys(randomBytes(32));
const push = makePush({ keys, subject: 'mailto:desk@example.org', reach: service.reach });
const note = { text: 'Er wacht iemand (Tigrinya, Utrecht).', tag: 'a-tag', isRed: false };
beforeEach(() => {
  service.came.length = 0;
  service.answers((response) => response.writeHead(201).end());
});

describe('a push message', () => {
  it('says one line to one browser, and to nobody on the way', async () => {
    const browser = makeBrowser();
    expect(await push(browser.target, note)).toBe('sent');
    const [came] = service.came;
    expect(came?.path).toBe('/one');
    expect(browser.read(came?.body as Buffer)).toEqual({ text: 'Er wacht iemand (Tigrinya, Utrecht).', tag: 'a-tag' });
    expect(() => makeBrowser().read(came?.body as Buffer)).toThrow();
    expect(JSON.stringify(came?.headers)).not.toMatch(/Utrecht|Tigrinya/);
    expect(came?.headers).toMatchObject({ ttl: '1800', topic: 'a-tag', urgency: 'normal' });
    const { key, claims } = senderIn(came?.headers.authorization);
    expect(key).toBe(keys.publicKey);
    expect(claims).toMatchObject({ aud: 'https://push.example.org', sub: 'mailto:desk@example.org' });
  });

  it('about danger is urgent', async () => {
    await push(makeBrowser().target, { ...note, isRed: true });
    expect(service.came[0]?.headers.urgency).toBe('high');
  });

  it.each([
    [410, 'gone'],
    [404, 'gone'],
    [429, 'later'],
    [503, 'later'],
    [403, 'refused'],
    [302, 'refused'],
  ] as const)('answered with %d is %s', async (status, fate) => {
    service.answers((response) => response.writeHead(status, { location: 'https://push.example.org/two' }).end());
    expect(await push(makeBrowser().target, note)).toBe(fate);
    expect(service.came.map(({ path }) => path)).toEqual(['/one']);
  });

  it('is tried again when the line breaks, and refused when the browser gave no keys', async () => {
    service.answers((response) => response.destroy());
    expect(await push(makeBrowser().target, note)).toBe('later');
    const { target } = makeBrowser();
    expect(await push({ ...target, keys: { p256dh: 'AAAA', auth: 'AA' } }, note)).toBe('refused');
  });
});

describe('the keys', () => {
  it('are the same at every start with the same secret, and others with another', () => {
    const secret = randomBytes(32);
    expect(vapidKeys(secret)).toEqual(vapidKeys(secret));
    expect(vapidKeys(secret).privateKey).not.toBe(vapidKeys(randomBytes(32)).privateKey);
    expect(Buffer.from(vapidKeys(secret).publicKey, 'base64url')).toHaveLength(65);
  });
});

describe('the way into our own network', () => {
  it.each([
    'http://push.example.org/x',
    'https://localhost/x',
    'https://desk.localhost/x',
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://[::1]/x',
    'https://10.0.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://postgres/x',
    'https://db.internal/x',
    'https://printer.local/x',
    'https://router.home.arpa/x',
    'https://LOCALHOST./x',
    'https://push.example.org:8443/x',
    'https://user:password@push.example.org/x',
    `https://push.example.org/${'x'.repeat(1000)}`,
    'ftp://push.example.org/x',
    'javascript:alert(1)',
    '',
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['https://fcm.googleapis.com/fcm/send/abc', 'https://updates.push.services.mozilla.com/wpush/v2/x'])(
    'and %s is a public one',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it('is no number of ours, however it is written', () => {
    const inside =
      '10.1.2.3 127.9.9.9 169.254.169.254 172.31.0.1 192.168.1.1 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255';
    const inside6 = '::1 :: ::ffff:10.0.0.1 ::ffff:7f00:1 fe80::1 fd00::1 ff02::1 64:ff9b::a00:1 2002:a00:1::';
    for (const number of `${inside} ${inside6}`.split(' '))
      expect([number, isPublicNumber(number)]).toEqual([number, false]);
    for (const number of ['142.250.179.170', '2a00:1450:400e:801::200a'])
      expect([number, isPublicNumber(number)]).toEqual([number, true]);
  });

  it('is closed when a public name turns out to be a number of ours: nothing is connected', async () => {
    let knocks = 0;
    const server = createServer((socket) => {
      knocks += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const real = makePush({ keys, subject: 'mailto:desk@example.org', reach: { lookup: publicLookup, port } });
    const { target } = makeBrowser();
    // A name that every machine knows as its own, past the check of names.
    expect(await real({ ...target, endpoint: 'https://localhost/x' }, note)).toBe('refused');
    expect(knocks).toBe(0);
    // The same without the check does knock: the test could have failed.
    const open = makePush({ keys, subject: 'mailto:desk@example.org', reach: { port } });
    await open({ ...target, endpoint: 'https://localhost/x' }, note);
    expect(knocks).toBeGreaterThan(0);
    server.close();
  });
});
