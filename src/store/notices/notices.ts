// What volunteers are told beside the desk: what she wishes, the devices that take a push message, and the line of what must be sent.
import { type RawBuilder, sql } from 'kysely';
import { deed, teamsOf } from '../accounts/deeds.ts';
import { type AccountDatabase, type AccountId, type AccountKeys, newId, tokenHash } from '../accounts/tables.ts';
import { away, type Database } from '../database.ts';
import { type Line, lineIn, type NewDevice, type PushTarget } from './line.ts';
import { type Planning, planIn } from './plan.ts';

export type PushDevice = { readonly id: string; readonly device: string; readonly made: Date };
export type Wishes = { readonly mail: boolean; readonly devices: readonly PushDevice[] };

export type Notices = Line & {
  wishes(account: AccountId): Promise<Wishes>;
  wishMail(account: AccountId, on: boolean): Promise<void>;
  /** A browser belongs to who switched it on last; of one account the newest ten are kept. */
  addDevice(account: AccountId, device: string, target: PushTarget): Promise<void>;
  removeDevice(account: AccountId, id: string): Promise<boolean>;
  /** The push service knows it no longer. */
  dropDevice(id: string): Promise<void>;
  /** True the first time; the mail about it is written in the same commit. */
  newDevice(account: AccountId, deviceToken: string, seen: NewDevice): Promise<boolean>;
  /** Writes who is told now of what waits. At most one process at a time does; resolves with how many were written. */
  plan(planning: Planning): Promise<number>;
  /** Removes what was settled a month ago, and devices of who belongs to no team. */
  tidy(): Promise<void>;
};

const mostDevices = 10;

export const noticesIn = (database: Database, keys: AccountKeys): Notices => {
  const db = database.kysely as unknown as AccountDatabase;
  const rowsOf = async <R>(query: RawBuilder<R>): Promise<readonly R[]> => (await away(query.execute(db))).rows;
  return {
    ...lineIn(rowsOf, keys),
    plan: planIn(database),
    wishes: async (account) => {
      const [[wish], devices] = await Promise.all([
        rowsOf(sql<{ mail: boolean }>`select mail_me as mail from accounts where id = ${account}`),
        rowsOf(sql<PushDevice>`
          select id, device, made_at as made from push_devices where account = ${account} order by made_at, id`),
      ]);
      return { mail: wish?.mail ?? false, devices };
    },
    wishMail: async (account, on) => {
      await rowsOf(sql`update accounts set mail_me = ${on} where id = ${account}`);
    },
    addDevice: async (account, device, target) => {
      const id = newId();
      const sealed = keys.seal(account, `push ${id}`, JSON.stringify(target));
      // In one row of its own each time: what was sealed for another account does not open for this one.
      await rowsOf(sql`
        with old as (
          delete from push_devices
          where endpoint_hash = ${keys.hash('push', target.endpoint)}
             or id in (select id from push_devices where account = ${account}
                       order by made_at desc, id offset ${mostDevices - 1})
          returning id
        )
        insert into push_devices (id, account, endpoint_hash, target, device)
        select ${id}, ${account}, ${keys.hash('push', `${target.endpoint}`)}, ${sealed}, ${device}
        from (select count(*) from old) as gone`);
    },
    removeDevice: async (account, id) =>
      (await rowsOf(sql`delete from push_devices where id = ${id} and account = ${account} returning id`)).length > 0,
    dropDevice: async (id) => {
      await rowsOf(sql`delete from push_devices where id = ${id}`);
    },
    newDevice: async (account, deviceToken, seen) => {
      const id = newId();
      const detail = keys.seal(account, `notice ${id}`, JSON.stringify(seen));
      const told = await rowsOf(sql`
        with fresh as (
          insert into account_devices (account, device_hash) values (${account}, ${tokenHash(deviceToken)})
          on conflict do nothing returning account
        ), told as (
          insert into notices (id, account, kind, detail, at)
          select ${id}, account, 'new-device', ${detail}, now() from fresh returning id
        )
        select ${deed({ actor: account, deed: 'new-device', subject: account, teams: teamsOf(account) })} from told`);
      return told.length > 0;
    },
    tidy: async () => {
      await rowsOf(sql`delete from notices where done_at < now() - interval '30 days'`);
      await rowsOf(sql`
        delete from push_devices p where not exists (select from account_roles r where r.account = p.account)`);
    },
  };
};
