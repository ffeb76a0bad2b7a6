// One request out: three seconds to connect, ten in all, no redirects, and whether it left this machine or not.
import { type Dispatcher, Pool } from 'undici';

export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter?: number; readonly text: string }
  /** Nothing was written: it cannot have been taken. */
  | { readonly kind: 'not-written' }
  /** Written, and no answer came: it may have been taken. */
  | { readonly kind: 'no-answer' };

export type Poster = {
  post(body: string): Promise<Answer>;
  close(): void;
};
export type PostSettings = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly connectMs: number;
  readonly totalMs: number;
};

/** Graph's answers are small; anything larger is no answer of Graph. */
const largest = 256 * 1024;

/** One request at a time on each connection: what follows another could have been taken when that one breaks. */
export const makePoster = ({ url, headers, connectMs, totalMs }: PostSettings): Poster => {
  const pool = new Pool(url.origin, {
    connections: 32,
    pipelining: 1,
    keepAliveTimeout: 60_000,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: largest,
    connect: { timeout: connectMs },
  });
  const always = Object.entries(headers).flat();
  const path = `${url.pathname}${url.search}`;
  return {
    post: (body) =>
      new Promise((resolve) => {
        const asked = asking(totalMs, resolve);
        pool.dispatch({ method: 'POST', path, headers: always, body }, asked);
      }),
    close: () => void pool.destroy(),
  };
};

/** Tells once. What takes too long before it has a connection is taken back when it gets one. */
const asking = (totalMs: number, tell: (answer: Answer) => void): Dispatcher.DispatchHandler => {
  let at: Dispatcher.DispatchController | undefined;
  let isOver = false;
  let [status, retryAfter] = [0, Number.NaN];
  const chunks: Buffer[] = [];
  const end = (answer: Answer): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(total);
    tell(answer);
  };
  const lost = (): void => end({ kind: at ? 'no-answer' : 'not-written' });
  const late = new Error('no answer in time');
  const total = setTimeout(() => {
    lost();
    at?.abort(late);
  }, totalMs);
  return {
    onRequestStart: (controller) => {
      if (isOver) controller.abort(late);
      else at = controller;
    },
    onResponseStart: (_, given, { 'retry-after': after }) => {
      status = given;
      retryAfter = Number(after);
    },
    onResponseData: (_, chunk) => void chunks.push(chunk),
    onResponseEnd: () => {
      const wait = retryAfter > 0 ? { retryAfter: Math.min(retryAfter, 3600) } : {};
      end({ kind: 'answered', status, ...wait, text: Buffer.concat(chunks).toString('utf8') });
    },
    onResponseError: lost,
  };
};
