// The addresses of the chat page: choose a language, read the talk, send an answer, follow it live, the sheet.
import express, { type Response, Router } from 'express';
import { receiveAnswer } from './answer.ts';
import { chatPage } from './chat-page.tsx';
import { embedScript } from './embed.ts';
import { errorPage } from './error-page.tsx';
import { liveUpdates } from './events.ts';
import { homePage } from './home-page.tsx';
import { isOffered, preferred } from './languages.ts';
import type { WebParts } from './parts.ts';
import { isAway, readingPage } from './reading-mode.ts';
import { sessionOf } from './session.ts';
import { sheetPage } from './sheet-page.tsx';

/** Newest rows that a page shows; what is older is still in the talk, but nobody scrolls so far. */
const shown = 60;

export const webRoutes = (parts: WebParts): Router => {
  const { content } = parts;
  // 2,000 Ethiopic letters, nine bytes each in a form, beside the longest road.
  const form = express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 10 });
  const router = Router();
  router.param('language', (_req, _res, next, code: string) => next(isOffered(content, code) ? undefined : 'route'));

  router.get('/', (req, res) => {
    const language = preferred(content, req.get('accept-language') ?? '');
    page(res.vary('Accept-Language'), homePage({ ...parts, language }));
  });
  router.get('/embed.js', (_req, res) => {
    res.set({ 'Cache-Control': 'public, max-age=3600', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    res.type('js').send(embedScript(parts));
  });
  router.get('/sheet/*key', (req, res, next) => {
    const key = ([] as string[]).concat(req.params.key ?? []).join('/');
    const sheet = parts.sheet(key);
    if (!sheet) return next();
    page(res, sheetPage({ ...parts, language: sheet.language }, sheet));
  });
  router.get('/:language', async (req, res) => {
    const language = req.params.language as Parameters<typeof parts.welcome>[0];
    const token = sessionOf(req);
    const { rows, carried } = await talkOf(parts, token).catch((error: unknown) => {
      if (!isAway(error)) throw error;
      return { rows: undefined, carried: undefined };
    });
    if (!rows) return page(res.status(503), readingPage(parts, language));
    const notice = req.query.gone === '1' && rows.length === 0 ? { notice: parts.say(language, 'web.deleted') } : {};
    page(res, chatPage({ ...parts, language }, { rows, welcome: parts.welcome(language), carried, ...notice }));
  });
  router.post('/:language', form, receiveAnswer(parts, errorPage(parts)));
  router.get('/:language/events', liveUpdates(parts));
  return router;
};

/** The newest rows, and the road for the form: with it the talk can go on while the database is away. */
const talkOf = async ({ store, reading }: WebParts, token: string | undefined) => {
  const conversation = token && (await store.conversations.find('web', token));
  if (!conversation) return { rows: [], carried: undefined };
  const [rows, state] = await Promise.all([
    store.messages.history(conversation, { limit: shown }),
    store.conversations.state(conversation),
  ]);
  return { rows, carried: reading.carry(token, state) };
};

/** Never kept by browser or proxy: the next person at this computer must not find the talk with "back". */
const page = (res: Response, html: string): void => {
  res.set('Cache-Control', 'no-store').type('html').send(html);
};
