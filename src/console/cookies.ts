// The cookies of the desk: the session, one for the step of a sign-in that is under way, one for a passkey's challenge, one for the device.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';

export type CookieName = 'desk' | 'desk-step' | 'desk-key' | 'desk-device';
const shape = /^[A-Za-z0-9_-]{43}$/;

/** `__Host-`: no other name or path of the site, and no page without https, can plant it. */
const nameOf = (name: CookieName, secure: boolean): string => (secure ? `__Host-${name}` : name);
const options = (secure: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure, path: '/' });

export const cookieOf = (req: Request, name: CookieName, secure: boolean): string | undefined => {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([key]) => key === nameOf(name, secure))?.[1];
  return value && shape.test(value) ? value : undefined;
};

const year = 365 * 24 * 3600 * 1000;
export const keepCookie = (res: Response, name: CookieName, token: string, secure: boolean): void => {
  res.cookie(nameOf(name, secure), token, {
    ...options(secure),
    ...(name === 'desk-device' ? { maxAge: year } : {}),
  });
};

export const dropCookie = (res: Response, name: CookieName, secure: boolean): void => {
  res.clearCookie(nameOf(name, secure), options(secure));
};

/** The token in every form: made from the cookie, which another site can neither read nor set. */
export const formToken = (cookie: string): string => createHmac('sha256', cookie).update('form').digest('base64url');

export const isFormToken = (cookie: string | undefined, given: unknown): boolean => {
  if (!cookie || typeof given !== 'string') return false;
  const [wanted, got] = [Buffer.from(formToken(cookie)), Buffer.from(given)];
  return wanted.length === got.length && timingSafeEqual(wanted, got);
};
