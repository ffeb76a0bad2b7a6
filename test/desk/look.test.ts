// What open desks ask all day says the same as the queue itself: one screen of it, and who sees a case.
import { beforeAll, expect, test } from 'vitest';
import type { Actor, CaseId } from '../../src/desk/desk.ts';
import { handOver, openDesk, type TestDesk, volunteer, write } from './half-day-team.ts';

let office: TestDesk;
const ids: CaseId[] = [];
const ann: Actor = { ...volunteer('ann', 'utrecht'), languages: ['ti' as never] };
const people: readonly Actor[] = [
  ann,
  volunteer('ben', 'utrecht'),
  volunteer('cas', 'zeist'),
  volunteer('dirk', 'assen'),
  volunteer('eva', 'utrecht', 'editor'),
  { ...volunteer('fem', 'zeist'), roles: [...volunteer('fem', 'zeist').roles, ...volunteer('fem', 'assen').roles] },
  volunteer('nobody', 'nowhere'),
];

beforeAll(async () => {
  office = await openDesk();
  for (const [id, region] of [
    ['utrecht', 'midden'],
    ['zeist', 'midden'],
    ['assen', 'noord'],
  ] as const)
    await office.store.desk.teams.save({ id, name: id, region, municipalities: [] });
  for (let at = 0; at < 24; at++) {
    await office.pass(1);
    const { id, conversation } = await handOver(office.store, {
      team: ['utrecht', 'zeist', 'assen'][at % 3] as string,
      rung: (['team', 'team', 'region', 'country'] as const)[at % 4] as 'team',
      urgency: (['normal', 'amber', 'normal', 'red', 'normal'] as const)[at % 5] as 'red',
      language: at % 2 === 0 ? 'ti' : 'ar',
    });
    ids.push(id);
    for (let more = 0; more < at % 4; more++) await write(office.store, conversation, 'more');
  }
  for (const at of [0, 3, 6, 7]) await office.desk.claim(people[at % 3] as Actor, ids[at] as CaseId);
  await office.database.query(
    "update cases set state = 'closed', closed_at = now(), reopens_until = now(), leased_until = null where id = $1",
    [ids[12]],
  );
});

test('a screen is a part of the queue, with the sums of the whole', async () => {
  for (const as of people) {
    const queue = await office.desk.queue(as);
    const unread = queue.reduce((sum, row) => sum + row.unread, 0);
    for (const { from, size } of [
      { from: 0, size: 100 },
      { from: 0, size: 5 },
      { from: 5, size: 5 },
    ]) {
      const rows = queue.slice(from, from + size);
      // A screen past the end has nothing that could carry the sums.
      const sums = rows.length > 0 ? { unread, total: queue.length } : { unread: 0, total: 0 };
      expect(await office.desk.look(as, { from, size })).toEqual({ rows, ...sums });
    }
    expect(await office.desk.look(as, { from: 0, size: 0 })).toEqual({ rows: [], unread, total: queue.length });
  }
  expect((await office.desk.queue(ann)).length).toBeGreaterThan(10);
});

test('asked for many people at once, each gets the rows of her own queue, and nobody a row of another', async () => {
  const rows = await office.desk.rowsFor(people, ids);
  for (const [at, as] of people.entries()) {
    const queue = await office.desk.queue(as);
    const inOrder = rows[at]?.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    expect(inOrder).toEqual(queue.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
  }
  expect(rows.map((some) => some.length)).not.toContain(ids.length);
  expect(await office.desk.rowsFor([ann], ['not-there' as CaseId])).toEqual([[]]);
});
