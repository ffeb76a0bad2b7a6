// A half-day that somebody was told of falls away: she hears the new time before the old one ends, or that nobody comes.
import { beforeAll, expect, test } from 'vitest';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import type { Message } from '../../src/speech/message.ts';
import { handOver, onShift, openDesk, type TestDesk } from './half-day-team.ts';

let office: TestDesk;
beforeAll(async () => {
  office = await openDesk();
  for (const [id, region] of [
    ['utrecht', 'midden'],
    ['assen', 'noord'],
  ] as const)
    await office.store.desk.teams.save({ id, name: id, region, municipalities: [] });
  await onShift(office.store, 'utrecht', ['ann'], ['2026-11-24', '2026-11-26']);
});

const promised = async (id: string) =>
  (await office.ask('select promised_before as at, rung from cases where id = $1', [id]))[0];

test('of a removed half-day the next is told, in time; of the last one that there is none, and who does help', async () => {
  const { conversation, id } = await handOver(office.store, {
    team: 'utrecht',
    language: 'nl',
    promisedBefore: new Date('2026-11-24T16:00:00Z'),
  });
  const said = async () =>
    (await office.store.messages.history(conversation))
      .filter(({ direction }) => direction === 'out')
      .map(({ body }) => withoutIsolates((body as unknown as Message).text));
  const removed = (day: string) =>
    office.ask("delete from shifts where team = 'utrecht' and day = $1 and from_time >= '12:00'", [day]);

  await removed('2026-11-24');
  await office.set('2026-11-24T15:29:00Z');
  await office.round();
  expect(await said()).toEqual([]);
  await office.set('2026-11-24T15:31:00Z');
  await office.round();
  expect((await said()).at(-1)).toContain('26-11-2026 (donderdag) 17:00');
  expect(await promised(id)).toEqual({ at: new Date('2026-11-26T16:00:00Z'), rung: 'region' });

  await office.ask('delete from shifts');
  await office.set('2026-11-26T15:31:00Z');
  await office.round();
  expect(await said()).toHaveLength(2);
  expect((await said()).at(-1)).not.toMatch(/2026/);
  expect(await promised(id)).toEqual({ at: null, rung: 'country' });
  await office.pass(60);
  await office.round();
  expect(await said()).toHaveLength(2);
});
