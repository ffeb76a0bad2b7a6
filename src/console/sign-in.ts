// Coming in and going out: passkey, password with code, the organisation. Every way that fails answers the same, in the same time.
import express, { type Request, type Response, Router } from 'express';
import type { AccountId } from '../store/accounts/tables.ts';
import { stepOf } from './code.ts';
import { cookieOf, dropCookie, keepCookie } from './cookies.ts';
import { deviceOf } from './device.ts';
import { ownForm } from './guard.ts';
import { comeBack, goOutside, type Trip } from './outside.ts';
import { messagePage } from './pages/message-page.tsx';
import { signInPage } from './pages/sign-in-page.tsx';
import type { ConsoleParts } from './parts.ts';
import { accountOfPasskey, askOptions } from './passkeys.ts';
import { isPassword } from './password.ts';
import { typed } from './shown.ts';
import { tries } from './sign-in-limits.ts';
import { newToken } from './token.ts';
import { words } from './words.ts';

/** A secret nobody has: a code is checked against it when there is no account, so that it takes as long. */
const nobodysSecret = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

export const signInRoutes = (parts: ConsoleParts): Router => {
  const { accounts, settings } = parts;
  const secure = settings.secureCookies;
  const form = express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 10 });
  const router = Router();

  const show = (req: Request, res: Response, isWrong: boolean): void => {
    const step = cookieOf(req, 'desk-step', secure) ?? newToken();
    keepCookie(res, 'desk-step', step, secure);
    res.status(isWrong ? 403 : 200).send(signInPage(parts, { step, isWrong }));
  };
  const finish = async (req: Request, res: Response, account: AccountId | undefined): Promise<void> => {
    if (!account) return show(req, res, true);
    await enter(parts, { req, res, account });
    res.redirect(303, '/desk');
  };

  router.get('/in', (req, res) => show(req, res, false));
  router.post('/in', form, ownForm(parts), async (req, res) => {
    const { mail, password, code } = req.body as Record<string, unknown>;
    const given = { mail: typed(mail, 200), password: String(password ?? '').slice(0, 200), code: typed(code, 20) };
    await finish(req, res, await accountOfPassword(parts, given, req.ip ?? ''));
  });
  router.post('/in/opties', form, ownForm(parts), async (_req, res) => {
    const options = await askOptions(parts);
    keepCookie(res, 'desk-key', await accounts.steps.begin('ask-passkey', options.challenge), secure);
    res.json(options);
  });
  router.post('/in/passkey', form, ownForm(parts), async (req, res) => {
    const challenge = await accounts.steps.take('ask-passkey', cookieOf(req, 'desk-key', secure) ?? '');
    dropCookie(res, 'desk-key', secure);
    const answer = String((req.body as { credential?: unknown }).credential ?? '');
    await finish(req, res, challenge ? await accountOfPasskey(parts, { answer, challenge }) : undefined);
  });
  router.post('/in/organisatie', form, ownForm(parts), async (_req, res, next) => {
    if (!settings.outside) return next();
    const { url, trip } = await goOutside(parts, settings.outside);
    keepCookie(res, 'desk-key', await accounts.steps.begin('outside', JSON.stringify(trip)), secure);
    // A link, not a redirect: browsers hold `form-action` against where a form is sent on to.
    res.send(messagePage(parts, { ...words.messages.outside, link: url }));
  });
  router.get('/in/terug', async (req, res, next) => {
    if (!settings.outside) return next();
    const kept = await accounts.steps.take('outside', cookieOf(req, 'desk-key', secure) ?? '');
    dropCookie(res, 'desk-key', secure);
    if (!kept) return show(req, res, true);
    const trip = JSON.parse(kept) as Trip;
    const query = req.originalUrl.slice(req.originalUrl.indexOf('?'));
    const whom = await comeBack(parts, settings.outside, { query, trip });
    if (!whom) return show(req, res, true);
    const { invitation } = trip;
    if (!invitation) return finish(req, res, await accounts.people.byOutside(whom));
    const made = await accounts.invitations.accept(invitation.token, {
      ...invitation,
      proof: { kind: 'outside', issuerAndSubject: whom },
    });
    await finish(req, res, made === 'gone' || made === 'known' ? undefined : made);
  });
  router.post('/uit', form, ownForm(parts), async (req, res) => {
    const token = cookieOf(req, 'desk', secure);
    if (token) await accounts.sessions.end(token);
    dropCookie(res, 'desk', secure);
    // Nothing of the desk stays in a browser that others may use.
    res.set('Clear-Site-Data', '"storage"').redirect(303, '/desk/in');
  });
  return router;
};

/** A new session with a new token every time: one that was planted before is worth nothing. */
export const enter = async (
  parts: ConsoleParts,
  { req, res, account, isFirst }: { req: Request; res: Response; account: AccountId; isFirst?: boolean },
): Promise<void> => {
  const { accounts, settings } = parts;
  const secure = settings.secureCookies;
  const before = cookieOf(req, 'desk', secure);
  if (before) await accounts.sessions.end(before);
  const device = deviceOf(req.get('user-agent') ?? '');
  keepCookie(res, 'desk', await accounts.sessions.open(account, device), secure);
  dropCookie(res, 'desk-step', secure);
  const known = cookieOf(req, 'desk-device', secure) ?? newToken();
  keepCookie(res, 'desk-device', known, secure);
  if (isFirst || !parts.notices?.mails) await accounts.sessions.isNewDevice(account, known);
  else await accounts.notices.newDevice(account, known, { device, at: new Date() });
};

const accountOfPassword = async (
  { accounts }: ConsoleParts,
  { mail, password, code }: { mail: string; password: string; code: string },
  ip: string,
): Promise<AccountId | undefined> => {
  const name = mail.toLowerCase();
  const [here, everywhere] = await Promise.all([
    accounts.mayTry(`${name} ${ip}`, tries.account),
    accounts.mayTry(name, tries.everywhere),
  ]);
  const found = await accounts.people.byMail(mail);
  const isRight = await isPassword(password, found?.password);
  const step = stepOf(found?.code ?? nobodysSecret, code);
  const mayUse = found && isRight && here && everywhere && step !== undefined;
  // Asked in every case, of nobody when something was wrong: a stopwatch tells nothing.
  const isFresh = await accounts.people.useCode(mayUse ? found.id : undefined, step ?? 0);
  return mayUse && isFresh ? found.id : undefined;
};
