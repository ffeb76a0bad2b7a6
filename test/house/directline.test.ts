// The real house and the published Direct Line client: greeted, a road by taps and typed words, through a kill -9, by polling and by WebSocket.
import type { Activity } from 'botframework-directlinejs';
import { describe, expect, it } from 'vitest';
import { openPage, type Page } from '../channels/directline/page.ts';
import { freshDatabase } from '../support/database.ts';
import { dataDir, freePort, ready, startHouse } from '../support/house.ts';

type Shown = Activity & { readonly text?: string; readonly suggestedActions?: { readonly actions: readonly Action[] } };
type Action = { readonly title: string; readonly value: { readonly choice: string } };

const fromBot = (page: Page): readonly Shown[] =>
  (page.shown as readonly Shown[]).filter(({ from }) => from.role !== 'user' && from.id !== 'anybody');

describe.each([false, true])('over WebSocket: %s', (webSocket) => {
  it('talks, and goes on after the process was killed', async () => {
    const database = await freshDatabase();
    const env = {
      PORT: String(await freePort()),
      DATABASE_URL: database.url,
      SECRET_KEY: database.secretKey.toString('hex'),
      DATA_DIR: dataDir(),
    };
    let house = await ready(startHouse(env));
    let page = await openPage({ url: house.url } as Parameters<typeof openPage>[0], { webSocket, timeout: 20_000 });
    const hears = (count: number) => expect.poll(() => fromBot(page).length, { timeout: 60_000 }).toBe(count);
    let mark = 0;
    const tap = (choice: string): Promise<unknown> =>
      new Promise((resolve) => {
        mark += 1;
        const from = { id: 'anybody', role: 'user' } as const;
        const channelData = { clientActivityID: `t${mark}` };
        const activity = { type: 'message', from, value: { choice }, channelData } as unknown as Activity;
        page.client.postActivity(activity).subscribe(resolve, () => resolve('refused'));
      });

    await hears(1);
    expect(fromBot(page)[0]?.suggestedActions?.actions.map(({ value }) => value.choice)).toContain('subject:family');
    await tap('flow:nareis');
    await hears(2);
    const [first] = fromBot(page)[1]?.suggestedActions?.actions ?? [];
    expect(first?.value.choice).toBe('answer:nareis:permit:asylum');
    await tap(first?.value.choice ?? '');
    await hears(3);

    await house.kill('SIGKILL');
    house = await ready(startHouse(env));
    const before = page.shown;
    // The published client stops polling at a lost cable; its page opens the same talk again with what it kept.
    if (!webSocket)
      page = await openPage({ url: house.url } as Parameters<typeof openPage>[0], {
        webSocket,
        timeout: 20_000,
        ...page.kept(),
      });
    await expect.poll(() => page.post('A-status', 'typed'), { timeout: 30_000, interval: 1000 }).toMatch(/\|/);
    await hears(webSocket ? 4 : 1);
    expect(fromBot(page).at(-1)?.text).toContain('A-status');
    // Nothing was said twice: the ids are all different.
    const all = webSocket ? page.shown : [...before, ...page.shown];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    page.client.end();
    expect(await house.kill('SIGTERM')).toBe(0);
  });
});
