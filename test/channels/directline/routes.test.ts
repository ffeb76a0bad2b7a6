// The routes beyond the recorded examples: sites, limits, a store that is away, talks that ended.
import { afterEach, describe, expect, it } from 'vitest';
import { limits } from '../../../src/channels/directline/limits.ts';
import { type Served, type ServeOptions, serve } from './served.ts';
import { makeTalks, type Talks } from './talks.ts';

const opened: Served[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

type Granted = { readonly conversationId: string; readonly token: string };
type Here = { readonly talks: Talks; readonly call: Call; readonly granted: Granted; readonly here: Served };
type Call = (
  method: string,
  path: string,
  more?: { body?: unknown; headers?: Record<string, string> },
) => Promise<Response>;

const open = async (options: ServeOptions = {}): Promise<Here> => {
  const talks = makeTalks();
  const here = await serve(talks, options);
  opened.push(here);
  const generated = await fetch(`${here.url}/v3/directline/tokens/generate`, { method: 'POST' });
  const granted = (await generated.json()) as Granted;
  const call: Call = (method, path, { body, headers } = {}) =>
    fetch(`${here.url}/v3/directline${path}`, {
      method,
      headers: { authorization: `Bearer ${granted.token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return { talks, call, granted, here };
};
const statusOf = async (answer: Promise<Response>) => (await answer).status;

describe('sites', () => {
  it('on the list or our own are answered, others never reach a talk', async () => {
    const { talks, call, here, granted } = await open();
    const start = (origin: string) => call('POST', '/conversations', { body: {}, headers: { origin } });
    for (const origin of [
      'https://evil.example',
      'null',
      'https://www.example.org.evil.example',
      'http://www.example.org',
    ]) {
      const answer = await start(origin);
      expect([answer.status, answer.headers.get('access-control-allow-origin')], origin).toEqual([403, null]);
    }
    expect(talks.received).toEqual([]);
    for (const origin of [here.url, 'https://www.example.org']) {
      const answer = await start(origin);
      expect([answer.ok, answer.headers.get('access-control-allow-origin')]).toEqual([true, origin]);
      expect(answer.headers.get('vary')).toContain('Origin');
    }
    expect(talks.rows(granted.conversationId)).toEqual([]);
  });
});

describe('a talk', () => {
  it('that was deleted is not found by anything but a new start', async () => {
    const { talks, call, granted } = await open();
    const at = `/conversations/${granted.conversationId}`;
    await call('POST', '/conversations');
    talks.forget(granted.conversationId);
    const asked = [
      call('GET', at),
      call('GET', `${at}/activities`),
      call('POST', `${at}/activities`, { body: { type: 'message', text: 'x' } }),
    ];
    expect(await Promise.all(asked.map(statusOf))).toEqual([404, 404, 404]);
    expect(talks.woken).toHaveLength(1);
  });

  it('keeps two that say the same apart, and two talks with the same mark', async () => {
    const { talks, call, granted } = await open();
    const at = `/conversations/${granted.conversationId}/activities`;
    await call('POST', '/conversations', { body: {} });
    for (const mark of ['a', 'a', 'b', undefined, undefined])
      await call('POST', at, {
        body: { type: 'message', text: 'x', channelData: mark ? { clientActivityID: mark } : {} },
      });
    const keys = talks.rows(granted.conversationId).map(({ key }) => key);
    expect(keys).toHaveLength(4);
    for (const key of keys) expect(key).toMatch(new RegExp(`^dl:${granted.conversationId}:[\\w-]{43}$`));
  });

  it('is read a row deep by a poll that finds nothing new', async () => {
    const asked: number[] = [];
    const { talks, call, granted } = await open();
    talks.begin(
      granted.conversationId,
      Array.from({ length: 9 }, () => ({ type: 'message', text: 'x' })),
    );
    const { history } = talks.parts;
    const watched = await serve(talks, {
      history: (conversation, after) => {
        asked.push(after);
        return history(conversation, after);
      },
    });
    opened.push(watched);
    const path = `/v3/directline/conversations/${granted.conversationId}/activities?watermark=9`;
    const answer = await fetch(watched.url + path, { headers: { authorization: `Bearer ${granted.token}` } });
    expect(await answer.json()).toEqual({ activities: [], watermark: '9' });
    expect(asked).toEqual([8]);
    const whole = await call('GET', `/conversations/${granted.conversationId}/activities`);
    const { activities } = (await whole.json()) as { activities: readonly { readonly from: unknown }[] };
    // Whoever says nothing of who says it is the bot.
    expect(activities.map(({ from }) => from)).toEqual(Array.from({ length: 9 }, () => ({ id: 'bot', role: 'bot' })));
  });

  it('answers nonsense without a stack trace, in the shape of every fault', async () => {
    const { call, granted } = await open();
    const at = `/conversations/${granted.conversationId}/activities`;
    await call('POST', '/conversations', { body: {} });
    for (const [status, answer] of [
      [400, await call('POST', at, { body: '{"type":"message"' })],
      [400, await call('POST', at, { body: '[['.repeat(20_000) })],
      [400, await call('POST', at, { body: 'x', headers: { 'content-encoding': 'gzip' } })],
      [404, await call('GET', '/conversations')],
      [404, await call('DELETE', `/conversations/${granted.conversationId}`)],
      [404, await call('GET', '/etc/passwd')],
      [401, await call('GET', at, { headers: { authorization: 'Basic x' } })],
    ] as const) {
      const text = await answer.text();
      expect([answer.status, Object.keys(JSON.parse(text))]).toEqual([status, ['error']]);
      expect(text).not.toMatch(/at |node_modules|\/src\//);
    }
  });
});

describe('limits', () => {
  it('stop new tokens of one address', async () => {
    const { here } = await open();
    const statuses = [];
    for (let one = 0; one < limits.generate.points; one += 1) {
      const answer = await fetch(`${here.url}/v3/directline/tokens/generate`, { method: 'POST' });
      statuses.push(answer.status);
      if (answer.status === 429) expect(answer.headers.get('retry-after')).toBe('60');
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });

  it('answer too many polls with silence and without the store, for a 429 would end the client', async () => {
    const { talks, call, granted } = await open({ now: () => new Date(0) });
    const at = `/conversations/${granted.conversationId}/activities?watermark=0`;
    talks.begin(granted.conversationId, [{ type: 'message', text: 'x' }]);
    const polls = await Promise.all(
      Array.from({ length: limits.poll.points }, () => call('GET', at).then((it) => it.json())),
    );
    expect(new Set(polls.map(({ watermark }: { watermark: string }) => watermark))).toEqual(new Set(['1']));
    const { reads } = talks.state;
    const more = await call('GET', at);
    expect([more.status, await more.json()]).toEqual([200, { activities: [], watermark: '' }]);
    expect(talks.state.reads).toBe(reads);
  });

  it('do not count typing as said', async () => {
    const { call, granted } = await open({ now: () => new Date(0) });
    const at = `/conversations/${granted.conversationId}/activities`;
    await call('POST', '/conversations');
    for (let one = 0; one < 40; one += 1)
      expect(await statusOf(call('POST', at, { body: { type: 'typing' } }))).toBe(200);
    expect(await statusOf(call('POST', at, { body: { type: 'message', text: 'x' } }))).toBe(200);
  });
});

describe('while the store is away', () => {
  it('a poll and a reconnect wait, a start and a post say so, and the log says it once', async () => {
    const { talks, call, granted, here } = await open();
    const at = `/conversations/${granted.conversationId}`;
    await call('POST', '/conversations');
    talks.state.isAway = true;
    for (let one = 0; one < 5; one += 1)
      expect(await (await call('GET', `${at}/activities?watermark=7`)).json()).toEqual({
        activities: [],
        watermark: '7',
      });
    const again = await call('GET', `${at}?watermark=7`);
    expect(((await again.json()) as { streamUrl: string }).streamUrl).toContain('watermark=7&t=');
    expect(await statusOf(call('POST', '/conversations'))).toBe(503);
    expect(await statusOf(call('POST', `${at}/activities`, { body: { type: 'message', text: 'secret' } }))).toBe(503);
    expect(await statusOf(call('POST', '/tokens/refresh'))).toBe(200);
    expect(here.logged.map(([facts]) => facts)).toEqual([{ name: 'StoreAway' }, { name: 'StoreAway' }]);
    expect(talks.woken).toHaveLength(1);
  });
});
