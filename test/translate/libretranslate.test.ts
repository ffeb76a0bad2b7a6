// LibreTranslate as the engine: what it knows, what it says, and a desk that goes on when it does not.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../src/content/schema/ids.ts';
import { makeLibreTranslate } from '../../src/translate/libretranslate.ts';
import { openEngine } from '../support/libretranslate.ts';

const engine = await openEngine();
const fresh = { ...engine };
const [nl, ar, ti] = ['nl', 'ar', 'ti'] as Language[] as [Language, Language, Language];
let clock = 0;
const told: string[] = [];
const connect = (more: { key?: string; totalMs?: number; url?: string } = {}) =>
  makeLibreTranslate({ url: engine.url, now: () => clock, silent: (why) => void told.push(why), ...more });

beforeEach(() => {
  Object.assign(engine, { ...fresh, url: engine.url, asked: [] });
  told.length = 0;
});

describe('the engine', () => {
  it('translates what it knows, with the key, and nothing else is told to it', async () => {
    engine.key = 'open sesame';
    const { translate } = connect({ key: 'open sesame' });
    expect(await translate('Dag', nl, ar)).toEqual({ kind: 'translated', text: 'ar: Dag' });
    expect(engine.asked).toEqual([{ q: 'Dag', source: 'nl', target: 'ar', format: 'text', api_key: 'open sesame' }]);
    expect(await connect().translate('Dag', nl, ar)).toEqual({ kind: 'away' });
  });

  it('is never asked for a language it lacks', async () => {
    const one = connect();
    await one.refresh();
    expect([ar, ti, 'fa-AF' as Language].map(one.speaks)).toEqual([true, false, false]);
    expect(await one.translate('Dag', nl, ti)).toEqual({ kind: 'language' });
    expect(engine.asked).toEqual([]);
  });

  it('speaks a language only both ways: what cannot come back is not offered', async () => {
    engine.languages = [
      { code: 'nl', targets: ['uk'] },
      { code: 'uk', targets: ['en'] },
    ];
    const one = connect();
    await one.refresh();
    expect(one.speaks('uk' as Language)).toBe(false);
  });

  it('is asked for its languages again after an hour, and a page does not wait for it', async () => {
    const one = connect();
    await one.refresh();
    engine.languages = [];
    clock += 3_600_001;
    expect(one.speaks(ar)).toBe(true);
    await expect.poll(() => one.speaks(ar), { timeout: 30_000 }).toBe(false);
  });
});

describe('an engine that fails', () => {
  it.each([
    ['an error', { status: 500 }],
    ['slow down', { status: 429 }],
    ['no JSON', { body: '<html>' }],
    ['JSON of something else', { body: '{"translatedText":7}' }],
    ['an empty translation', { body: '{"translatedText":""}' }],
    ['a flood', { body: JSON.stringify({ translatedText: 'x'.repeat(100_000) }) }],
  ])('says %s: away', async (_, wrong) => {
    const one = connect();
    await one.refresh();
    Object.assign(engine, wrong);
    expect(await one.translate('Dag', nl, ar)).toEqual({ kind: 'away' });
  });

  it('is waited for so long and no longer', async () => {
    const one = connect({ totalMs: 100 });
    await one.refresh();
    engine.slow = 30_000;
    expect(await one.translate('Dag', nl, ar)).toEqual({ kind: 'away' });
  });

  it('is left alone for a minute after three failures in a row, told once, and comes back', async () => {
    const one = connect();
    await one.refresh();
    engine.status = 500;
    for (let at = 0; at < 5; at++) expect(await one.translate('Dag', nl, ar)).toEqual({ kind: 'away' });
    expect(engine.asked).toHaveLength(3);
    expect(told).toEqual(['Error']);
    expect(one.speaks(ar)).toBe(false);
    engine.status = 200;
    clock += 60_001;
    expect(one.speaks(ar)).toBe(true);
    expect(await one.translate('Dag', nl, ar)).toEqual({ kind: 'translated', text: 'ar: Dag' });
    engine.status = 500;
    await one.translate('Dag', nl, ar);
    engine.status = 200;
    // One failure after a success closes nothing.
    expect(await one.translate('Dag', nl, ar)).toMatchObject({ kind: 'translated' });
  });

  it('that is not there at the start is found later', async () => {
    engine.status = 500;
    const one = connect();
    await one.refresh();
    expect(await one.translate('Dag', nl, ar)).toEqual({ kind: 'away' });
    engine.status = 200;
    expect(await one.translate('Dag', nl, ar)).toMatchObject({ kind: 'translated' });
  });

  it('that sends on to another address is not followed', async () => {
    const other = await openEngine();
    const one = connect();
    await one.refresh();
    const { createServer } = await import('node:http');
    const server = createServer((_req, res) => res.writeHead(307, { location: `${other.url}/translate` }).end());
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as { port: number };
    expect(await connect({ url: `http://127.0.0.1:${port}` }).translate('Dag', nl, ar)).toEqual({ kind: 'away' });
    expect(other.asked).toEqual([]);
    server.close();
  });
});
