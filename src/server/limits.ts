// How often one address may ask, as data. Generous: a whole reception centre may share one address.
import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { answerFault, type ErrorPage } from './errors.ts';

export type Limit = {
  readonly name: string;
  readonly method?: 'GET' | 'POST';
  readonly path: RegExp;
  /** So many requests in so many seconds, per address. */
  readonly points: number;
  readonly seconds: number;
};

/** The first row that fits counts. */
export const publicLimits: readonly Limit[] = [
  { name: 'answer', method: 'POST', path: /^\/[a-z]{2,3}$/, points: 240, seconds: 60 },
  { name: 'live', method: 'GET', path: /^\/[a-z]{2,3}\/events$/, points: 240, seconds: 60 },
  { name: 'sheet', method: 'GET', path: /^\/sheet\//, points: 120, seconds: 60 },
  { name: 'page', path: /^\//, points: 600, seconds: 60 },
];

export const limits = (table: readonly Limit[], page: ErrorPage): RequestHandler => {
  const rows = table.map((row) => ({
    ...row,
    limiter: new RateLimiterMemory({ keyPrefix: row.name, points: row.points, duration: row.seconds }),
  }));
  return async (req, res, next) => {
    const row = rows.find(({ method, path }) => (method ?? req.method) === req.method && path.test(req.path));
    try {
      await row?.limiter.consume(addressOf(req.ip ?? ''));
      next();
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      res.set('Retry-After', String(Math.ceil(refused.msBeforeNext / 1000)));
      answerFault(req, res, { status: 429, page });
    }
  };
};

/** An IPv6 subscriber owns a whole /64; counting single addresses would count nothing. */
export const addressOf = (ip: string): string =>
  !ip.includes(':') || ip.startsWith('::ffff:') ? ip : ip.split(':').slice(0, 4).join(':');
