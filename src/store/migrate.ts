// Brings the tables up to this version; any number of processes may try at once.
import { type Kysely, Migrator, sql } from 'kysely';
import { StoreFault } from './faults.ts';
import { migrations } from './migrations/all.ts';
import type { Tables } from './tables.ts';

const table = 'migrations';

export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  await refuseNewer(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
};

const refuseNewer = async (db: Kysely<Tables>): Promise<void> => {
  const { rows: found } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(db);
  if (!found[0]?.there) return;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)} order by name`.execute(db);
  const unknown = rows.map(({ name }) => name).filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new StoreFault(
    `The database was made by a newer version of Wegwijs (it knows ${unknown.join(', ')}).`,
    'Start that version or a later one, or restore the backup from before it.',
  );
};
