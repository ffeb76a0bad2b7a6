// Who this browser is: a random cookie made with the first answer, never before.
import { createHash, randomBytes } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';

const name = 'wegwijs';
/** The same, in a frame: `SameSite=None`, and kept apart for each site that shows us (`Partitioned`). */
const framedName = 'wegwijs-frame';
/** 128 random bits, as base64url. */
const shape = /^[A-Za-z0-9_-]{22}$/;
export const newToken = (): string => randomBytes(16).toString('base64url');

export const sessionOf = (req: Request): string | undefined => {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const find = (wanted: string) => pairs.find(([key]) => key === wanted)?.[1];
  // A browser that does not say which site asks would send the frame's cookie along for others too.
  const value = find(name) ?? (req.headers['sec-fetch-site'] ? find(framedName) : undefined);
  return value && shape.test(value) ? value : undefined;
};

/** Gone when the browser closes: many people here share a phone or a computer. */
export const keepSession = (res: Response, token: string, how: How): void => {
  res.cookie(name, token, usual(how));
  if (how.framed) res.cookie(framedName, token, inFrame);
};

export const dropSession = (res: Response, how: How): void => {
  res.removeHeader('Set-Cookie');
  res.clearCookie(name, usual(how));
  if (how.framed) res.clearCookie(framedName, inFrame);
};

export type How = { readonly secure: boolean; readonly framed: boolean };
const usual = ({ secure }: How): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure, path: '/' });
const inFrame: CookieOptions = { httpOnly: true, sameSite: 'none', secure: true, partitioned: true, path: '/' };

/**
 * The inbox id of a form: the session in front, so that nobody can take the id of another's message. The same form with
 * the same words is one message; with other words (mended after a failure, an old page come back) it is another.
 */
export const inboxId = (token: string, sent: unknown, words: string): string => {
  const id = typeof sent === 'string' && shape.test(sent) ? sent : newToken();
  const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
  // The session is in the second too: without it nobody can guess from an id what was said.
  return `web:${hash(token).slice(0, 11)}:${hash(`${token} ${id} ${words}`).slice(0, 22)}`;
};
