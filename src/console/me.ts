// The routes of one's own account: where she is signed in, which languages she speaks, how she is told that somebody waits.
import type { Request, Response } from 'express';
import type { Language } from '../content/schema/ids.ts';
import { isPublicAddress } from '../notify/public-host.ts';
import { source } from '../speech/speech.ts';
import type { PushTarget } from '../store/notices/line.ts';
import { deviceOf } from './device.ts';
import type { Page } from './pages/frame.tsx';
import { mePage } from './pages/me-page.tsx';
import type { ConsoleParts } from './parts.ts';
import { typed } from './shown.ts';
import { visitor } from './visitor.ts';
import { noticeWords as said } from './words/notices.ts';
import { words } from './words.ts';

type Handler = (req: Request, res: Response) => Promise<void>;
type Form = Readonly<Record<string, unknown>>;

const done = (text: string) => ({ kind: 'done', text }) as const;
/** What the page says after a form, by the word in its address. */
const after: Readonly<Record<string, NonNullable<Page['told']>>> = {
  uit: done(words.me.ended),
  talen: done(said.languages.saved),
  'mail-aan': done(said.mail.on),
  'mail-uit': done(said.mail.off),
  'meldingen-aan': done(said.devices.switchedOn),
  'meldingen-uit': done(said.devices.switchedOff),
  'niet-gelukt': { kind: 'wrong', text: said.devices.failed },
};

export const showMe =
  (parts: ConsoleParts): Handler =>
  async (req, res) => {
    const who = visitor(res);
    const { id } = who.session.account;
    const [sessions, teams, wishes] = await Promise.all([
      parts.accounts.sessions.list(id),
      parts.teams(),
      parts.accounts.notices.wishes(id),
    ]);
    const word = typed(req.query.na, 20);
    const told = Object.hasOwn(after, word) ? after[word] : undefined;
    res.send(mePage(parts, { visitor: who, sessions, teams, wishes, ...(told ? { told } : {}) }));
  };

/** A form of her own account, and the word for the page after it. */
const onMe =
  (work: (given: { account: ReturnType<typeof accountIn>; form: Form; req: Request }) => Promise<string>): Handler =>
  async (req, res) => {
    const word = await work({ account: accountIn(res), form: (req.body ?? {}) as Form, req });
    res.redirect(303, `/desk/ik?na=${word}`);
  };
const accountIn = (res: Response) => visitor(res).session.account.id;

export const endSession = ({ accounts }: ConsoleParts): Handler =>
  onMe(async ({ account, form }) => {
    await accounts.sessions.endOne(account, typed(form.session, 60));
    return 'uit';
  });

export const speak = ({ accounts, content }: ConsoleParts): Handler =>
  onMe(async ({ account, form }) => {
    const ticked = [form.taal].flat();
    const known = (Object.keys(content.languages) as Language[]).filter((language) => language !== source);
    await accounts.people.speak(
      account,
      known.filter((language) => ticked.includes(language)),
    );
    return 'talen';
  });

export const wishMail = ({ accounts }: ConsoleParts): Handler =>
  onMe(async ({ account, form }) => {
    const isOn = form.mail === 'aan';
    await accounts.notices.wishMail(account, isOn);
    return isOn ? 'mail-aan' : 'mail-uit';
  });

export const takePush = ({ accounts }: ConsoleParts): Handler =>
  onMe(async ({ account, form, req }) => {
    const target = targetIn(form);
    if (!target) return 'niet-gelukt';
    await accounts.notices.addDevice(account, deviceOf(req.get('user-agent') ?? ''), target);
    return 'meldingen-aan';
  });

export const endPush = ({ accounts }: ConsoleParts): Handler =>
  onMe(async ({ account, form }) => {
    await accounts.notices.removeDevice(account, typed(form.apparaat, 60));
    return 'meldingen-uit';
  });

/** A point of the curve and 16 bytes, as RFC 8291 has them, and an address that leads out of our own network. */
const targetIn = (form: Form): PushTarget | undefined => {
  const [endpoint, p256dh, auth] = [form.endpoint, form.p256dh, form.auth].map((value) =>
    typeof value === 'string' ? value : '',
  ) as [string, string, string];
  const [point, secret] = [Buffer.from(p256dh, 'base64url'), Buffer.from(auth, 'base64url')];
  const isWhole = point.length === 65 && point[0] === 4 && secret.length === 16;
  return isWhole && isPublicAddress(endpoint) ? { endpoint, keys: { p256dh, auth } } : undefined;
};
