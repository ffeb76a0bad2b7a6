// Bot state on PostgreSQL for the peer: one row a key, written durably; what Microsoft's storages do on their databases.
import type { Storage, StoreItems } from 'botbuilder';
import pg from 'pg';

export class PostgresStorage implements Storage {
  readonly #pool: pg.Pool;

  private constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  static async open(url: string): Promise<PostgresStorage> {
    const pool = new pg.Pool({ connectionString: url, max: 10 });
    await pool.query('create table bot_state (key text primary key, item text not null)');
    return new PostgresStorage(pool);
  }

  async read(keys: string[]): Promise<StoreItems> {
    const { rows } = await this.#pool.query<{ key: string; item: string }>({
      name: 'read',
      text: 'select key, item from bot_state where key = any($1)',
      values: [keys],
    });
    return Object.fromEntries(rows.map(({ key, item }) => [key, JSON.parse(item)]));
  }

  async write(changes: StoreItems): Promise<void> {
    await this.#pool.query({
      name: 'write',
      text: `insert into bot_state select * from unnest($1::text[], $2::text[])
        on conflict (key) do update set item = excluded.item`,
      values: [Object.keys(changes), Object.values(changes).map((item) => JSON.stringify(item))],
    });
  }

  async delete(keys: string[]): Promise<void> {
    await this.#pool.query('delete from bot_state where key = any($1)', [keys]);
  }
}
