// What the first screen weighs on the wire, and that nothing else is fetched for it.
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});

/** Bytes of headers and body as they come off the socket. */
const wire = (path: string, encoding: string) =>
  new Promise<{ total: number; encoding: string | undefined }>((resolve, reject) => {
    const asked = request(site.url + path, { headers: { 'accept-encoding': encoding }, agent: false }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ total: answer.socket.bytesRead, encoding: answer.headers['content-encoding'] }));
    });
    asked.on('error', reject).end();
  });

/** One first flight of ten packets, less what TLS takes. */
const most = 14_000;

describe('the first screen', () => {
  it.each(['/', '/nl', '/ar'])('%s fits the first flight, with brotli and with gzip', async (path) => {
    const brotli = await wire(path, 'gzip, deflate, br');
    const gzip = await wire(path, 'gzip');
    expect(brotli.encoding).toBe('br');
    expect(gzip.encoding).toBe('gzip');
    expect(brotli.total).toBeLessThan(most);
    expect(gzip.total).toBeLessThan(most);
    if (process.env.SHOW_SIZES) console.log(path, brotli.total, gzip.total);
  });

  it('is one request: nothing in it is fetched from anywhere', async () => {
    const html = await (await fetch(`${site.url}/ar`)).text();
    expect(html).not.toMatch(/<(script|img|iframe|source)[^>]+src=/);
    expect(html).not.toMatch(/<link[^>]+href="(?!data:)/);
    expect(html).not.toMatch(/url\(|@import/);
  });

  it('has a script of at most 3 kB', () => {
    expect(Buffer.byteLength(site.assets.script)).toBeLessThanOrEqual(3_000);
    expect(gzipSync(site.assets.script).length).toBeLessThan(1_600);
  });
});
