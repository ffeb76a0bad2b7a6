// The round of the notices: to devices first, by mail when none takes it, tried again, and not lost when a process is killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Mail, Mailed } from '../../src/notify/mail.ts';
import { makeNotifier } from '../../src/notify/notifier.ts';
import type { PushNote, Sent } from '../../src/notify/push.ts';
import type { AccountId } from '../../src/store/accounts/tables.ts';
import { handOver, volunteer } from '../desk/half-day-team.ts';
import { browserAt, type NoticeDesk, never, openDesk } from './people.ts';

let desk: NoticeDesk;
let works: AccountId;
const mails: Mail[] = [];
const pushes: (PushNote & { readonly endpoint: string })[] = [];
const logged: unknown[] = [];
let [mailed, pushed]: [Mailed, Sent] = [{ is: 'sent' }, 'sent'];

const notifier = (canMail = true) =>
  makeNotifier({
    notices: desk.accounts.notices,
    ...(canMail
      ? {
          mail: async (mail: Mail) => {
            mails.push(mail);
            return mailed;
          },
        }
      : {}),
    push: async ({ endpoint }, note) => {
      pushes.push({ ...note, endpoint });
      return pushed;
    },
    publicUrl: 'https://wegwijs.example',
    quiet: never,
    holidays: () => [],
    log: (entry, says) => void logged.push(entry, says),
  });
/** As if the pause had passed. */
const wait = () => desk.ask('update notices set due_at = now() where done_at is null');
const open = async () => (await desk.ask('select id from notices where done_at is null')).length;
const waits = () => handOver(desk.store, { team: 'utrecht', language: 'ti' });
const device = (name: string) =>
  desk.accounts.notices.addDevice(works, 'Firefox op Android', browserAt(`https://push.example.org/${name}`));

beforeEach(async () => {
  desk ??= await openDesk();
  await desk.ask('delete from cases');
  await desk.ask('delete from notices');
  await desk.ask(
    "delete from accounts where id in (select account from account_passkeys where id <> 'key of The first')",
  );
  await desk.ask('delete from shifts');
  for (const list of [mails, pushes, logged]) list.length = 0;
  [mailed, pushed] = [{ is: 'sent' }, 'sent'];
  works = await desk.person('Works', { on: '09:00-12:30' });
});

describe('a notice', () => {
  it('goes to every device, and not by mail too', async () => {
    await device('one');
    await device('two');
    await waits();
    await notifier()();
    expect(pushes.map(({ endpoint, text }) => [endpoint, text])).toEqual([
      ['https://push.example.org/one', 'Er wacht iemand (Tigrinya, Utrecht).'],
      ['https://push.example.org/two', 'Er wacht iemand (Tigrinya, Utrecht).'],
    ]);
    expect(mails).toEqual([]);
    expect(await open()).toBe(0);
    await notifier()();
    expect(pushes).toHaveLength(2);
  });

  it('goes by mail to who has no device, and a device that is gone is forgotten', async () => {
    await device('one');
    pushed = 'gone';
    await waits();
    await notifier()();
    expect(mails).toMatchObject([{ to: 'works@voorbeeld.nl', subject: 'Er wacht iemand (Tigrinya, Utrecht)' }]);
    expect((await desk.accounts.notices.wishes(works)).devices).toEqual([]);
    expect(await open()).toBe(0);
  });

  it('is tried again, with the same id, and given up in the end', async () => {
    mailed = { is: 'later', why: 'ESOCKET' };
    await waits();
    const round = notifier();
    await round();
    await round();
    expect(mails).toHaveLength(1);
    for (let tries = 2; tries <= 4; tries++) {
      await wait();
      await round();
      expect(mails).toHaveLength(tries);
    }
    await wait();
    await round();
    expect(mails).toHaveLength(4);
    expect(new Set(mails.map(({ id }) => id)).size).toBe(1);
    expect(await open()).toBe(0);
    expect(JSON.stringify(logged)).toContain('ESOCKET');
    expect(JSON.stringify(logged)).not.toMatch(/voorbeeld|Works|Tigrinya/);
  });

  it('says nothing any more when somebody took the case before the next try', async () => {
    mailed = { is: 'later', why: 'ESOCKET' };
    const { id } = await waits();
    const round = notifier();
    await round();
    await desk.desk.claim(volunteer(works, 'utrecht'), id);
    await wait();
    await round();
    expect(mails).toHaveLength(1);
  });

  it('is not in any table to be read: neither the address of a device nor what was signed in on', async () => {
    await device('a-secret-address');
    await desk.accounts.notices.newDevice(works, 'token', { device: 'Firefox op Amiga', at: new Date() });
    const rows = await Promise.all(['push_devices', 'notices'].map((table) => desk.ask(`select * from ${table}`)));
    const all = rows
      .flat()
      .flatMap(Object.values)
      .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
      .join();
    expect(all).not.toMatch(/a-secret-address|push\.example|Amiga|voorbeeld/);
    expect(all).toContain(works);
  });
});

describe('a device', () => {
  it('belongs to who switched it on last, and goes with her account', async () => {
    const other = await desk.person('Other');
    await device('one');
    await desk.accounts.notices.addDevice(other, 'Firefox', browserAt('https://push.example.org/one'));
    expect((await desk.accounts.notices.wishes(works)).devices).toEqual([]);
    const [one] = (await desk.accounts.notices.wishes(other)).devices;
    expect(await desk.accounts.notices.removeDevice(works, one?.id ?? '')).toBe(false);
    await desk.ask('delete from accounts where id = $1', [other]);
    expect(await desk.ask('select id from push_devices')).toEqual([]);
  });

  it('is one of ten at most, and is forgotten when its owner belongs to no team any more', async () => {
    for (let count = 0; count < 12; count++) await device(String(count));
    expect((await desk.accounts.notices.wishes(works)).devices).toHaveLength(10);
    await desk.ask('delete from account_roles where account = $1', [works]);
    await desk.accounts.notices.tidy();
    expect((await desk.accounts.notices.wishes(works)).devices).toEqual([]);
  });
});

describe('a sign-in on a new device', () => {
  const seen = { device: 'Firefox op Windows', at: new Date('2026-11-24T08:30:00Z') };

  it('is told by mail once, also when two pages sign in at the same moment', async () => {
    const told = await Promise.all([1, 2, 3].map(() => desk.accounts.notices.newDevice(works, 'token', seen)));
    expect(told.filter(Boolean)).toHaveLength(1);
    await notifier()();
    expect(mails).toMatchObject([{ to: 'works@voorbeeld.nl', text: expect.stringContaining('Firefox op Windows') }]);
  });

  it('is told also in quiet hours and without any wish for mail', async () => {
    await desk.accounts.notices.wishMail(works, false);
    await desk.accounts.notices.newDevice(works, 'token', seen);
    expect(await desk.accounts.notices.take(9, { from: '00:00', until: '23:59' })).toHaveLength(1);
  });
});

describe('a process that is killed', () => {
  const run = async (point: string): Promise<string> => {
    const file = fileURLToPath(new URL('dying.ts', import.meta.url));
    const { url, secretKey } = desk.database;
    const child = spawn(process.execPath, ['--import', 'tsx', file, url, secretKey.toString('hex'), point], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    return said.trim();
  };

  it.each(['after commit', 'before send'])('%s loses nothing', async (point) => {
    await waits();
    expect(await run(point)).toBe('');
    await wait();
    await notifier()();
    expect(mails).toHaveLength(1);
    expect(await open()).toBe(0);
  });

  it('after it sent sends once more at most, under the same id', async () => {
    await waits();
    const sent = await run('after send');
    // The lease holds: nobody sends it a second time at once.
    await notifier()();
    expect(mails).toEqual([]);
    await wait();
    await notifier()();
    expect(mails.map(({ id }) => id)).toEqual([sent]);
  });
});
