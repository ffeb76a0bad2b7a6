// Every recorded example of Direct Line 3.0, against the routes and streams on a real port.
import { afterEach, describe, expect, it } from 'vitest';
import type { Carried } from '../../../src/channels/directline/wire.ts';
import { type Exchange, fixtures, having, type Refused, type Session, type Spoken } from './fixtures.ts';
import { type Served, type ServeOptions, serve } from './served.ts';
import { listen, refusedWith } from './stream-client.ts';
import { makeTalks, type Talks } from './talks.ts';

const clock = '2026-11-24T06:00:00.000Z';
const conversation = 'c_00000000-0000-4000-8000-000000000001';
const exchanges = having<Exchange>('request');
const spoken = having<Spoken>('activity');
const refused = having<Refused>('cases');
const session = having<Session>('frames');

const talkSoFar = (): readonly Carried[] =>
  session[0]?.[1].frames.flatMap(({ json }) => (json?.watermark ? json.activities : [])) ?? [];

let served: Served | undefined;
afterEach(() => served?.close());

const open = async (options: ServeOptions = {}): Promise<{ talks: Talks; here: Served }> => {
  const talks = makeTalks(new Date(clock));
  const ids = ['00000000-0000-4000-8000-000000000001', 'TESTUSER000000001'];
  served = await serve(talks, {
    now: () => new Date(clock),
    newId: () => ids.shift() ?? crypto.randomUUID(),
    publicUrl: 'https://bot.example',
    ...options,
  });
  return { talks, here: served };
};

/** What was there before; a whole talk of three rows where nothing is said. */
const before: Readonly<Record<string, (talks: Talks, here: Served) => Promise<unknown> | unknown>> = {
  'conversation-start': () => undefined,
  'token-generate': () => undefined,
  'conversation-unknown': () => undefined,
  'activities-post-text': (talks) => talks.begin(conversation, talkSoFar().slice(0, 1)),
  'activities-post-duplicate': async (talks, here) => {
    talks.begin(conversation, talkSoFar().slice(0, 1));
    await ask(here, fixtures['activities-post-text'] as Exchange);
    talks.received.length = 0;
    talks.woken.length = 0;
  },
  'activities-poll-store-down': (talks) => {
    talks.state.isAway = true;
  },
  'activities-post-rate-limited': async (talks, here) => {
    talks.begin(conversation);
    for (let post = 1; post <= 30; post += 1)
      expect((await ask(here, fixtures['activities-post-rate-limited'] as Exchange)).status).toBe(200);
  },
};

const ask = ({ url }: Served, { request }: Exchange): Promise<Response> =>
  fetch(url + request.path, {
    method: request.method,
    headers: request.headers ?? {},
    ...(request.json ? { body: JSON.stringify(request.json) } : {}),
    ...(request.rawBody ? { body: request.rawBody } : {}),
    ...(request.bodyBytes ? { body: JSON.stringify({ type: 'message', text: 'x'.repeat(request.bodyBytes) }) } : {}),
  });

const jwt = expect.stringMatching(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{43}$/);
const shapes: Readonly<Record<string, unknown>> = {
  '*': expect.stringMatching(/./),
  'c_*': expect.stringMatching(/^c_./),
  all: expect.arrayContaining([expect.objectContaining({ text: 'Welkom' })]),
  jwt,
  'jwt with user != dl_victim': jwt,
};
const shapeOf = (value: unknown): unknown => {
  if (typeof value !== 'string' || !value.startsWith('wss:')) return shapes[value as string] ?? value;
  const [start] = value.replace('HOST', 'bot.example').split('TICKET');
  return expect.stringMatching(new RegExp(`^${start?.replace(/[.?]/g, '\\$&')}eyJ[\\w.-]+$`));
};

describe('every recorded exchange', () => {
  it('all forty are there, and each is of a kind that is tested', () => {
    const used = [exchanges, spoken, refused, session].flatMap((kind) => kind.map(([name]) => name));
    expect(used).toHaveLength(40);
    expect(new Set(used)).toEqual(new Set(Object.keys(fixtures)));
  });

  it.each(exchanges)('%s', async (name, fixture) => {
    expect([fixture.clock, fixture.tokenSecret]).toEqual([clock, 'test-secret']);
    const { talks, here } = await open();
    if (before[name]) await before[name](talks, here);
    else talks.begin(conversation, talkSoFar());

    const answer = await ask(here, fixture);
    const { status, headers = {}, headersAbsent = [], json, jsonShape } = fixture.response;
    const text = await answer.text();
    expect({ status: answer.status, text }).toMatchObject({ status });
    for (const [header, value] of Object.entries(headers)) expect(answer.headers.get(header), header).toBe(value);
    for (const header of headersAbsent) expect(answer.headers.has(header)).toBe(false);
    if (json) expect(JSON.parse(text)).toEqual(json);
    for (const [field, shape] of Object.entries(jsonShape ?? {}))
      expect((JSON.parse(text) as Record<string, unknown>)[field], field).toEqual(shapeOf(shape));
    if (fixture.botReceives) {
      expect(talks.received).toEqual(fixture.botReceives);
      expect(talks.woken).toEqual(fixture.botReceives.map(() => talks.talkOf(conversation)));
    }
    if (fixture.stored) {
      const poll = fixtures['activities-poll'] as Exchange;
      expect(await (await ask(here, poll)).json()).toEqual({ activities: [fixture.stored], watermark: '2' });
    }
    expect(here.logged.flat().join()).not.toContain('secret words');
  });

  it('keeps the value of a tapped button and of a hidden text, and the marks by which clients know them again', async () => {
    const { talks, here } = await open();
    for (const name of ['activities-post-postback', 'activities-post-messageback', 'activities-post-event']) {
      talks.begin(conversation);
      const { request } = fixtures[name] as Exchange;
      await ask(here, fixtures[name] as Exchange);
      const { value, channelData, text, name: event } = request.json as Carried;
      const [stored] = talks.rows(conversation).map(({ activity }) => activity);
      expect(stored).toMatchObject({
        value,
        channelData,
        ...(text ? { text } : {}),
        ...(event ? { name: event } : {}),
      });
      expect(stored?.from).toEqual({ id: 'dl_TESTUSER000000001', name: '', role: 'user' });
    }
  });

  it('stores nothing of what it refuses, and nothing of typing', async () => {
    const { talks, here } = await open();
    talks.begin(conversation);
    for (const name of ['forbidden-type', 'no-type', 'too-big', 'typing'])
      await ask(here, fixtures[`activities-post-${name}`] as Exchange);
    await ask(here, fixtures.upload as Exchange);
    expect(talks.rows(conversation)).toEqual([]);
    expect(talks.typed).toEqual([conversation]);
  });

  it('invents the user, whatever the body asks for', async () => {
    const { here } = await open();
    const answer = await ask(here, fixtures['token-generate-forged-user'] as Exchange);
    const { token } = (await answer.json()) as { token: string };
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).not.toContain('dl_victim');
  });
});

describe('every recorded activity', () => {
  it.each(spoken)('%s', async (_name, { activity }) => {
    const { talks, here } = await open();
    const { id, timestamp, channelId, conversation: where, ...carried } = activity;
    const isForPage = (activity.recipient as { role?: string } | undefined)?.role !== 'bot';
    const seq = isForPage ? Number(id.split('|')[1]) + 1 : 10;
    talks.begin(
      conversation,
      Array.from({ length: seq - 1 }, () => undefined),
    );
    talks.say(conversation, carried);
    const poll = await ask(here, fixtures['activities-poll'] as Exchange);
    expect(await poll.json()).toEqual({ activities: isForPage ? [activity] : [], watermark: String(seq) });

    // The same from a page: only what people may say, and then in the person's own name.
    const forged = { ...(fixtures['activities-post-text'] as Exchange) };
    const posted = await ask(here, { ...forged, request: { ...forged.request, json: activity } });
    const isAllowed = activity.type === 'message';
    expect(posted.status).toBe(isAllowed ? 200 : 400);
    const last = talks.rows(conversation).at(-1)?.activity;
    if (isAllowed) expect(last?.from).toEqual({ id: 'dl_TESTUSER000000001', name: '', role: 'user' });
    expect(talks.rows(conversation)).toHaveLength(isAllowed ? seq + 1 : seq);
  });
});

describe('every recorded stream', () => {
  it.each(refused.flatMap(([name, { cases }]) => cases.map((one, index) => [name, index + 1, one] as const)))(
    '%s %i',
    async (_name, _index, { path, headers, expect: { status } }) => {
      const { talks, here } = await open();
      talks.begin(conversation, talkSoFar());
      expect(await refusedWith(`ws://${here.host}${path}`, headers)).toBe(status);
      expect(talks.state.reads).toBe(0);
    },
  );

  it('opens with the same ticket that a foreign site was refused with', async () => {
    const { talks, here } = await open();
    talks.begin(conversation, talkSoFar());
    const [{ path } = { path: '' }] = refused.flatMap(([, { cases }]) => cases.slice(-1));
    const stream = await listen(`ws://${here.host}${path}`, { origin: 'https://www.example.org' });
    expect((await stream.next()).watermark).toBe('3');
    stream.leave();
  });

  it.each(session)('%s', async (_name, { frames }) => {
    const { talks, here } = await open();
    const [backlog, ...rest] = frames;
    talks.begin(conversation, backlog?.json?.activities ?? []);
    const start = await ask(here, fixtures['conversation-reconnect-empty-watermark'] as Exchange);
    const { streamUrl } = (await start.json()) as { streamUrl: string };
    const stream = await listen(streamUrl.replace('wss://bot.example', `ws://${here.host}`));
    expect(await stream.next()).toEqual(backlog?.json);
    for (const { dir, text, json, close } of rest) {
      if (dir === 'client') stream.send(text ?? '');
      else if (close) {
        await here.line.close();
        expect(await stream.closed).toEqual(close);
      } else {
        const [activity] = json?.activities ?? [];
        if (activity?.type === 'typing') here.line.typing(talks.talkOf(conversation));
        else talks.say(conversation, activity);
        expect(await stream.next()).toEqual(json);
      }
    }
  });
});
