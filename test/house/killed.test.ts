// kill -9 in the middle of a hundred talks, twice, and started again: no answer is lost and none is said twice.
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Message } from '../../src/speech/message.ts';
import { openStore } from '../../src/store/open.ts';
import { freshDatabase } from '../support/database.ts';
import { dataDir, freePort, type House, ready, startHouse } from '../support/house.ts';

const talks = 100;
/** What each person taps, in order; the last is understood only when the ones before were. */
const road = ['flow:nareis', 'answer:nareis:permit:asylum', 'command:back', 'command:menu', 'subject:study'];

const post = async (url: string, cookie: string, id: string, value: string): Promise<void> => {
  const body = new URLSearchParams({ id, value });
  const headers = {
    cookie: `wegwijs=${cookie}`,
    'content-type': 'application/x-www-form-urlencoded',
    // A hundred people do not share one address, so the limit per address is not met.
    'x-forwarded-for': `2001:db8:${cookie.charCodeAt(0)}:${cookie.charCodeAt(1)}::1`,
  };
  const answer = await fetch(`${url}/nl`, { method: 'POST', body, headers, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`${answer.status}`);
};

it('loses and doubles nothing', async () => {
  const database = await freshDatabase();
  const port = await freePort();
  const env = {
    PORT: String(port),
    DATABASE_URL: database.url,
    SECRET_KEY: database.secretKey.toString('hex'),
    DATA_DIR: dataDir(),
  };
  let house: House = await ready(startHouse(env));
  let done = 0;

  // A browser that gets no answer sends the same form again, with the same id.
  const talk = async (cookie: string): Promise<void> => {
    for (const value of road) {
      const id = randomBytes(16).toString('base64url');
      for (;;) {
        try {
          await post(house.url, cookie, id, value);
          break;
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      }
    }
    done += 1;
  };
  const cookies = Array.from({ length: talks }, () => randomBytes(16).toString('base64url'));
  const all = Promise.all(cookies.map(talk));
  for (const part of [0.2, 0.6]) {
    while (
      ((await database.query(`select count(*)::int as n from messages where direction = 'in'`))[0]?.n as number) <
      talks * road.length * part
    ) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await house.kill('SIGKILL');
    house = await ready(startHouse(env));
  }
  await all;
  expect(done).toBe(talks);

  const store = await openStore({
    databaseUrl: database.url,
    dataDir: 'unused',
    secretKey: database.secretKey,
    log: () => undefined,
  });
  for (const cookie of cookies) {
    const conversation = await store.conversations.find('web', cookie);
    if (!conversation) throw new Error('a talk is gone');
    const rows = await store.messages.history(conversation, { limit: 100 });
    const sent = rows.filter(({ direction }) => direction === 'in');
    expect(sent.map(({ body }) => (body as { value: string }).value)).toEqual(road);
    expect(sent.every(({ status }) => status === 'handled')).toBe(true);
    const said = rows
      .filter(({ direction }) => direction === 'out')
      .map(({ body }) => (body as unknown as Message).kind);
    expect(said).toEqual(['question', expect.stringMatching(/question|outcome/), 'question', 'menu', 'menu']);
  }
  await store.close();
  // And a polite end: everything in hand is finished, code 0.
  expect(await house.kill('SIGTERM')).toBe(0);
  // Nothing personal in the log.
  for (const cookie of cookies) expect(house.said()).not.toContain(cookie);
}, 180_000);
