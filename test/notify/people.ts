// Volunteers with real accounts on the desk of a half-day team, whom notices can reach.
import { newHandle } from '../../src/store/accounts/invitations.ts';
import type { AccountId } from '../../src/store/accounts/tables.ts';
import type { PushTarget, Quiet } from '../../src/store/notices/line.ts';
import type { OpenStore } from '../../src/store/open.ts';
import { openDesk as openTeam, type TestDesk } from '../desk/half-day-team.ts';

export const evening: Quiet = { from: '20:00', until: '08:00' };
export const never: Quiet = { from: '00:00', until: '00:00' };
export const today = '2026-11-24';

export type Given = {
  readonly team?: string;
  readonly role?: 'volunteer' | 'coordinator' | 'editor';
  readonly speaks?: readonly string[];
  /** Like "09:00-17:00", today. */
  readonly on?: string;
};

export type NoticeDesk = TestDesk & {
  readonly accounts: OpenStore['accounts'];
  person(name: string, given?: Given): Promise<AccountId>;
  /** Plans once; names who was told of which case, in order. */
  plan(quiet?: Quiet, canMail?: boolean): Promise<readonly string[]>;
};

export const openDesk = async (): Promise<NoticeDesk> => {
  const desk = await openTeam();
  const { accounts } = desk.store as OpenStore;
  for (const [id, name, region] of [
    ['utrecht', 'Utrecht', 'midden'],
    ['zeist', 'Zeist', 'midden'],
    ['zwolle', 'Zwolle', 'oost'],
  ] as const)
    await desk.store.desk.teams.save({ id, name, region, municipalities: [] });
  const names = new Map<AccountId, string>();
  let lead: AccountId | undefined;

  const make = async (name: string, token: string): Promise<AccountId> => {
    const handle = newHandle();
    const passkey = { id: `key of ${name}`, publicKey: new Uint8Array(handle), counter: 0 };
    const made = await accounts.invitations.accept(token, {
      name,
      mail: `${name.toLowerCase().replaceAll(' ', '.')}@voorbeeld.nl`,
      proof: { kind: 'passkey', handle, passkey },
    });
    if (made === 'gone' || made === 'known') throw new Error(`${name}: ${made}`);
    return made;
  };

  return {
    ...desk,
    accounts,
    person: async (name, { team = 'utrecht', role = 'volunteer', speaks = [], on } = {}) => {
      if (!lead) {
        lead = await make('The first', (await accounts.invitations.first('elsewhere')) as string);
        for (const each of ['utrecht', 'zeist', 'zwolle'])
          await desk.ask("insert into account_roles values ($1, $2, 'coordinator')", [lead, each]);
        await accounts.notices.wishMail(lead, false);
      }
      const account = await make(name, (await accounts.invitations.make(lead, { team, role })) as string);
      names.set(account, name);
      await accounts.people.speak(account, speaks);
      if (on) {
        const [from = '', until = ''] = on.split('-');
        await desk.store.desk.teams.addShifts([{ team, volunteer: account, day: today, from, until }]);
      }
      return account;
    },
    plan: async (quiet = never, canMail = true) => {
      const before = (await desk.ask('select id from notices')).map(({ id }) => id);
      await accounts.notices.plan({ holidays: [], quiet, canMail });
      const rows = await desk.ask(
        "select account, case_id from notices where kind = 'waiting' and id <> all ($1) order by case_id",
        [before],
      );
      return rows.map(({ account }) => names.get(account as AccountId) ?? 'nobody known').toSorted();
    },
  };
};

/** A browser's own keys, as RFC 8291 gives them in its example. */
export const browserAt = (endpoint: string): PushTarget => ({
  endpoint,
  keys: {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
});
