// When nobody comes: team → region → country → an honest word; each rung told in the person's language before the time ends.
import { beforeAll, describe, expect, test } from 'vitest';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import type { Message } from '../../src/speech/message.ts';
import { handOver, onShift, openDesk, type TestDesk, volunteer } from './half-day-team.ts';

let office: TestDesk;
const people = {
  team: volunteer('ann', 'utrecht'),
  region: volunteer('cas', 'zeist'),
  country: volunteer('dirk', 'assen'),
};

beforeAll(async () => {
  office = await openDesk();
  const { teams } = office.store.desk;
  await teams.save({ id: 'utrecht', name: 'Utrecht', region: 'midden', municipalities: [] });
  await teams.save({ id: 'zeist', name: 'Zeist', region: 'midden', municipalities: [] });
  await teams.save({ id: 'assen', name: 'Assen', region: 'noord', municipalities: [] });
  await onShift(office.store, 'utrecht', ['ann'], ['2026-11-24']);
  await onShift(office.store, 'zeist', ['cas'], ['2026-11-25']);
  await onShift(office.store, 'assen', ['dirk'], ['2026-11-26']);
});

describe.each([
  ['nl', 'Het spijt ons. Het lukt niet op tijd.', 'Het spijt ons. Het lukt ons nu niet om u te helpen.'],
  ['en', 'We are sorry. We will not make it in time.', 'We are sorry. We cannot help you right now.'],
  ['ar', 'نعتذر. لن نتمكن من ذلك في الوقت المحدد.', 'نعتذر. لا نستطيع مساعدتك الآن.'],
])('in %s', (language, later, nobody) => {
  test('each rung has its time, and the last is an honest word', async () => {
    await office.set('2026-11-24T08:30:00Z');
    const { id, conversation } = await handOver(office.store, { team: 'utrecht', language });
    const told = async () =>
      (await office.store.messages.history(conversation))
        .filter(({ direction }) => direction === 'out')
        .map(({ body }) => body as unknown as Message);
    const sees = async () => {
      const seen = Object.values(people).map(async (as) => (await office.desk.queue(as)).some((row) => row.id === id));
      return Promise.all(seen);
    };
    const promised = async () => (await office.ask('select promised_before, rung from cases where id = $1', [id]))[0];

    await office.round();
    expect([await told(), await sees()]).toEqual([[], [true, false, false]]);

    // Half an hour before the end of the first promise.
    await office.set('2026-11-24T15:31:00Z');
    await office.round();
    expect(await sees()).toEqual([true, true, false]);
    expect(await promised()).toEqual({ promised_before: new Date('2026-11-25T16:00:00Z'), rung: 'region' });
    expect(withoutIsolates((await told()).at(-1)?.text ?? '')).toContain(later);
    await office.round();
    expect(await told()).toHaveLength(1);

    await office.set('2026-11-25T15:31:00Z');
    await office.round();
    expect(await sees()).toEqual([true, true, true]);
    expect(await promised()).toEqual({ promised_before: new Date('2026-11-26T16:00:00Z'), rung: 'country' });

    await office.set('2026-11-26T15:31:00Z');
    await office.round();
    const last = (await told()).at(-1);
    expect(await told()).toHaveLength(3);
    expect(withoutIsolates(last?.text ?? '')).toContain(nobody);
    expect(last?.language).toBe(language);
    // Who does help stands with it, and the question stays where everybody sees it.
    expect(last?.contacts.length).toBeGreaterThan(0);
    expect(await promised()).toEqual({ promised_before: null, rung: 'country' });
    expect(await sees()).toEqual([true, true, true]);

    await office.pass(60 * 24);
    await office.round();
    expect(await told()).toHaveLength(3);
    await office.ask('delete from cases where id = $1', [id]);
  });
});

test('a red case is offered one rung higher every ten minutes, without a word', async () => {
  await office.set('2026-11-24T08:30:00Z');
  const { id, conversation } = await handOver(office.store, { team: 'utrecht', urgency: 'red' });
  const rungs: unknown[] = [];
  for (let at = 0; at < 4; at++) {
    await office.round();
    rungs.push((await office.ask('select rung from cases where id = $1', [id]))[0]?.rung);
    await office.pass(10);
  }
  expect(rungs).toEqual(['team', 'region', 'country', 'country']);
  const said = (await office.store.messages.history(conversation)).filter(({ direction }) => direction === 'out');
  expect(said).toEqual([]);
});

test('in danger a short time can be promised: it is not taken back at once, and told ten minutes before', async () => {
  await office.set('2026-11-24T15:40:00Z');
  const { id, conversation } = await handOver(office.store, { team: 'utrecht', urgency: 'red' });
  const before = new Date('2026-11-24T16:00:00Z');
  await office.ask('update cases set promised_before = $2 where id = $1', [id, before]);
  const told = async () =>
    (await office.store.messages.history(conversation)).filter(({ direction }) => direction === 'out').length;
  await office.round();
  expect(await told()).toBe(0);
  await office.set('2026-11-24T15:51:00Z');
  await office.round();
  expect(await told()).toBe(1);
});
