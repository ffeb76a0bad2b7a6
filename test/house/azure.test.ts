// /api/messages in the real house: a connector on this machine in place of Bot Framework's, through faults and a kill -9.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { dataDir, exitOf, freePort, type House, ready, startHouse } from '../support/house.ts';

type Said = {
  readonly text: string;
  readonly locale: string;
  readonly from: { readonly id: string };
  readonly recipient: { readonly id: string };
  readonly suggestedActions?: { readonly actions: readonly { title: string; type: string; value: unknown }[] };
};

/** What a channel's service is to a bot: an address that takes activities. */
const openConnector = async () => {
  const said = new Map<string, Said[]>();
  const answers: number[] = [];
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const status = answers.shift() ?? 200;
    const [, conversation = ''] = /^\/v3\/conversations\/([^/]+)\/activities/.exec(req.url ?? '') ?? [];
    if (status === 200)
      said.set(conversation, [...(said.get(conversation) ?? []), JSON.parse(Buffer.concat(chunks).toString()) as Said]);
    res.writeHead(status, { 'Content-Type': 'application/json' }).end(status === 200 ? '{"id":"x"}' : '{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    said: (conversation: string): readonly Said[] => said.get(conversation) ?? [],
    /** The next answers, instead of those still open; 200 after them. */
    answer: (...statuses: number[]) => void answers.splice(0, answers.length, ...statuses),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

let count = 0;
const activity = (conversation: string, serviceUrl: string, over: object = {}) => {
  count += 1;
  return {
    type: 'message',
    id: `a${count}`,
    channelId: 'emulator',
    serviceUrl,
    conversation: { id: conversation },
    from: { id: 'person', name: 'Samira' },
    recipient: { id: 'bot', name: 'Bot' },
    ...over,
  };
};
const post = async (house: House, body: unknown, headers: Record<string, string> = {}): Promise<number> => {
  const answer = await fetch(`${house.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  expect(await answer.text()).not.toMatch(/ at |node_modules|Error:/);
  return answer.status;
};

describe('on this machine, with the flag', () => {
  let connector: Awaited<ReturnType<typeof openConnector>>;
  let env: Readonly<Record<string, string>>;
  let house: House;
  beforeAll(async () => {
    connector = await openConnector();
    const database = await freshDatabase();
    env = {
      PORT: String(await freePort()),
      DATABASE_URL: database.url,
      SECRET_KEY: database.secretKey.toString('hex'),
      DATA_DIR: dataDir(),
      BOT_EMULATOR: '1',
    };
    house = await ready(startHouse(env));
  });
  afterAll(async () => {
    expect(await house.kill('SIGTERM')).toBe(0);
    connector.close();
  });

  const talk = (conversation: string) => {
    const said = () => connector.said(conversation);
    const hears = async (length: number, text: string) => {
      await expect.poll(() => said().length, { timeout: 60_000 }).toBe(length);
      expect(said().at(-1)?.text).toContain(text);
    };
    const send = (over: object) => post(house, activity(conversation, connector.url, over));
    return { said, hears, send };
  };

  it('greets, takes taps and typed words, and answers where it was asked', async () => {
    const { said, hears, send } = talk('one');
    const membersAdded = [{ id: 'person' }];
    expect(await send({ type: 'conversationUpdate', membersAdded, locale: 'nl-NL' })).toBe(200);
    await hears(1, 'Waar kunnen wij u mee helpen?');
    expect(said()[0]).toMatchObject({ locale: 'nl', from: { id: 'bot' }, recipient: { id: 'person' } });
    const actions = said()[0]?.suggestedActions?.actions ?? [];
    expect(actions[2]).toEqual({ type: 'postBack', title: 'Gezin laten komen', value: { choice: 'subject:family' } });
    await send({ type: 'conversationUpdate', membersAdded });
    await send({ value: actions[2]?.value });
    await hears(2, 'Kies de vraag die bij u past.');
    await send({ text: 'Kan mijn gezin komen?' });
    await hears(3, 'Wat heeft u nu in Nederland?');
    await send({ text: '1' });
    await hears(4, 'A-status');
    expect(
      said()
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Samira');
  });

  it('the language of the client counts at first, and not after a choice', async () => {
    const { hears, send, said } = talk('two');
    await send({ text: 'x', locale: 'ar' });
    await expect.poll(() => said().length, { timeout: 60_000 }).toBe(1);
    expect(said()[0]?.locale).toBe('ar');
    await send({ value: { choice: 'speak:en' }, locale: 'ar' });
    await expect.poll(() => said().at(-1)?.locale, { timeout: 60_000 }).toBe('en');
    await send({ value: { choice: 'subject:family' }, locale: 'ar' });
    await hears(3, '');
    expect(said().at(-1)?.locale).toBe('en');
  });

  it('an activity brought twice is one', async () => {
    const { hears } = talk('three');
    const one = activity('three', connector.url, { text: 'hallo', locale: 'nl' });
    expect(await Promise.all([post(house, one), post(house, one)])).toEqual([200, 200]);
    await hears(1, 'Waar kunnen wij u mee helpen?');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await hears(1, '');
  });

  it('what was not taken is sent again, and what follows waits for it', async () => {
    const { said, send } = talk('four');
    connector.answer(503, 429);
    await send({ value: { choice: 'subject:family' }, locale: 'nl' });
    await send({ value: { choice: 'flow:nareis' } });
    await expect.poll(() => said().length, { timeout: 60_000 }).toBe(2);
    expect(said()[0]?.text).toContain('Kies de vraag die bij u past.');
    expect(said()[1]?.text).toContain('Wat heeft u nu in Nederland?');
  });

  it('a conversation that is gone is left alone, and the next answer goes its way', async () => {
    const { hears, send } = talk('five');
    connector.answer(404);
    await send({ value: { choice: 'subject:family' }, locale: 'nl' });
    await expect.poll(() => house.said(), { timeout: 60_000 }).toContain('a message cannot be sent to Azure');
    await send({ value: { choice: 'flow:nareis' } });
    await hears(1, 'Wat heeft u nu in Nederland?');
  });

  it('says goodbye when the data is deleted, and knows nothing after', async () => {
    const { said, send, hears } = talk('six');
    await send({ value: { choice: 'flow:nareis' }, locale: 'nl' });
    await hears(1, 'Wat heeft u nu in Nederland?');
    await send({ text: 'verwijder mijn gegevens' });
    for (let at = 1; at < 4 && !/verwijderd|gewist/.test(said().at(-1)?.text ?? ''); at += 1) {
      await expect.poll(() => said().length, { timeout: 60_000 }).toBe(at + 1);
      const [yes] = said().at(-1)?.suggestedActions?.actions ?? [];
      if (yes && !/verwijderd|gewist/.test(said().at(-1)?.text ?? '')) await send({ value: yes.value });
    }
    expect(said().at(-1)?.text).toMatch(/verwijderd|gewist/);
  });

  it('goes on after a kill -9, with what waited', async () => {
    const { hears, send } = talk('seven');
    connector.answer(...Array(20).fill(503));
    await send({ value: { choice: 'flow:nareis' }, locale: 'nl' });
    await expect.poll(() => house.said(), { timeout: 60_000 }).toContain('was not taken');
    await house.kill('SIGKILL');
    connector.answer();
    house = await ready(startHouse(env));
    await hears(1, 'Wat heeft u nu in Nederland?');
  });

  it('answers nobody but this machine, and sends nowhere else', async () => {
    const { said } = talk('eight');
    const mine = activity('eight', connector.url, { text: 'hallo' });
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'x-forwarded-for': '192.0.2.1' },
      { via: '1.1 proxy' },
    ])
      expect(await post(house, mine, headers)).toBe(401);
    expect(await post(house, JSON.stringify(mine), { 'content-type': 'text/plain' })).toBe(401);
    for (const serviceUrl of [
      'http://169.254.169.254/',
      'https://directline.botframework.com/',
      'http://evil.example/',
    ])
      expect(await post(house, { ...mine, serviceUrl })).toBe(403);
    expect(await post(house, 'no json')).toBe(400);
    expect(await post(house, { ...mine, text: 'x'.repeat(4001) })).toBe(413);
    expect(await post(house, { ...mine, text: 'x'.repeat(300_000) })).toBe(413);
    expect(await post(house, [])).toBe(400);
    expect(said()).toEqual([]);
  });
});

describe('with an app at Azure', () => {
  it('anonymous and forged callers are refused, and nothing is stored', async () => {
    const database = await freshDatabase();
    const house = await ready(
      startHouse({
        PORT: String(await freePort()),
        DATABASE_URL: database.url,
        SECRET_KEY: database.secretKey.toString('hex'),
        DATA_DIR: dataDir(),
        MICROSOFT_APP_ID: '11111111-2222-4333-8444-555555555555',
        MICROSOFT_APP_PASSWORD: 'a secret',
      }),
    );
    const body = activity('c', 'https://directline.botframework.com/', { text: 'hallo' });
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const claims = { iss: 'https://evil.example', aud: '11111111-2222-4333-8444-555555555555' };
    const forged = `${encode({ alg: 'none' })}.${encode(claims)}.`;
    expect(await post(house, body)).toBe(401);
    for (const authorization of ['Bearer x', `Bearer ${forged}`, 'Basic eDp4', 'Bearer '])
      expect(await post(house, body, { authorization })).toBe(401);
    expect(await post(house, { ...body, channelId: 'AseChannel' }, { authorization: `Bearer ${forged}` })).toBe(401);
    expect(await database.query('select count(*)::int as rows from conversations')).toEqual([{ rows: 0 }]);
    expect(house.said()).not.toContain('a secret');
    expect(await house.kill('SIGTERM')).toBe(0);
  });
});

describe('without either', () => {
  it('the address does not exist', async () => {
    const database = await freshDatabase();
    const secret = { DATABASE_URL: database.url, SECRET_KEY: database.secretKey.toString('hex') };
    const house = await ready(startHouse({ PORT: String(await freePort()), DATA_DIR: dataDir(), ...secret }));
    expect(await post(house, activity('c', 'http://127.0.0.1:1', { text: 'hallo' }))).toBe(404);
    expect(await house.kill('SIGTERM')).toBe(0);
  });

  it('the flag is refused where others could reach the door', async () => {
    const house = startHouse({
      PORT: String(await freePort()),
      HOST: '0.0.0.0',
      BOT_EMULATOR: '1',
      DATA_DIR: dataDir(),
    });
    expect(await exitOf(house)).toBe(2);
    expect(house.said()).toContain('does not go with this HOST');
  });
});
