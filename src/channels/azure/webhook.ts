// POST /api/messages: who is it, is it for us, store it, 200, then work.
import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express';
import { type Heard, readActivity } from './read-activity.ts';
import { isServiceUrl } from './service-url.ts';

export type AzureParts = {
  /** Without a key, for this machine alone. */
  readonly isEmulator: boolean;
  /** `away`: whether the caller is genuine cannot be found out now. */
  authenticate(activity: unknown, authorization: string): Promise<'genuine' | 'refused' | 'away'>;
  /** Stores it durably; resolves with what to do after the answer. */
  receive(heard: Extract<Heard, { kind: 'heard' }>): Promise<() => void>;
  readonly log: { warn(facts: Readonly<Record<string, string>>, says: string): void };
};

const statuses = { bad: 400, 'too-long': 413, quiet: 200 } as const;

export const azureRouter = (parts: AzureParts): Router => {
  const router = Router();
  router.post('/', callers(parts), express.json({ limit: '256kb', inflate: false }), take(parts), faults(parts));
  return router;
};

/** Before anything is read. */
const callers =
  ({ isEmulator }: AzureParts): RequestHandler =>
  (req, res, next) => {
    res.set('Cache-Control', 'no-store');
    const mayAsk = isEmulator ? isFromHere(req) : /^Bearer \S+$/.test(req.get('authorization') ?? '');
    if (mayAsk) next();
    else res.sendStatus(401);
  };

/** Not a proxy's, not a web page's, and not by a foreign name that was made to lead here. */
const isFromHere = (req: Request): boolean => {
  const { remoteAddress = '' } = req.socket;
  const isNear = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(remoteAddress);
  const isNamed = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(req.get('host') ?? '');
  const isPlain = ['origin', 'forwarded', 'x-forwarded-for', 'via'].every((name) => req.get(name) === undefined);
  return isNear && isNamed && isPlain && req.is('json') !== false;
};

const take =
  (parts: AzureParts): RequestHandler =>
  async (req, res) => {
    const who = await parts.authenticate(req.body, req.get('authorization') ?? '');
    if (who === 'refused') return void res.sendStatus(401);
    if (who === 'away') return void res.set('Retry-After', '5').sendStatus(503);
    const heard = readActivity(req.body);
    if (heard.kind !== 'heard') return void res.sendStatus(statuses[heard.kind]);
    if (!isServiceUrl(heard.reference.serviceUrl, parts.isEmulator)) {
      parts.log.warn({}, 'an activity for /api/messages named a service that is none of Bot Framework’s; refused');
      return void res.sendStatus(403);
    }
    const work = await parts.receive(heard);
    res.sendStatus(200);
    work();
  };

const faults =
  ({ log }: AzureParts): ErrorRequestHandler =>
  (error, _req, res, next) => {
    if (res.headersSent) return next(error);
    const { status, name } = error as { readonly status?: unknown; readonly name?: string };
    if (typeof status === 'number' && status < 500) return void res.sendStatus(status);
    log.warn({ name: name ?? 'Error' }, 'an activity for /api/messages was not stored');
    res.set('Retry-After', '5').sendStatus(503);
  };
