// The real house, the published Direct Line client and a volunteer in another process: hand-off events once, in order, through a kill -9.
import type { Activity } from 'botframework-directlinejs';
import { describe, expect, it } from 'vitest';
import type { CaseId } from '../../src/desk/desk.ts';
import { makeDesk } from '../../src/desk/make-desk.ts';
import type { Store } from '../../src/store/store.ts';
import { openPage, type Page } from '../channels/directline/page.ts';
import { minds, volunteer } from '../desk/half-day-team.ts';
import { freshDatabase } from '../support/database.ts';
import { dataDir, freePort, ready, startHouse } from '../support/house.ts';

type Event = Activity & { readonly name: string; readonly value: Readonly<Record<string, unknown>> };
const ann = volunteer('ann', 'wegwijs');

const eventsOf = (shown: readonly Activity[]) =>
  (shown as readonly Event[]).filter(({ type }) => (type as string) === 'event');
const states = (shown: readonly Activity[]) =>
  eventsOf(shown).map(({ name, value }) => (name === 'handoff.status' ? value.state : name));

/** Today and tomorrow by the clock on the wall, which the desk goes by. */
const onShift = async (store: Store): Promise<void> => {
  await store.desk.teams.save({ id: 'wegwijs', name: 'Wegwijs', region: 'wegwijs', municipalities: [] });
  const days = [0, 1, 2].map((ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10));
  const hours = { team: 'wegwijs', volunteer: 'ann', from: '00:00', until: '23:59' };
  await store.desk.teams.addShifts(days.map((day) => ({ ...hours, day })));
};

describe.each([false, true])('over WebSocket: %s', (webSocket) => {
  it('a page that was there all along and one that opens the same talk again see the same', async () => {
    const database = await freshDatabase();
    const store = await database.open();
    await onShift(store);
    const env = {
      PORT: String(await freePort()),
      DATABASE_URL: database.url,
      SECRET_KEY: database.secretKey.toString('hex'),
      DATA_DIR: dataDir(),
    };
    let house = await ready(startHouse(env));
    const open = (kept = {}) =>
      openPage({ url: house.url } as Parameters<typeof openPage>[0], { webSocket, timeout: 20_000, ...kept });
    let page: Page = await open();
    let seen: readonly Activity[] = [];
    const all = () => [...seen, ...page.shown];
    const shows = (expected: readonly string[]) =>
      expect.poll(() => states(all()), { timeout: 60_000 }).toEqual(expected);
    let mark = 0;
    /** Again under the same mark until it is stored; then what is answered. */
    const sends = async (activity: object) => {
      mark += 1;
      const before = all().length;
      const from = { id: 'anybody', role: 'user' } as const;
      const whole = { ...activity, type: 'message', from, channelData: { clientActivityID: `m${mark}` } };
      const post = () =>
        new Promise((resolve) => {
          page.client.postActivity(whole as Activity).subscribe(resolve, () => resolve('refused'));
        });
      await expect.poll(post, { timeout: 30_000, interval: 500 }).toMatch(/\|/);
      await expect.poll(() => all().length, { timeout: 60_000 }).toBeGreaterThan(before + 1);
    };
    const killed = async () => {
      await house.kill('SIGKILL');
      house = await ready(startHouse(env));
      if (webSocket) return;
      // The published client stops polling at a lost cable; its page opens the same talk again with what it kept.
      const kept = page.kept();
      seen = all();
      page.client.end();
      page = await open(kept);
    };

    await expect.poll(() => page.shown.length, { timeout: 60_000 }).toBe(1);
    const asked = ['command:human', 'hand-off:topic:family', 'hand-off:no-letter', 'command:yes'];
    for (const choice of asked) await sends({ value: { choice } });
    await shows(['handoff.initiate']);
    await killed();

    const talk = await store.conversations.find('directline', page.kept().conversationId);
    const id = (await store.desk.cases.of(talk ? [talk] : []))[0]?.id as CaseId;
    const desk = makeDesk({ store, minds, nameOf: async () => 'Samira' });
    const claimed = await desk.claim(ann, id);
    if (typeof claimed === 'string') throw new Error(claimed);
    await shows(['handoff.initiate', 'accepted']);
    // Told while nobody serves.
    await house.kill('SIGKILL');
    expect(await desk.close(ann, id, claimed.fence, 'You bring the letter on Thursday')).toBe(true);
    await killed();
    await shows(['handoff.initiate', 'accepted', 'completed']);
    await sends({ text: 'Nog een vraag over de brief' });
    await sends({ text: 'stop' });
    const whole = ['handoff.initiate', 'accepted', 'completed', 'handoff.initiate', 'failed'];
    await shows(whole);

    const ids = all().map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    const last = await openPage({ url: house.url } as Parameters<typeof openPage>[0], {
      ...{ webSocket, timeout: 20_000, ...page.kept(), watermark: '' },
    });
    await expect.poll(() => states(last.shown), { timeout: 60_000 }).toEqual(whole);
    const [initiate, accepted] = eventsOf(last.shown);
    const { conversationId } = page.kept();
    expect(initiate).toMatchObject({
      value: { language: 'nl', urgency: 'normal', consent: true },
      attachments: [{ name: 'Transcript' }],
      relatesTo: { conversation: { id: conversationId }, channelId: 'webchat', bot: { id: 'bot' } },
      from: { id: 'bot', role: 'bot' },
    });
    expect(accepted?.value).toEqual({ state: 'accepted', message: 'Samira' });
    expect(JSON.stringify(eventsOf(last.shown))).not.toContain(String(talk));
    for (const one of [page, last]) one.client.end();
    desk.stop();
    expect(await house.kill('SIGTERM')).toBe(0);
  }, 240_000);
});
