// The round of the notices: plan who is told, take what is due, send it, and say what became of it.
import { createHash } from 'node:crypto';
import type { Notice, PushTarget, Quiet } from '../store/notices/line.ts';
import type { Notices } from '../store/notices/notices.ts';
import type { Mail, Mailed } from './mail.ts';
import type { PushNote, Sent } from './push.ts';
import { newDeviceMail, someoneWaits, waitingMail } from './words.ts';

export type NotifierParts = {
  readonly notices: Notices;
  /** Absent without a mail server. */
  readonly mail?: (mail: Mail) => Promise<Mailed>;
  readonly push: (target: PushTarget, note: PushNote) => Promise<Sent>;
  readonly publicUrl: string;
  readonly quiet: Quiet;
  holidays(): readonly string[];
  /** Codes and counts; never an address, a name or a text. */
  log(entry: Readonly<Record<string, unknown>>, says: string): void;
};

const planEveryMs = 5_000;
const tidyEveryMs = 3_600_000;
const atOnce = 5;
/** Seconds until the next try, by how many there were; after the last one it is given up. */
const pauses = { waiting: [30, 120, 300], 'new-device': [30, 120, 600, 3600, 4 * 3600] } as const;

/** Call it every second or so, in any number of processes. Resolves with how many notices it settled. */
export const makeNotifier = (parts: NotifierParts): (() => Promise<number>) => {
  const { notices, quiet } = parts;
  let [planned, tidied] = [0, Date.now()];
  return async () => {
    if (Date.now() - planned >= planEveryMs) {
      planned = Date.now();
      await notices.plan({ holidays: parts.holidays(), quiet, canMail: parts.mail !== undefined });
    }
    if (Date.now() - tidied >= tidyEveryMs) {
      tidied = Date.now();
      await notices.tidy();
    }
    let settled = 0;
    for (;;) {
      const taken = await notices.take(atOnce, quiet);
      if (taken.length === 0) return settled;
      await Promise.all(taken.map((notice) => deliver(parts, notice)));
      settled += taken.length;
    }
  };
};

const deliver = async (parts: NotifierParts, notice: Notice): Promise<void> => {
  const { kind, attempts } = notice;
  const { is, why } = kind === 'waiting' ? await tell(parts, notice) : await warn(parts, notice);
  const pause = pauses[kind][attempts - 1];
  if (is === 'later' && pause !== undefined) {
    parts.log({ kind, attempts, why }, 'a notice could not be sent yet');
    return parts.notices.settle(notice, { laterSeconds: pause });
  }
  if (is !== 'sent') parts.log({ kind, attempts, why }, 'a notice is given up; check SMTP_URL when this comes back');
  await parts.notices.settle(notice, 'done');
};

type Of<K extends Notice['kind']> = Extract<Notice, { kind: K }>;

/** To her devices; by mail when none of them took it. */
const tell = async (
  parts: NotifierParts,
  { id, language, team, isRed, targets, mail }: Of<'waiting'>,
): Promise<Mailed> => {
  const note: PushNote = { text: someoneWaits(language, team), tag: tagOf(id), isRed };
  const fates = await Promise.all(
    targets.map(async ({ id: device, target }) => {
      const fate = await parts.push(target, note);
      if (fate === 'gone') await parts.notices.dropDevice(device);
      return fate;
    }),
  );
  if (fates.includes('sent')) return { is: 'sent' };
  if (mail && parts.mail) return parts.mail({ id, to: mail, ...waitingMail(language, team, parts.publicUrl) });
  return { is: fates.includes('later') ? 'later' : 'refused', why: `push ${fates.join(' ')}` };
};

const warn = async (parts: NotifierParts, { id, mail, device, at }: Of<'new-device'>): Promise<Mailed> =>
  parts.mail
    ? parts.mail({ id, to: mail, ...newDeviceMail(device, at, parts.publicUrl) })
    : { is: 'refused', why: 'no mail server' };

/** 32 signs at most, and nothing of ours to read. */
const tagOf = (id: string): string => createHash('sha256').update(id).digest('base64url').slice(0, 24);
