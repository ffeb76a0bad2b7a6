// The guards at the door: signed in, with a role that may pass, and with a form of our own.
import type { Request, RequestHandler } from 'express';
import type { Role } from '../desk/desk.ts';
import { cookieOf, isFormToken } from './cookies.ts';
import { messagePage } from './pages/message-page.tsx';
import type { ConsoleParts } from './parts.ts';
import { isOnItsOwn, visitor, visitorOf } from './visitor.ts';
import { words } from './words.ts';

export const mustBeIn =
  (parts: ConsoleParts): RequestHandler =>
  async (req, res, next) => {
    const found = await visitorOf(parts, req);
    if (found) {
      res.locals.visitor = found;
      return next();
    }
    if (isOnItsOwn(req)) return void res.status(401).end();
    if (req.method === 'GET') return res.redirect(303, '/desk/in');
    // What she typed is still in the page behind this one, and as a draft in her browser.
    res.status(401).send(messagePage(parts, { ...words.messages.signInAgain, link: '/desk/in' }));
  };

/** Any team will do; which team is asked where the team is known. The answer is that of a page that does not exist. */
export const mustBe =
  (...roles: readonly Role[]): RequestHandler =>
  (_req, res, next) =>
    visitor(res).session.account.roles.some(({ role }) => roles.includes(role)) ? next() : next('router');

/**
 * Sent by our own page? Browsers of today say it themselves; for older ones (their Origin is "null", because our
 * pages send no referrer) the token decides, which another site cannot know. Both must hold.
 */
export const ownForm =
  (parts: ConsoleParts): RequestHandler =>
  (req, res, next) => {
    if (req.method !== 'POST') return next();
    const secure = parts.settings.secureCookies;
    const cookie = cookieOf(req, 'desk', secure);
    const step = cookieOf(req, 'desk-step', secure);
    const given = (req.body as { form?: unknown } | undefined)?.form ?? req.get('x-form');
    if (isOwnSite(req, parts.settings.publicUrl) && (isFormToken(cookie, given) || isFormToken(step, given)))
      return next();
    res.status(403).send(messagePage(parts, { ...words.messages.notOurs, link: '/desk' }));
  };

const isOwnSite = (req: Request, publicUrl: string): boolean => {
  const site = req.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = req.get('origin');
  if (!origin || origin === 'null') return true;
  const host = URL.canParse(origin) ? new URL(origin).host : '';
  return host === req.host || host === new URL(publicUrl).host;
};
