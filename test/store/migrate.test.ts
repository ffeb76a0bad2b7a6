// Migrations: from empty, twice, several at once; never backwards.
import { expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations/all.ts';
import { freshDatabase } from '../support/database.ts';

test('several processes may open an empty database at once, and open it again', async () => {
  const database = await freshDatabase();
  const stores = await Promise.all([database.open(), database.open(), database.open()]);
  const talk = await stores[0].conversations.open('web', 'a');
  const again = await database.open();
  expect(await again.conversations.find('web', 'a')).toBe(talk);
  const rows = await database.query('select name from migrations order by name');
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations));
});

test('the register is in order and numbered without a gap', () => {
  const numbers = Object.keys(migrations).map((name) => Number(name.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test('a database of a newer version is refused, and left as it is', async () => {
  const database = await freshDatabase();
  await (await database.open()).close();
  await database.query("insert into migrations (name, timestamp) values ('9999-from-the-future', '')");
  await expect(database.open()).rejects.toMatchObject({
    name: 'StoreFault',
    message: 'The database was made by a newer version of Wegwijs (it knows 9999-from-the-future).',
    remedy: expect.stringContaining('Start that version'),
  });
  expect(await database.query('select count(*)::int as n from migrations')).toEqual([
    { n: Object.keys(migrations).length + 1 },
  ]);
});
