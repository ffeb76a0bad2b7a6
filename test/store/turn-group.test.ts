// Turns that begin together are committed together, and none of them can hurt another.
import { beforeEach, expect, test } from 'vitest';
import type { ConversationId, Effect, Json, TurnInput, TurnOutput } from '../../src/store/store.ts';
import { freshDatabase } from '../support/database.ts';

const database = await freshDatabase();
const store = await database.open();
const other = await database.open();
let talks: readonly ConversationId[] = [];
let round = 0;

beforeEach(async () => {
  round += 1;
  talks = await Promise.all(
    Array.from({ length: 12 }, (_, n) => store.conversations.open('terminal', `talk ${round} ${n}`)),
  );
});

const nth = (talk: ConversationId): number => talks.indexOf(talk);
const say = async (id = 'a') => {
  for (const talk of talks) await store.messages.receive(talk, `${talk} ${id}`, { text: `${nth(talk)} ${id}` });
};
const textOf = ({ message }: TurnInput) => (message.body as { readonly text: string }).text;
const echo = async (input: TurnInput): Promise<TurnOutput> => ({
  state: [...((input.state ?? []) as Json[]), textOf(input)],
  replies: [`re ${textOf(input)}`, 'more'],
  effects: [],
});
const takeAll = (work: (input: TurnInput) => Promise<TurnOutput>, from = store) =>
  Promise.all(talks.map((talk) => from.turns.take(talk, work)));
const said = async (talk: ConversationId) =>
  (await store.messages.history(talk)).map(({ seq, direction, status, body }) => [seq, direction, status, body]);
const whole = (n: number) => [
  [1, 'in', 'handled', { text: `${n} a` }],
  [2, 'out', 'sent', `re ${n} a`],
  [3, 'out', 'sent', 'more'],
];
/** Rows written by one transaction carry its number. */
const commits = async () =>
  Number(
    (
      await database.query(
        `select count(distinct xmin::text) as commits from messages where direction = 'out' and conversation = any($1)`,
        [talks],
      )
    )[0]?.commits,
  );

test('twelve talks at once in one commit: each with its own state, replies and order', async () => {
  await say();
  await takeAll(echo);
  expect(await commits()).toBe(1);
  for (const talk of talks) {
    expect(await said(talk)).toEqual(whole(nth(talk)));
    expect(await store.conversations.state(talk)).toEqual([`${nth(talk)} a`]);
  }
});

test('what waits behind is taken too, in its order', async () => {
  await say('a');
  await say('b');
  await takeAll(echo);
  for (const talk of talks) expect(await store.conversations.state(talk)).toEqual([`${nth(talk)} a`, `${nth(talk)} b`]);
});

test('one that throws is tried again alone and quarantined; the others are written the first time', async () => {
  await say();
  let begun = 0;
  await takeAll(async (input) => {
    begun += 1;
    if (nth(input.message.conversation) === 3) throw new Error('broken');
    return echo(input);
  });
  expect(begun).toBe(talks.length - 1 + 5);
  for (const talk of talks)
    if (nth(talk) === 3) expect((await said(talk)).map(([, , status]) => status)).toEqual(['quarantined']);
    else expect(await said(talk)).toEqual(whole(nth(talk)));
});

test('a reply that is no JSON spoils nothing but its own turn', async () => {
  await say();
  await takeAll(async (input) =>
    nth(input.message.conversation) === 5 ? { ...(await echo(input)), replies: [1n as unknown as Json] } : echo(input),
  );
  for (const talk of talks) if (nth(talk) !== 5) expect(await said(talk)).toEqual(whole(nth(talk)));
});

test('effects go alone: who is forgotten is gone, the question nobody could answer is counted once', async () => {
  await say();
  const effects = (n: number): readonly Effect[] => {
    if (n === 1) return [{ kind: 'forget' }];
    return n === 2 ? [{ kind: 'unanswered', language: 'ti', day: `2026-11-${10 + round}` }] : [];
  };
  await takeAll(async (input) => ({ ...(await echo(input)), effects: effects(nth(input.message.conversation)) }));
  for (const talk of talks) expect(await said(talk)).toEqual(nth(talk) === 1 ? [] : whole(nth(talk)));
  const counted = (await store.misses.counts()).filter(({ day }) => day === `2026-11-${10 + round}`);
  expect(counted).toMatchObject([{ language: 'ti', count: 1 }]);
});

test('two processes at once: every message is answered once', async () => {
  await say();
  await Promise.all([takeAll(echo), takeAll(echo, other)]);
  for (const talk of talks) expect(await said(talk)).toEqual(whole(nth(talk)));
});

test('a turn that hangs holds up nobody who comes after it', async () => {
  await say();
  let hangs: () => void = () => undefined;
  const stuck = new Promise<void>((resolve) => {
    hangs = resolve;
  });
  const first = takeAll(async (input) => {
    if (nth(input.message.conversation) === 0) await stuck;
    return echo(input);
  });
  const late = await Promise.all(
    Array.from({ length: 3 }, (_, n) => store.conversations.open('terminal', `late ${round} ${n}`)),
  );
  for (const talk of late) await store.messages.receive(talk, `${talk} a`, { text: 'late' });
  await Promise.all(late.map((talk) => store.turns.take(talk, echo)));
  for (const talk of late) expect((await said(talk)).length).toBe(3);
  hangs();
  await first;
  for (const talk of talks) expect(await said(talk)).toEqual(whole(nth(talk)));
});
