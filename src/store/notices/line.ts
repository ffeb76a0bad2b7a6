// The line of notices on their way out: leased by one process at a time, tried again later, given up in the end.
import { type RawBuilder, sql } from 'kysely';
import type { AccountId, AccountKeys } from '../accounts/tables.ts';

/** As a browser gives it; `keys` in base64url. */
export type PushTarget = {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
};
export type NewDevice = { readonly device: string; readonly at: Date };

type Leased = {
  readonly id: string;
  readonly account: AccountId;
  /** Tries begun, this one included; the fence of the lease. */
  readonly attempts: number;
};
export type Notice = Leased &
  (
    | {
        readonly kind: 'waiting';
        readonly isRed: boolean;
        readonly language: string;
        readonly team: string;
        /** Where she wishes mail about it. */
        readonly mail?: string;
        readonly targets: readonly { readonly id: string; readonly target: PushTarget }[];
      }
    | ({ readonly kind: 'new-device'; readonly mail: string } & NewDevice)
  );

export type Line = {
  /**
   * Leases at most `most` for a minute; what is not settled then is taken again. A case that was taken meanwhile is nobody's
   * notice any more. In quiet hours only red ones and those about a device come.
   */
  take(most: number, quiet: Quiet): Promise<readonly Notice[]>;
  settle(notice: Pick<Notice, 'id' | 'attempts'>, to: 'done' | { readonly laterSeconds: number }): Promise<void>;
};
/** Local time of the Netherlands, like "20:00"; the same time twice is never quiet. */
export type Quiet = { readonly from: string; readonly until: string };

type Row = Leased & {
  readonly kind: Notice['kind'];
  readonly isRed: boolean;
  readonly detail: Buffer | null;
  readonly language: string | null;
  readonly team: string | null;
  readonly mail: Buffer;
  readonly mailMe: boolean;
  readonly targets: readonly { readonly id: string; readonly target: string }[] | null;
};

/** Whether it is quiet at `moment`, a column of the clock. */
export const isQuiet = ({ from, until }: Quiet): RawBuilder<boolean> => sql<boolean>`(
  select case when ${from}::time > ${until}::time
    then hour >= ${from}::time or hour < ${until}::time
    else hour >= ${from}::time and hour < ${until}::time end
  from (select (desk_now() at time zone 'Europe/Amsterdam')::time as hour) as clock)`;

export const lineIn = (rowsOf: <R>(query: RawBuilder<R>) => Promise<readonly R[]>, keys: AccountKeys): Line => ({
  take: async (most, quiet) => {
    // What nobody waits for any more goes first, so that it is not sent in the same round.
    await rowsOf(sql`
      update notices n set done_at = now() from cases c
      where n.done_at is null and c.id = n.case_id and c.state <> 'waiting'`);
    const rows = await rowsOf(sql<Row>`
      with due as (
        select n.id from notices n
        where n.done_at is null and n.due_at <= now() and (n.kind = 'new-device' or n.is_red or not ${isQuiet(quiet)})
        order by n.is_red desc, n.due_at limit ${most} for update skip locked
      ), taken as (
        update notices n set attempts = n.attempts + 1, due_at = now() + interval '1 minute'
        from due where n.id = due.id returning n.*
      )
      select n.id, n.account, n.attempts, n.kind, n.is_red as "isRed", n.detail, a.mail, a.mail_me as "mailMe",
        c.language, t.name as team,
        (select json_agg(json_build_object('id', p.id, 'target', encode(p.target, 'base64')) order by p.made_at)
         from push_devices p where p.account = n.account) as targets
      from taken n join accounts a on a.id = n.account
        left join cases c on c.id = n.case_id left join teams t on t.id = c.team
      order by n.is_red desc, n.at`);
    return rows.map((row) => openRow(keys, row));
  },
  settle: async ({ id, attempts }, to) => {
    const fate = to === 'done' ? sql`done_at = now()` : sql`due_at = now() + ${to.laterSeconds} * interval '1 second'`;
    await rowsOf(sql`update notices set ${fate} where id = ${id} and attempts = ${attempts} and done_at is null`);
  },
});

const openRow = (keys: AccountKeys, row: Row): Notice => {
  const { id, account, attempts, kind } = row;
  const mail = keys.open(account, 'mail', row.mail);
  if (kind === 'new-device') {
    const { device, at } = JSON.parse(keys.open(account, `notice ${id}`, row.detail as Buffer)) as {
      device: string;
      at: string;
    };
    return { id, account, attempts, kind, mail, device, at: new Date(at) };
  }
  return {
    id,
    account,
    attempts,
    kind,
    isRed: row.isRed,
    language: row.language ?? '',
    team: row.team ?? '',
    ...(row.mailMe ? { mail } : {}),
    targets: (row.targets ?? []).map(({ id: device, target }) => ({
      id: device,
      target: JSON.parse(keys.open(account, `push ${device}`, Buffer.from(target, 'base64'))) as PushTarget,
    })),
  };
};
