// Streams beyond the recorded session: nothing lost between reading and hearing, nobody else's, nothing for ever.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeTicket } from '../../../src/channels/directline/tickets.ts';
import { type Served, serve } from './served.ts';
import { listen, refusedWith } from './stream-client.ts';
import { makeTalks } from './talks.ts';

const opened: Served[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const one of opened.splice(0)) await one.close();
});

const said = (text: string) => ({ type: 'message', text });
const open = async () => {
  const talks = makeTalks();
  const here = await serve(talks);
  opened.push(here);
  const urlOf = (conversation: string, watermark = '') =>
    `ws://${here.host}/v3/directline/conversations/${conversation}/stream?watermark=${watermark}&t=${makeTicket(conversation, { secret: 'test-secret', now: () => new Date() })}`;
  return { talks, here, urlOf };
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('a stream', () => {
  it('misses nothing that is said while it reads for the first time', async () => {
    const { talks, urlOf } = await open();
    talks.begin('c_1', [said('0')]);
    const { history } = talks.parts;
    const texts: unknown[] = [];
    let reads = 0;
    const slow = await serve(talks, {
      history: async (conversation, after) => {
        const found = await history(conversation, after);
        reads += 1;
        // Committed and told after our read began, before anybody listens.
        if (reads === 1) talks.say('c_1', said('1'));
        return found;
      },
    });
    opened.push(slow);
    const stream = await listen(urlOf('c_1').replace(/127.0.0.1:\d+/, slow.host));
    for (let set = 0; set < 2; set += 1) texts.push(...(await stream.next()).activities.map(({ text }) => text));
    expect(texts).toEqual(['0', '1']);
  });

  it('brings a hundred rows said at once in order, once, to each of two pages, and to nobody else', async () => {
    const { talks, urlOf } = await open();
    for (const conversation of ['c_1', 'c_2']) talks.begin(conversation);
    const [one, two, other] = await Promise.all(
      ['c_1', 'c_1', 'c_2'].map((conversation) => listen(urlOf(conversation))),
    );
    await settled();
    const numbers = Array.from({ length: 100 }, (_, number) => String(number));
    for (const number of numbers) talks.say('c_1', said(number));
    for (const stream of [one, two]) {
      const heard: unknown[] = [];
      while (heard.length < 100) heard.push(...((await stream?.next())?.activities.map(({ text }) => text) ?? []));
      expect(heard).toEqual(numbers);
    }
    expect(other?.waiting()).toBe(0);
  });

  it('reads one at a time, so that a slow store doubles nothing', async () => {
    const { talks, urlOf } = await open();
    talks.begin('c_1');
    const { history } = talks.parts;
    const slow = await serve(talks, {
      history: async (conversation, after) => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        return history(conversation, after);
      },
    });
    opened.push(slow);
    const stream = await listen(urlOf('c_1').replace(/127.0.0.1:\d+/, slow.host));
    await settled();
    const heard: unknown[] = [];
    for (let number = 0; number < 20; number += 1) {
      talks.say('c_1', said(String(number)));
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    while (heard.at(-1) !== '19') heard.push(...(await stream.next()).activities.map(({ text }) => text));
    await settled();
    expect(heard).toEqual(Array.from({ length: 20 }, (_, number) => String(number)));
    expect(stream.waiting()).toBe(0);
  });

  it('starts after the watermark, and corrects one from a future that a restored backup lost', async () => {
    const { talks, urlOf } = await open();
    talks.begin('c_1', [said('0'), said('1'), said('2')]);
    const stream = await listen(urlOf('c_1', '2'));
    expect(await stream.next()).toMatchObject({ activities: [{ text: '2' }], watermark: '3' });
    const ahead = await listen(urlOf('c_1', '99'));
    expect(await ahead.next()).toEqual({ activities: [], watermark: '3' });
    talks.say('c_1', said('3'));
    expect(await ahead.next()).toMatchObject({ activities: [{ text: '3' }], watermark: '4' });
  });

  it('counts rows that no page may see, without showing them', async () => {
    const { talks, urlOf } = await open();
    talks.begin('c_1');
    const stream = await listen(urlOf('c_1'));
    await settled();
    talks.say('c_1', undefined);
    expect(await stream.next()).toEqual({ activities: [], watermark: '1' });
    talks.say('c_1', { type: 'event', name: 'handoff.status', recipient: { id: 'bot', role: 'bot' } });
    expect(await stream.next()).toEqual({ activities: [], watermark: '2' });
  });

  it('ends when the talk is deleted, so that its client asks and hears 404', async () => {
    const { talks, urlOf } = await open();
    talks.begin('c_1', [said('0')]);
    const stream = await listen(urlOf('c_1'));
    await stream.next();
    await settled();
    talks.forget('c_1');
    expect(await stream.closed).toEqual({ code: 1000, reason: 'conversation ended' });
  });

  it('waits while the store is away, and brings what was said meanwhile', async () => {
    const { talks, here, urlOf } = await open();
    talks.begin('c_1');
    talks.state.isAway = true;
    const stream = await listen(urlOf('c_1'));
    await settled();
    talks.say('c_1', said('meanwhile'), true);
    talks.state.isAway = false;
    expect(await stream.next()).toMatchObject({ activities: [{ text: 'meanwhile' }] });
    expect(here.logged).toHaveLength(1);
  });

  it('takes keep-alives and short chatter, and closes on a frame that is too large', async () => {
    const { talks, urlOf } = await open();
    talks.begin('c_1', [said('0')]);
    const stream = await listen(urlOf('c_1', '1'));
    for (const text of ['', '', '{"activities":[]}']) stream.send(text);
    talks.say('c_1', said('1'));
    expect(await stream.next()).toMatchObject({ activities: [{ text: '1' }] });
    stream.send('x'.repeat(2000));
    expect((await stream.closed).code).toBe(1009);
    expect(talks.rows('c_1')).toHaveLength(2);
  });

  it('may be open eight times for one talk, not nine; a closed one makes room', async () => {
    const { talks, urlOf } = await open();
    talks.begin('c_1');
    const streams = await Promise.all(Array.from({ length: 8 }, () => listen(urlOf('c_1'))));
    expect(await refusedWith(urlOf('c_1'))).toBe(429);
    streams[0]?.leave();
    await settled();
    await expect(listen(urlOf('c_1'))).resolves.toBeDefined();
  });
});

describe('streams', () => {
  it('are asked whether they are there, and cut when they do not answer', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { talks, urlOf } = await open();
    talks.begin('c_1');
    const [alive, dead] = await Promise.all([listen(urlOf('c_1')), listen(urlOf('c_1'))]);
    expect(vi.getTimerCount()).toBe(1);
    // A page whose cable was pulled: it says nothing, and hears nothing.
    dead?.socket.pause();
    for (let second = 0; second < 95; second += 1) {
      vi.advanceTimersByTime(1000);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    talks.say('c_1', said('1'));
    expect(await alive?.next()).toMatchObject({ activities: [{ text: '1' }] });
    dead?.socket.resume();
    expect((await dead?.closed)?.code).toBe(1006);
  });

  it('close for a restart within a second, also those that do not answer, and none opens afterwards', async () => {
    const { talks, here, urlOf } = await open();
    talks.begin('c_1');
    const [good, deaf] = await Promise.all([listen(urlOf('c_1')), listen(urlOf('c_1'))]);
    deaf?.socket.pause();
    const began = Date.now();
    await here.line.close();
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(await good?.closed).toEqual({ code: 1012, reason: 'service restart' });
    expect(talks.listening()).toBe(0);
    expect(await refusedWith(urlOf('c_1'))).toBe(503);
  });

  it('leave other upgrades to the house', async () => {
    const { here } = await open();
    const { upgrade } = here.line;
    for (const url of ['/', '/v3/directline/conversations/c_1', '/v3/directline/conversations/../x/stream', undefined])
      expect(upgrade({ url, headers: {} } as never, undefined as never, Buffer.alloc(0)), url).toBe(false);
  });
});
