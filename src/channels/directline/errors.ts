// Refusals as data. Clients act on the status alone: 403 "get a new token", 404 "it has ended", 5xx on a poll is silence for good.
import type { Response } from 'express';

const faults = {
  'not-allowed': { status: 400, code: 'BadArgument', message: 'Activity not allowed' },
  'no-type': { status: 400, code: 'MissingProperty', message: 'type' },
  'not-json': { status: 400, code: 'BadSyntax', message: 'Body is not JSON' },
  'bad-token': { status: 401, code: 'BadArgument', message: 'Missing or bad token' },
  expired: { status: 403, code: 'TokenExpired', message: 'Token has expired' },
  'not-yours': { status: 403, code: 'BadArgument', message: 'Token not valid for this conversation' },
  'foreign-site': { status: 403, code: 'BadArgument', message: 'Origin not allowed' },
  upload: { status: 403, code: 'BadArgument', message: 'Uploads are off' },
  ended: { status: 404, code: 'BadArgument', message: 'Conversation not found' },
  nowhere: { status: 404, code: 'BadArgument', message: 'No such address' },
  'too-big': { status: 413, code: 'MessageSizeTooBig', message: 'request entity too large' },
  'too-many': { status: 429, code: 'TooManyRequests', message: 'Slow down' },
  away: { status: 503, code: 'ServiceUnavailable', message: 'Try again later' },
} as const;

export type Fault = keyof typeof faults;

export const refuse = (res: Response, fault: Fault): void => {
  const { status, code, message } = faults[fault];
  res.status(status).json({ error: { code, message } });
};

/** What a body parser's error means; undefined for an error of our own. */
export const faultOf = (error: unknown): Fault | undefined => {
  const { type, status } = error as { readonly type?: unknown; readonly status?: unknown };
  if (type === 'entity.too.large') return 'too-big';
  return typeof status === 'number' && status < 500 ? 'not-json' : undefined;
};
