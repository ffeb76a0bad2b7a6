// Which sites' pages may speak with us: an exact list, asked by browsers before every call and by us on every one.
import type { RequestHandler } from 'express';
import { refuse } from './errors.ts';

export type Sites = { has(origin: string): boolean };

export const sitesOf = (origins: readonly string[], publicUrl: string): Sites =>
  new Set([...origins, publicUrl].map((address) => new URL(address).origin));

/** Programs that are no browser send no origin; their token speaks for them. */
export const cors =
  (sites: Sites): RequestHandler =>
  (req, res, next) => {
    const origin = req.get('origin');
    const isListed = origin !== undefined && sites.has(origin);
    res.vary('Origin');
    if (isListed) res.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After' });
    if (req.method === 'OPTIONS') res.set(isListed ? allowed : {}).sendStatus(204);
    else if (origin !== undefined && !isListed) refuse(res, 'foreign-site');
    else next();
  };

const allowed = {
  'Access-Control-Allow-Headers': 'authorization,content-type,x-ms-bot-agent,x-requested-with',
  'Access-Control-Allow-Methods': 'GET,POST',
  'Access-Control-Max-Age': '600',
};
