// The edge where faults become answers: a page for people, JSON for programs, one log line without anybody's words.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';

/** What a room needs to make a page in the person's language that gives back what she typed. */
export type Fault = {
  readonly status: number;
  readonly path: string;
  readonly acceptLanguage: string;
  /** The parsed form, when there was one. */
  readonly sent: unknown;
};
export type ErrorPage = (fault: Fault) => string;
export type Log = { error(entry: Readonly<Record<string, unknown>>, says: string): void };

export const answerFault = (
  req: Request,
  res: Response,
  { status, page }: { status: number; page: ErrorPage },
): void => {
  if (status === 503) res.set('Retry-After', '30');
  res.status(status).set('Cache-Control', 'no-store');
  if (req.accepts(['html', 'json']) === 'json') {
    res.json({ error: { code: codes[status] ?? 'Failed', message: says[status] ?? 'Something went wrong.' } });
    return;
  }
  const fault = { path: req.originalUrl.split('?')[0] ?? '/', acceptLanguage: req.get('accept-language') ?? '' };
  res.type('html').send(page({ status, ...fault, sent: req.body }));
};

export const notFound =
  (page: ErrorPage): RequestHandler =>
  (req, res) =>
    answerFault(req, res, { status: 404, page });

export const onError =
  (page: ErrorPage, log: Log): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    const status = statusOf(error);
    if (status >= 500)
      log.error({ status, route: routeOf(req), name: nameOf(error), at: placeOf(error) }, 'a request failed');
    if (res.headersSent) next(error);
    else answerFault(req, res, { status, page });
  };

/** The store says by name that it cannot be reached; body parsers and routers carry a status of their own. */
export const statusOf = (error: unknown): number => {
  if (nameOf(error) === 'StoreAway') return 503;
  const status = (error as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
/** Where it went wrong, without the words of the error: they may quote what a person wrote. */
const placeOf = (error: unknown): readonly string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 8)
    : [];
/** The pattern of the route, never the address itself: a sheet's address holds answers. */
const routeOf = (req: Request): string => `${req.method} ${req.baseUrl}${String(req.route?.path ?? '(none)')}`;

const codes: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  403: 'Forbidden',
  404: 'NotFound',
  413: 'TooLarge',
  429: 'TooManyRequests',
  503: 'Unavailable',
};
const says: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  403: 'This is not allowed.',
  404: 'There is nothing at this address.',
  413: 'The request is too large.',
  429: 'Too many requests; wait a minute.',
  503: 'The database is away; try again in a minute.',
};
