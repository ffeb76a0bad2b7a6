// Taking up an invitation: the page, the passkey or the password with its first code, and joining one more team.
import express, { type Request, type Response, Router } from 'express';
import { newHandle, type Proof } from '../store/accounts/invitations.ts';
import type { Membership } from '../store/accounts/people.ts';
import { newSecret, stepOf } from './code.ts';
import { isCommon } from './common-password.ts';
import { cookieOf, dropCookie, keepCookie } from './cookies.ts';
import { ownForm } from './guard.ts';
import { goOutside } from './outside.ts';
import { type InvitationFault, invitationPage, joinPage } from './pages/invitation-page.tsx';
import { messagePage } from './pages/message-page.tsx';
import type { ConsoleParts } from './parts.ts';
import { madePasskey, makeOptions } from './passkeys.ts';
import { hashPassword, weakness } from './password.ts';
import { typed } from './shown.ts';
import { enter } from './sign-in.ts';
import { tries } from './sign-in-limits.ts';
import { visitorOf } from './visitor.ts';
import { words } from './words.ts';

type Asked = { readonly token: string; readonly membership: Membership };
type Given = { readonly name: string; readonly mail: string; readonly password: string; readonly code: string };

export const invitationRoutes = (parts: ConsoleParts): Router => {
  const { accounts, settings } = parts;
  const secure = settings.secureCookies;
  const form = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 10 });
  const router = Router();
  const gone = (res: Response) => res.status(410).send(messagePage(parts, { ...words.messages.gone, link: '/desk' }));

  const ask = async (req: Request, res: Response): Promise<Asked | undefined> => {
    const token = String(req.params.token);
    const membership = await accounts.invitations.look(token);
    if (!membership) gone(res);
    return membership && { token, membership };
  };
  const show = async (
    req: Request,
    res: Response,
    { asked, given, fault }: { asked: Asked; given?: Given; fault?: InvitationFault },
  ): Promise<void> => {
    const kept = cookieOf(req, 'desk-step', secure);
    const secret = (kept && (await accounts.steps.look('code', kept))) ?? newSecret();
    const step = kept && (await accounts.steps.look('code', kept)) ? kept : await accounts.steps.begin('code', secret);
    keepCookie(res, 'desk-step', step, secure);
    const team = await teamName(parts, asked.membership.team);
    res.status(fault ? 400 : 200).send(
      invitationPage(parts, {
        token: asked.token,
        role: asked.membership.role,
        team,
        step,
        secret,
        ...(given ? { given } : {}),
        ...(fault ? { fault } : {}),
      }),
    );
  };

  router.get('/uitnodiging/:token', async (req, res) => {
    const asked = await ask(req, res);
    if (!asked) return;
    const visitor = await visitorOf(parts, req);
    if (!visitor) return show(req, res, { asked });
    const { token, membership } = asked;
    const team = await teamName(parts, membership.team);
    const { name } = visitor.session.account;
    res.send(joinPage(parts, { token, role: membership.role, team, name, form: visitor.formToken }));
  });
  router.post('/uitnodiging/:token/erbij', form, ownForm(parts), async (req, res) => {
    const visitor = await visitorOf(parts, req);
    if (!visitor) return res.redirect(303, '/desk/in');
    const isIn = await accounts.invitations.join(String(req.params.token), visitor.session.account.id);
    if (isIn) res.redirect(303, '/desk');
    else gone(res);
  });
  router.post('/uitnodiging/:token/opties', form, ownForm(parts), async (req, res) => {
    if (!(await accounts.invitations.look(String(req.params.token)))) return void res.status(410).end();
    const handle = newHandle();
    const options = await makeOptions(parts, { handle, name: typed((req.body as { name?: unknown }).name, 80) });
    const kept = JSON.stringify({ challenge: options.challenge, handle: handle.toString('base64url') });
    keepCookie(res, 'desk-key', await accounts.steps.begin('make-passkey', kept), secure);
    res.json(options);
  });
  router.post('/uitnodiging/:token', form, ownForm(parts), async (req, res) => {
    const asked = await ask(req, res);
    if (!asked) return;
    const body = req.body as Record<string, unknown>;
    const given: Given = {
      name: typed(body.name, 80).replaceAll('\n', ' '),
      mail: typed(body.mail, 200),
      password: String(body.password ?? '').slice(0, 200),
      code: typed(body.code, 20),
    };
    const wrong = (fault: InvitationFault) => show(req, res, { asked, given, fault });
    if (given.name === '') return wrong('name');
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given.mail)) return wrong('mail');
    if (!(await accounts.mayTry(`invitation ${asked.token}`, tries.invitation))) return void gone(res);
    if (body.way === 'outside' && settings.outside) {
      const { url, trip } = await goOutside(parts, settings.outside, {
        token: asked.token,
        name: given.name,
        mail: given.mail,
      });
      keepCookie(res, 'desk-key', await accounts.steps.begin('outside', JSON.stringify(trip)), secure);
      return void res.send(messagePage(parts, { ...words.messages.outside, link: url }));
    }
    const answer = typeof body.credential === 'string' ? body.credential : '';
    const proof = answer === '' ? await passwordProof(parts, req, given) : await passkeyProof(parts, req, answer);
    if (typeof proof === 'string') return wrong(proof);
    const made = await accounts.invitations.accept(asked.token, { name: given.name, mail: given.mail, proof });
    if (made === 'gone') return void gone(res);
    if (made === 'known') return wrong('known');
    await accounts.steps.take('code', cookieOf(req, 'desk-step', secure) ?? '');
    dropCookie(res, 'desk-key', secure);
    await enter(parts, { req, res, account: made, isFirst: true });
    res.redirect(303, '/desk');
  });
  return router;
};

const passkeyProof = async (parts: ConsoleParts, req: Request, answer: string): Promise<Proof | InvitationFault> => {
  const step = cookieOf(req, 'desk-key', parts.settings.secureCookies) ?? '';
  const kept = await parts.accounts.steps.take('make-passkey', step);
  if (!kept) return 'passkey';
  const { challenge, handle } = JSON.parse(kept) as { challenge: string; handle: string };
  const passkey = await madePasskey(parts, { answer, challenge });
  return passkey ? { kind: 'passkey', passkey, handle: Buffer.from(handle, 'base64url') } : 'passkey';
};

const passwordProof = async (parts: ConsoleParts, req: Request, given: Given): Promise<Proof | InvitationFault> => {
  const weak = weakness(given.password, [given.name, given.mail]);
  if (weak) return weak;
  if (await isCommon(given.password)) return 'easy';
  const token = cookieOf(req, 'desk-step', parts.settings.secureCookies) ?? '';
  const secret = await parts.accounts.steps.look('code', token);
  const step = secret === undefined ? undefined : stepOf(secret, given.code);
  if (secret === undefined || step === undefined) return 'code';
  return { kind: 'password', password: await hashPassword(given.password), code: secret, step };
};

export const teamName = async (parts: ConsoleParts, team: string): Promise<string> =>
  (await parts.teams()).find(({ id }) => id === team)?.name ?? team;
