// Live updates: one stream a page, fed with the same fragments the page is made of.
import type { RequestHandler, Response } from 'express';
import type { Language } from '../content/schema/ids.ts';
import type { ConversationId } from '../store/store.ts';
import { fragmentOf } from './fragments.tsx';
import type { WebParts } from './parts.ts';
import { sessionOf } from './session.ts';

type Stream = {
  readonly res: Response;
  readonly conversation: ConversationId;
  readonly token: string;
  readonly language: Language;
  after: number;
  isBusy: boolean;
  again: boolean;
};

/** Proxies and telephones cut a silent connection after about half a minute. */
const beat = 25_000;
/** One person has a few tabs; more is a fault or an attack. */
const most = 6;
/** A reader that does not read: its stream ends, and it comes back with what it has. */
const tooFull = 256 * 1024;

export const liveUpdates = (parts: WebParts): RequestHandler => {
  const open = new Map<ConversationId, Set<Stream>>();
  parts.store.onChange((conversation) => {
    for (const stream of open.get(conversation) ?? []) void push(parts, stream);
  });
  setInterval(() => {
    for (const stream of [...open.values()].flatMap((streams) => [...streams])) stream.res.write(':\n\n');
  }, beat).unref();

  return async (req, res) => {
    const token = sessionOf(req);
    const conversation = token && (await parts.store.conversations.find('web', token));
    // 204 tells the browser not to come back.
    if (!conversation) return void res.status(204).end();
    const after = Number(req.get('last-event-id') ?? req.query.after);
    const stream: Stream = {
      res,
      conversation,
      token,
      language: req.params.language as Language,
      after: Number.isSafeInteger(after) && after > 0 ? after : 0,
      isBusy: false,
      again: false,
    };
    res.set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    res.flushHeaders();
    enter(open, stream);
    res.once('close', () => leave(open, stream));
    await push(parts, stream);
  };
};

/** Everything after the last row this page has; asked again when something happened meanwhile, so in order and once. */
const push = async (parts: WebParts, stream: Stream): Promise<void> => {
  if (stream.isBusy) {
    stream.again = true;
    return;
  }
  stream.isBusy = true;
  try {
    do {
      stream.again = false;
      const rows = await parts.store.messages.history(stream.conversation, { after: stream.after });
      for (const row of rows) {
        stream.after = row.seq;
        stream.res.write(eventOf(row.seq, fragmentOf([row], { say: parts.say, language: stream.language })));
      }
      if (rows.some(({ direction }) => direction === 'out')) await pushRoad(parts, stream);
      if (stream.res.writableLength > tooFull) stream.res.end();
    } while (stream.again && !stream.res.writableEnded);
  } catch {
    // The store is away: the browser asks again, later each time.
    stream.res.end();
  } finally {
    stream.isBusy = false;
  }
};

/** The road goes with the question: without the database an answer to it is worked on from there, also in another tab. */
const pushRoad = async ({ store, reading }: WebParts, { res, conversation, token }: Stream): Promise<void> => {
  const road = reading.carry(token, await store.conversations.state(conversation));
  if (road) res.write(`event: kept\ndata: ${road}\n\n`);
};

const eventOf = (seq: number, html: string): string =>
  `id: ${seq}\n${html
    .split(/\r\n|[\r\n]/)
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;

const enter = (open: Map<ConversationId, Set<Stream>>, stream: Stream): void => {
  const streams = open.get(stream.conversation) ?? new Set();
  open.set(stream.conversation, streams.add(stream));
  const [oldest] = streams;
  if (streams.size > most) oldest?.res.end();
};

const leave = (open: Map<ConversationId, Set<Stream>>, stream: Stream): void => {
  const streams = open.get(stream.conversation);
  streams?.delete(stream);
  if (streams?.size === 0) open.delete(stream.conversation);
};
