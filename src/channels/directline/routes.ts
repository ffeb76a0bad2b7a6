// The addresses of Direct Line 3.0: a token, a talk, what was said in it, and something new to say.
import { createHash } from 'node:crypto';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import { seenAt, setAfter } from './activity-set.ts';
import { cors, type Sites } from './cors.ts';
import { type Fault, faultOf, refuse } from './errors.ts';
import { addressOf, type Count, type Limited, limits } from './limits.ts';
import type { DirectLineParts } from './parts.ts';
import { localeIn, readPost } from './post.ts';
import type { Say } from './seldom.ts';
import { streamPath } from './stream-path.ts';
import { makeTicket } from './tickets.ts';
import { type Bearer, lifetime, makeToken, readToken } from './token.ts';
import { activityId, conversationUpdate } from './wire.ts';

export type RouteParts = DirectLineParts & { readonly sites: Sites; readonly count: Count; readonly say: Say };

/** Ample for a message of 4,000 letters in any script. */
const json = express.json({ limit: '64kb', inflate: false });

export const directLineRouter = (parts: RouteParts): Router => {
  const asked = askedBy(parts);
  const router = Router();
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.use(cors(parts.sites));
  router.post('/tokens/generate', generate(parts));
  router.post('/tokens/refresh', asked('refresh', refresh));
  router.post('/conversations', asked('start', start));
  router.get('/conversations/:conversation', asked('start', reconnect));
  router.get('/conversations/:conversation/activities', asked(undefined, poll));
  router.post('/conversations/:conversation/activities', asked('body', post));
  router.post('/conversations/:conversation/upload', asked('body', upload));
  router.get(
    '/session/getsessionid',
    asked('start', (_parts, { res }) => void res.json({ sessionId: '' })),
  );
  router.use((_req, res) => refuse(res, 'nowhere'));
  router.use(onError(parts));
  return router;
};

type Asked = { readonly req: Request; readonly res: Response; readonly bearer: Bearer };
type Handle = (parts: RouteParts, asked: Asked) => Promise<void> | void;

/** Only for who brings a token of ours, for this conversation, and not too often. */
const askedBy =
  (parts: RouteParts) =>
  (limit: Limited | undefined, handle: Handle): RequestHandler =>
  (req, res) => {
    const bearer = readToken(/^Bearer (\S+)$/.exec(req.get('authorization') ?? '')?.[1] ?? '', parts);
    if (bearer === 'bad') return refuse(res, 'bad-token');
    if (bearer === 'expired') return refuse(res, 'expired');
    // Before the talk is looked for: ids cannot be told apart by their answers.
    if ((req.params.conversation ?? bearer.conversation) !== bearer.conversation) return refuse(res, 'not-yours');
    if (limit && !parts.count(limit, bearer.conversation)) return slowDown(res, limit);
    return handle(parts, { req, res, bearer });
  };

/** The person's id is ours to invent; what the page asks for is not even read. */
const generate =
  (parts: RouteParts): RequestHandler =>
  (req, res) => {
    if (!parts.count('generate', addressOf(req.ip ?? ''))) return slowDown(res, 'generate');
    res.json(granted(parts, { conversation: `c_${parts.newId()}`, user: `dl_${parts.newId()}` }));
  };

const refresh: Handle = (parts, { res, bearer }) => void res.json(granted(parts, bearer));

const start: Handle = async (parts, { req, res, bearer }) => {
  const locale = localeIn(await bodyOf(req, res));
  const { conversation, user } = bearer;
  const { talk, fresh } = await parts.open(conversation, conversationUpdate(conversation, user, locale));
  res.status(fresh ? 201 : 200).json(joined(parts, bearer, 0));
  if (fresh) parts.wake(talk);
};

const reconnect: Handle = async (parts, { req, res, bearer }) => {
  const after = seenAt(req.query.watermark);
  const found = await parts.history(bearer.conversation, after).catch(away(parts));
  if (!found) return refuse(res, 'ended');
  res.json(joined(parts, bearer, after));
};

const poll: Handle = async (parts, { req, res, bearer }) => {
  const after = seenAt(req.query.watermark);
  const nothing = { activities: [], watermark: after === 0 ? '' : String(after) };
  // directlinejs stops polling for good, and without a word, at the first 429 or 5xx.
  if (!parts.count('poll', bearer.conversation)) return void res.json(nothing);
  const found = await setAfter(parts, bearer.conversation, after).catch(away(parts));
  if (!found) return refuse(res, 'ended');
  res.json(found === 'away' ? nothing : found.set);
};

const post: Handle = async (parts, { req, res, bearer }) => {
  const posted = readPost(await bodyOf(req, res), bearer);
  const { conversation } = bearer;
  if (posted.kind === 'refused') return refuse(res, posted.fault);
  if (posted.kind === 'typing') {
    parts.typing(conversation);
    return void res.json({ id: '' });
  }
  if (!parts.count('post', conversation)) return slowDown(res, 'post');
  const key = keyOf(conversation, posted.clientActivityID ?? parts.newId());
  const received = await parts.receive(conversation, key, posted.activity);
  if (!received) return refuse(res, 'ended');
  res.json({ id: activityId(conversation, received.seq) });
  if (received.fresh) parts.wake(received.talk);
};

const upload: Handle = (_parts, { res }) => refuse(res, 'upload');

/** Hashed: a page must not be able to write a key of ours, like the one of a reply. */
const keyOf = (conversation: string, clientActivityID: string): string =>
  `dl:${conversation}:${createHash('sha256').update(clientActivityID).digest('base64url')}`;

const granted = (parts: RouteParts, bearer: Bearer) => ({
  conversationId: bearer.conversation,
  token: makeToken(bearer, parts),
  expires_in: lifetime,
});

const joined = (parts: RouteParts, bearer: Bearer, after: number) => {
  const url = new URL(streamPath(bearer.conversation), parts.publicUrl.replace(/^http/, 'ws'));
  const watermark = after === 0 ? '' : String(after);
  return {
    ...granted(parts, bearer),
    streamUrl: `${url.href}?watermark=${watermark}&t=${makeTicket(bearer.conversation, parts)}`,
  };
};

const bodyOf = (req: Request, res: Response): Promise<unknown> =>
  new Promise((resolve, reject) => {
    json(req, res, (error: unknown) => (error ? reject(error) : resolve(req.body)));
  });

/** The store is away: a client that may wait is told nothing, and comes again. */
const away =
  ({ say }: RouteParts) =>
  (error: unknown): 'away' => {
    say('the messages of a Direct Line talk could not be read', error);
    return 'away';
  };

const slowDown = (res: Response, limit: Limited): void => {
  res.set('Retry-After', String(limits[limit].retryAfter));
  refuse(res, 'too-many');
};

const onError =
  ({ say }: RouteParts): ErrorRequestHandler =>
  (error, _req, res, next) => {
    const fault: Fault | undefined = faultOf(error);
    if (!fault) say('a Direct Line request could not be answered', error);
    if (res.headersSent) next(error);
    else refuse(res, fault ?? 'away');
  };
