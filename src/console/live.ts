// Live updates of the desk: one stream a page; those who see the same share one look at the queue and get the rows that changed.
import type { Request, RequestHandler, Response } from 'express';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Actor, CaseId, QueueRow, TeamId } from '../desk/desk.ts';
import { inOrder } from './order.ts';
import { perPage, unreadIn } from './pages/queue-page.tsx';
import { Row } from './pages/queue-row.tsx';
import type { ConsoleParts } from './parts.ts';
import { visitor } from './visitor.ts';

type Stream = {
  readonly res: Response;
  readonly token: string;
  readonly account: string;
  /** The page of one case; without it the queue. */
  readonly caseId?: CaseId;
};
/** All streams of people with the same roles in the same teams, who speak the same languages. */
type Scope = {
  readonly roles: string;
  readonly actor: Actor;
  readonly streams: Set<Stream>;
  /** Case → its row as last sent. */
  rows: ReadonlyMap<CaseId, string>;
  readonly touched: Set<CaseId>;
  timer?: NodeJS.Timeout;
  isBusy: boolean;
  stop(): void;
};

/** Proxies cut a silent connection after about half a minute; waiting times on the screen grow with it. */
const beat = 25_000;
/** Commits close together are told as one. */
const gather = 60;
/** One volunteer has a few tabs. */
const most = 8;
/** A reader that does not read: its stream ends, and it comes back. */
const tooFull = 512 * 1024;

export type Live = { readonly handle: RequestHandler; close(): void };

export const liveDesk = (parts: ConsoleParts): Live => {
  const scopes = new Map<string, Scope>();

  const leave = (key: string, scope: Scope, stream: Stream): void => {
    scope.streams.delete(stream);
    if (scope.streams.size > 0) return;
    clearTimeout(scope.timer);
    scope.stop();
    if (scopes.get(key) === scope) scopes.delete(key);
  };
  const scopeOf = (key: string, roles: string, actor: Actor): Scope => {
    const known = scopes.get(key);
    if (known) return known;
    const teams = [...new Set(actor.roles.map(({ team }) => team))] as readonly TeamId[];
    const scope: Scope = {
      roles,
      actor,
      streams: new Set(),
      rows: new Map(),
      touched: new Set(),
      isBusy: false,
      stop: parts.desk.onChange(teams, (id) => {
        scope.touched.add(id);
        scope.timer ??= setTimeout(() => void tell(parts, key, scope), gather);
      }),
    };
    scopes.set(key, scope);
    return scope;
  };
  const heart = setInterval(() => {
    for (const [key, scope] of scopes) {
      for (const { res } of scope.streams) res.write(':\n\n');
      void tell(parts, key, scope);
    }
  }, beat).unref();

  const handle = async (req: Request, res: Response): Promise<void> => {
    const { session, token, actor } = visitor(res);
    const roles = JSON.stringify(session.account.roles);
    const key = JSON.stringify([roles, [...session.account.languages].toSorted()]);
    const caseId = typeof req.query.zaak === 'string' ? (req.query.zaak as CaseId) : undefined;
    res.set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    res.flushHeaders();
    const scope = scopeOf(key, roles, actor);
    const stream: Stream = { res, token, account: session.account.id, ...(caseId ? { caseId } : {}) };
    const own = [...scope.streams].filter(({ account }) => account === stream.account);
    if (own.length >= most) own[0]?.res.end();
    scope.streams.add(stream);
    res.once('close', () => leave(key, scope, stream));
    // What happened between the page and this moment.
    const { shown, unread } = await look(parts, scope.actor);
    if (!caseId) res.write(`event: only\ndata: ${[...shown.keys()].map((id) => `c-${id}`).join(' ')}\n\n`);
    write(stream, shown, unread);
    // Known to this stream, perhaps not yet to the others: the next look tells them all.
    const unknown = [...shown.keys()].filter((id) => !scope.rows.has(id)).map((id) => [id, ''] as const);
    scope.rows = new Map([...scope.rows, ...unknown]);
  };
  return {
    handle,
    close: () => {
      clearInterval(heart);
      for (const scope of scopes.values()) for (const { res } of scope.streams) res.end();
    },
  };
};

const look = async ({ desk, content }: ConsoleParts, actor: Actor) => {
  const rows = inOrder(await desk.queue(actor));
  const seen = { content, now: new Date() };
  const html = (row: QueueRow) => renderToString(h(Row, { row, seen }));
  const shown = new Map(rows.slice(0, perPage).map((row) => [row.id, html(row)]));
  return { shown, unread: unreadIn(rows) };
};

const tell = async (parts: ConsoleParts, key: string, scope: Scope): Promise<void> => {
  if (scope.isBusy) {
    scope.timer = setTimeout(() => void tell(parts, key, scope), gather);
    return;
  }
  scope.isBusy = true;
  delete scope.timer;
  const touched = new Set(scope.touched);
  scope.touched.clear();
  try {
    // Asked every time: a session that ended, or roles that changed, hear nothing more.
    const live = await parts.accounts.sessions.live([...scope.streams].map(({ token }) => token));
    for (const stream of scope.streams)
      if (JSON.stringify(JSON.parse(live.get(stream.token) ?? 'null')) !== scope.roles) stream.res.end();
    const { shown, unread } = await look(parts, scope.actor);
    const changed = new Map([...shown].filter(([id, html]) => scope.rows.get(id) !== html));
    const gone = [...scope.rows.keys()].filter((id) => !shown.has(id));
    scope.rows = shown;
    for (const stream of scope.streams) {
      if (stream.res.writableEnded) continue;
      write(stream, changed, unread, gone);
      if (stream.caseId && touched.has(stream.caseId)) stream.res.write('event: case\ndata: \n\n');
      if (stream.res.writableLength > tooFull) stream.res.end();
    }
  } catch {
    // The store is away: the pages ask again, later each time.
    for (const { res } of scope.streams) res.end();
  } finally {
    scope.isBusy = false;
  }
};

const write = (
  { res, caseId }: Stream,
  rows: ReadonlyMap<CaseId, string>,
  unread: number,
  gone: readonly CaseId[] = [],
): void => {
  const events = caseId
    ? []
    : [
        ...[...rows.values()].map((html) => `event: row\ndata: ${html.replace(/[\r\n]+/g, ' ')}\n\n`),
        ...gone.map((id) => `event: gone\ndata: c-${id}\n\n`),
      ];
  res.write(`${events.join('')}event: unread\ndata: ${unread}\n\n`);
};
