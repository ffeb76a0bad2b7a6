// The coordinator's numbers on real tables: people counted once, in the commit of what they count, also when they are forgotten.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseId } from '../../src/desk/desk.ts';
import type { DeskNumbers } from '../../src/store/desk/numbers.ts';
import type { OpenStore } from '../../src/store/open.ts';
import type { ConversationId } from '../../src/store/store.ts';
import { handOver, onShift, openDesk, type TestDesk, volunteer, write } from '../desk/half-day-team.ts';

let office: TestDesk;
const ann = volunteer('ann', 'utrecht');
/** A Tuesday; the numbers are read a week later. */
const then = '2026-11-17T08:30:00Z';
const monday = '2026-11-16';

beforeAll(async () => {
  office = await openDesk();
  for (const [id, region] of [
    ['utrecht', 'midden'],
    ['assen', 'noord'],
  ] as const) {
    await office.store.desk.teams.save({ id, name: id, region, municipalities: [] });
    await office.ask(
      `insert into accounts (id, name, mail, mail_hash, handle) values ($1, '', '', convert_to($1, 'UTF8'), convert_to($1, 'UTF8'))`,
      [`lead of ${id}`],
    );
    await office.ask("insert into account_roles values ($1, $2, 'coordinator')", [`lead of ${id}`, id]);
    await office.store.desk.teams.saveMostOpen(id, 1000);
  }
  await office.ask("insert into account_roles values ('lead of assen', 'utrecht', 'auditor')");
  await onShift(office.store, 'utrecht', ['ann'], ['2026-11-17', '2026-11-18', '2026-11-19']);
});

beforeEach(async () => {
  await office.ask('delete from conversations');
  await office.ask('delete from desk_counts');
  await office.set(then);
});

const numbers = (by = 'lead of utrecht', team = 'utrecht', quarters = 0) =>
  (office.store as OpenStore).numbers.read(by, team, quarters);
const aWeekLater = async (): Promise<DeskNumbers> => {
  await office.set('2026-11-24T08:30:00Z');
  return (await numbers()) as DeskNumbers;
};
const counted = async (): Promise<readonly string[]> =>
  (await aWeekLater()).weeks.map(({ week, kind, key, people }) => `${week} ${kind} ${key} ${people}`);
const promisedFor = (hours: number) => new Date(new Date(then).getTime() + hours * 3_600_000);

const claim = async (id: CaseId): Promise<number> => ((await office.desk.claim(ann, id)) as { fence: number }).fence;
const answer = async (id: CaseId, fence: number) =>
  office.desk.answer(ann, id, fence, { kind: 'text', text: 'Goedendag', language: 'nl' as never });

describe('what waits', () => {
  test('stands by age and urgency, for the coordinator of the team and nobody else', async () => {
    await office.set('2026-11-10T08:30:00Z');
    await handOver(office.store, { team: 'utrecht', urgency: 'amber' });
    await office.set('2026-11-16T08:30:00Z');
    for (let n = 0; n < 3; n += 1) await handOver(office.store, { team: 'utrecht' });
    await handOver(office.store, { team: 'assen' });
    await office.set(then);
    const { id } = await handOver(office.store, { team: 'utrecht', urgency: 'red' });
    const waiting = [
      { age: 0, urgency: 'red', people: 1 },
      { age: 2, urgency: 'normal', people: 3 },
      { age: 4, urgency: 'amber', people: 1 },
    ];
    expect((await numbers())?.waiting).toEqual(waiting);
    // Taken it waits no more; a lease that lapsed waits again.
    await claim(id);
    expect((await numbers())?.waiting).toEqual(waiting.slice(1));
    await office.pass(11);
    expect((await numbers())?.waiting).toEqual(waiting);
    for (const [by, team] of [
      ['lead of assen', 'utrecht'],
      ['lead of utrecht', 'assen'],
      ['nobody', 'utrecht'],
    ])
      expect(await numbers(by, team)).toBeUndefined();
  });
});

describe('the first answer', () => {
  test('counts when it has left, by how long she waited; once', async () => {
    const { id } = await handOver(office.store, { team: 'utrecht' });
    const fence = await claim(id);
    await office.pass(5);
    await answer(id, fence);
    expect(await office.ask('select * from desk_counts where kind = $1', ['answered'])).toEqual([]);
    await office.pass(1);
    await office.round();
    await answer(id, fence);
    await office.pass(1);
    await office.round();
    expect(await counted()).toEqual([`${monday} answered 15 1`, `${monday} kept  1`]);
  });

  test('that was taken back is none, and kept no promise', async () => {
    const { id } = await handOver(office.store, { team: 'utrecht' });
    const fence = await claim(id);
    const { message } = (await answer(id, fence)) as { message: string };
    expect(await office.desk.undo(ann, id, fence, message)).toBe(true);
    await office.pass(1);
    await office.round();
    expect(await office.ask('select * from desk_counts where people > 0 and kind <> $1', ['asked'])).toEqual([]);
  });

  test('after two weeks and more has a step of its own', async () => {
    await office.ask("update test_clock set at = '2026-11-01T08:30:00Z'");
    const { id } = await handOver(office.store, { team: 'utrecht', promisedBefore: null });
    await office.set(then);
    await answer(id, await claim(id));
    await office.pass(1);
    await office.round();
    expect(await counted()).toEqual([`${monday} answered 99999 1`]);
  });
});

describe('left without an answer', () => {
  test('is who cancels, who is closed without a word, and who is forgotten while she waits', async () => {
    const cancelled = await handOver(office.store, { team: 'utrecht' });
    await write(office.store, cancelled.conversation, 'stop', [{ kind: 'cancel-hand-off', reopensFor: 60 }]);
    const closed = await handOver(office.store, { team: 'utrecht' });
    await office.desk.close(ann, closed.id, await claim(closed.id), '');
    const gone = await handOver(office.store, { team: 'utrecht' });
    await write(office.store, gone.conversation, 'delete my data', [{ kind: 'forget' }]);
    const agreed = await handOver(office.store, { team: 'utrecht' });
    await office.desk.close(ann, agreed.id, await claim(agreed.id), 'U belt morgen.');
    const helped = await handOver(office.store, { team: 'utrecht' });
    const fence = await claim(helped.id);
    await answer(helped.id, fence);
    await office.desk.close(ann, helped.id, fence, '');
    expect((await counted()).filter((row) => row.includes('left'))).toEqual([`${monday} left  3`]);
  });

  test('is also a question to the guide without an answer: people, not questions', async () => {
    const talks = await Promise.all(['a', 'b'].map((name) => office.store.conversations.open('web', `asks ${name}`)));
    const miss = { kind: 'unanswered', language: 'ar', day: '2026-11-17' } as const;
    for (const talk of [talks[0], talks[0], talks[1]] as ConversationId[])
      await write(office.store, talk, 'what about bees?', [miss, miss]);
    expect(await counted()).toEqual([`${monday} missed  2`]);
  });
});

describe('a promised time', () => {
  const promise = (hours: number) => handOver(office.store, { team: 'utrecht', promisedBefore: promisedFor(hours) });

  test('is kept by an answer before it', async () => {
    const { id } = await promise(4);
    await answer(id, await claim(id));
    expect(await counted()).toEqual([`${monday} kept  1`]);
  });

  test('is told later by the timer, and slipped when it was over before anybody did anything', async () => {
    await promise(1);
    await office.pass(45);
    await office.round();
    const { id } = await promise(2);
    await office.pass(120);
    await answer(id, await claim(id));
    await office.pass(1);
    await office.round();
    expect((await counted()).filter((row) => !row.includes('answered'))).toEqual([
      `${monday} slipped  1`,
      `${monday} told-later  1`,
    ]);
  });

  test('is neither when she needs nobody any more', async () => {
    const { conversation } = await promise(4);
    await write(office.store, conversation, 'stop', [{ kind: 'cancel-hand-off', reopensFor: 60 }]);
    expect(await counted()).toEqual([`${monday} left  1`]);
  });
});

describe('topics and languages', () => {
  test('are forgotten of a person when the quarter is over, and not before', async () => {
    await handOver(office.store, { team: 'utrecht' });
    const kept = () => office.ask('select kind from desk_counted order by kind');
    await office.store.desk.cases.forget(89);
    expect(await kept()).toEqual([{ kind: 'asked' }]);
    await office.set('2026-12-31T22:59:00Z');
    await office.store.desk.cases.forget(89);
    expect(await kept()).toEqual([{ kind: 'asked' }]);
    await office.set('2026-12-31T23:01:00Z');
    await office.store.desk.cases.forget(89);
    expect(await kept()).toEqual([]);
  });

  test('count a person once a quarter in each, and stay when she is forgotten', async () => {
    const first = await handOver(office.store, { team: 'utrecht', topic: 'study.loan', language: 'ti' });
    await write(office.store, first.conversation, 'stop', [{ kind: 'cancel-hand-off', reopensFor: 0 }]);
    await handOver(office.store, {
      team: 'utrecht',
      conversation: first.conversation,
      topic: 'study.loan',
      language: 'ti',
    });
    await handOver(office.store, { team: 'utrecht', topic: 'study.loan', language: 'ti' });
    await handOver(office.store, { team: 'assen', topic: 'study.loan', language: 'ti' });
    const asked = [{ topic: 'study.loan', language: 'ti', people: 2 }];
    expect((await numbers())?.asked).toEqual(asked);
    await office.store.conversations.forget(first.conversation);
    expect(await office.ask('select * from desk_counted where conversation = $1', [first.conversation])).toEqual([]);
    expect((await numbers())?.asked).toEqual(asked);
    await office.set('2027-01-05T08:30:00Z');
    await office.store.desk.cases.forget(89);
    expect(await office.ask('select * from desk_counted')).toEqual([]);
    expect([(await numbers())?.asked, (await numbers(undefined, undefined, 1))?.asked]).toEqual([[], asked]);
  });

  test('a case handed to another team counts there too', async () => {
    const { id } = await handOver(office.store, { team: 'utrecht' });
    await office.desk.transfer(ann, id, await claim(id), { team: 'assen' as never, reason: 'Zij woont daar.' });
    expect((await numbers('lead of assen', 'assen'))?.asked).toEqual([
      { topic: 'family.nareis', language: 'ar', people: 1 },
    ]);
  });
});

test('what is rolled back was not counted', async () => {
  const { id } = await handOver(office.store, { team: 'utrecht' });
  await office.ask('begin');
  await office.ask('update cases set answered_at = desk_now() where id = $1', [id]);
  expect(await office.ask("select people from desk_counts where kind = 'answered'")).toEqual([{ people: 1 }]);
  await office.ask('rollback');
  expect(await counted()).toEqual([]);
});
