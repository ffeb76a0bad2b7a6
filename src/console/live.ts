// Live updates of the desk: one stream a page; those who see the same share one board; a case that was touched is asked once for all of them.
import type { Request, RequestHandler, Response } from 'express';
import type { Actor, CaseId, TeamId } from '../desk/desk.ts';
import { type Board, boardOf, differences, needsLook, noBoard, unreadOn, wholeBoard, withCase } from './live-board.ts';
import { liveRows } from './live-row.ts';
import { perPage } from './pages/queue-page.tsx';
import type { ConsoleParts } from './parts.ts';
import { visitor } from './visitor.ts';

type Stream = {
  readonly res: Response;
  readonly token: string;
  readonly account: string;
  /** The page of one case; without it the queue. */
  readonly caseId?: CaseId;
  /** It has the board and hears what changes on it. */
  isReady: boolean;
};
/** All streams of people with the same roles in the same teams, who speak the same languages. */
type Scope = {
  readonly roles: string;
  readonly actor: Actor;
  readonly streams: Set<Stream>;
  readonly touched: Set<CaseId>;
  /** As every ready stream has it. */
  board: Board;
  lookedAt: number;
  /** Who changes the board waits for who began before. */
  turn: Promise<unknown>;
  inTurn: number;
  stop(): void;
};

/** Proxies cut a silent connection after about half a minute. */
const beat = 25_000;
/** Waiting times on the screen grow in minutes. */
const lookEvery = 60_000;
/** A board younger than this is looked at no second time for a page that opens. */
const fresh = 10_000;
/** Commits close together are told as one. */
const gather = 60;
/** One volunteer has a few tabs. */
const most = 8;
/** So many looks at a time, so that pages and claims find a connection to the database. */
const looksAtOnce = 3;
/** A reader that does not read: it is dropped, and comes back when it can. */
const tooFull = 256 * 1024;

export type Live = { readonly handle: RequestHandler; close(): void };

export const liveDesk = (parts: ConsoleParts): Live => {
  const scopes = new Map<string, Scope>();
  const rowOf = liveRows(parts.content);
  const few = atMost(looksAtOnce);
  let waking: NodeJS.Timeout | undefined;

  const leave = (key: string, scope: Scope, stream: Stream): void => {
    scope.streams.delete(stream);
    if (scope.streams.size > 0) return;
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
      touched: new Set(),
      board: noBoard,
      lookedAt: 0,
      turn: Promise.resolve(),
      inTurn: 0,
      stop: parts.desk.onChange(teams, (id) => {
        scope.touched.add(id);
        wake();
      }),
    };
    scopes.set(key, scope);
    return scope;
  };
  const wake = (): void => {
    waking ??= setTimeout(() => void tellTouched(), gather);
  };

  /** Asked every time: a session that ended, or roles that changed, hear nothing more. */
  const dropStrangers = async (some: readonly Scope[]): Promise<void> => {
    const live = await parts.accounts.sessions.live(some.flatMap(({ streams }) => tokensOf(streams)));
    for (const { streams, roles } of some)
      for (const { token, res } of streams)
        if (JSON.stringify(JSON.parse(live.get(token) ?? 'null')) !== roles) res.end();
  };
  const show = (scope: Scope, board: Board, touched: ReadonlySet<CaseId> = new Set()): void => {
    const changes = differences(scope.board, board);
    const unread = `event: unread\ndata: ${unreadOn(board)}\n\n`;
    scope.board = board;
    for (const stream of scope.streams) {
      if (!stream.isReady) continue;
      const own = stream.caseId && touched.has(stream.caseId) ? caseChanged : '';
      put(stream, `${stream.caseId ? '' : changes}${unread}${own}`);
    }
  };
  /** The store is away: the pages ask again, later each time. */
  const giveUp = (some: readonly Scope[]): void => {
    for (const { streams } of some) for (const { res } of streams) res.end();
  };

  const tellTouched = async (): Promise<void> => {
    waking = undefined;
    // Whose board is being looked at comes right after that.
    const due = [...scopes.values()].filter(({ touched, inTurn }) => touched.size > 0 && inTurn === 0);
    if (due.length === 0) return;
    const touched = due.map((scope) => new Set(scope.touched));
    for (const scope of due) scope.touched.clear();
    const all = [...new Set(touched.flatMap((ids) => [...ids]))];
    const work = async (): Promise<void> => {
      const people = due.map(({ actor }) => actor);
      const [found] = await Promise.all([parts.desk.rowsFor(people, all), dropStrangers(due)]);
      for (const [at, scope] of due.entries()) {
        const rows = new Map(found[at]?.map((row) => [row.id, row]));
        const own = touched[at] ?? new Set();
        let board = scope.board;
        for (const id of own) board = withCase(board, id, rows.has(id) ? rowOf(rows.get(id) as never) : undefined);
        show(scope, board, own);
        if (needsLook(board)) scope.lookedAt = 0;
      }
    };
    const working = work().catch(() => giveUp(due));
    await Promise.all(due.map((scope) => alone(scope, () => working)));
    if ([...scopes.values()].some(({ touched: again }) => again.size > 0)) wake();
  };

  const look = async (scope: Scope): Promise<void> => {
    const [{ rows, ...sums }] = await few(() =>
      Promise.all([parts.desk.look(scope.actor, { from: 0, size: perPage }), dropStrangers([scope])]),
    );
    scope.lookedAt = Date.now();
    show(scope, boardOf(rows.map(rowOf), sums));
  };

  const heart = setInterval(() => {
    for (const { streams } of scopes.values()) for (const stream of streams) put(stream, ':\n\n');
  }, beat).unref();
  /** One after the other all the time, never all at once. */
  const round = setInterval(() => {
    const old = [...scopes.values()].filter(
      ({ lookedAt, inTurn }) => inTurn === 0 && lookedAt < Date.now() - lookEvery,
    );
    const some = old.toSorted((one, other) => one.lookedAt - other.lookedAt).slice(0, Math.ceil(scopes.size / 40));
    for (const scope of some)
      void alone(scope, () => look(scope).catch(() => giveUp([scope]))).then(() => {
        if (scope.touched.size > 0) wake();
      });
  }, 1_000).unref();

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
    const account = session.account.id;
    const stream: Stream = { res, token, account, isReady: false, ...(caseId ? { caseId } : {}) };
    const own = [...scope.streams].filter((one) => one.account === account);
    if (own.length >= most) own[0]?.res.end();
    scope.streams.add(stream);
    res.once('close', () => leave(key, scope, stream));
    await alone(scope, async () => {
      if (scope.lookedAt < Date.now() - fresh) await look(scope);
      // What came after the page was made and before this, the page of a case fetches itself.
      put(stream, `${caseId ? caseChanged : wholeBoard(scope.board)}event: unread\ndata: ${unreadOn(scope.board)}\n\n`);
      stream.isReady = true;
    }).catch(() => res.end());
    if (scope.touched.size > 0) wake();
  };
  return {
    handle,
    close: () => {
      clearInterval(heart);
      clearInterval(round);
      clearTimeout(waking);
      giveUp([...scopes.values()]);
    },
  };
};

const caseChanged = 'event: case\ndata: \n\n';

const tokensOf = (streams: ReadonlySet<Stream>): readonly string[] => [...streams].map(({ token }) => token);

const put = ({ res }: Stream, text: string): void => {
  if (res.writableEnded) return;
  if (res.writableLength > tooFull) res.destroy();
  else res.write(text);
};

const alone = async <T>(scope: Scope, work: () => Promise<T>): Promise<T> => {
  const mine = scope.turn.then(work);
  scope.inTurn += 1;
  scope.turn = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    scope.inTurn -= 1;
  }
};

const atMost = (count: number) => {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy >= count) await new Promise<void>((go) => waiting.push(go));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
};
