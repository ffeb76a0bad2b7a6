// Who this browser is: a random cookie made with the first answer, never before.
import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';

const name = 'wegwijs';
/** 128 random bits, as base64url. */
const shape = /^[A-Za-z0-9_-]{22}$/;
export const newToken = (): string => randomBytes(16).toString('base64url');

export const sessionOf = (req: Request): string | undefined => {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([key]) => key === name)?.[1];
  return value && shape.test(value) ? value : undefined;
};

/** Gone when the browser closes: many people here share a phone or a computer. */
export const keepSession = (res: Response, token: string, secure: boolean): void => {
  res.cookie(name, token, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
};

export const dropSession = (res: Response, secure: boolean): void => {
  res.removeHeader('Set-Cookie');
  res.clearCookie(name, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
};

/** The inbox id of a form: the session in front, so that nobody can take the id of another's message. */
export const inboxId = (token: string, sent: unknown): string => {
  const id = typeof sent === 'string' && shape.test(sent) ? sent : newToken();
  return `web:${createHash('sha256').update(token).digest('hex').slice(0, 16)}:${id}`;
};
