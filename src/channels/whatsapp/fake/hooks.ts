// Brings webhooks, signed, and again until they are taken: doubled, late and in any order, as Meta does.
import { createHmac } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Brought } from './book.ts';

export type Hooks = {
  deliverTo(url: string): void;
  /** Resolves when it was answered 200, or when the tries are up. */
  bring(body: unknown): Promise<void>;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
  stop(): void;
};
export type HookSettings = {
  readonly appSecret: string;
  readonly retryMs: number;
  readonly tries: number;
  brought(brought: Brought): void;
};

export const makeHooks = ({ appSecret, retryMs, tries, brought }: HookSettings): Hooks => {
  let url: string | undefined;
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const onTheWay = new Set<Promise<void>>();

  const once = async (to: string, bytes: Buffer): Promise<number> => {
    const signature = createHmac('sha256', appSecret).update(bytes).digest('hex');
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(10_000)]);
    try {
      const answer = await fetch(to, { method: 'POST', headers, body: new Uint8Array(bytes), signal });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  };

  const insist = async (bytes: Buffer): Promise<void> => {
    for (let at = 1; at <= tries && url !== undefined && !stopping.signal.aborted; at += 1) {
      const from = performance.now();
      const status = await once(url, bytes);
      if (status === 200 || at === tries) brought({ status, tries: at, ms: performance.now() - from });
      if (status === 200) return;
      await setTimeout(Math.min(retryMs * 2 ** (at - 1), 5_000), undefined, stopping).catch(() => undefined);
    }
  };

  return {
    deliverTo: (to) => {
      url = to;
    },
    bring: (body) => {
      const way: Promise<void> = insist(escaped(body)).finally(() => onTheWay.delete(way));
      onTheWay.add(way);
      return way;
    },
    settled: async () => {
      while (onTheWay.size > 0) await Promise.all(onTheWay);
    },
    stop: () => stopping.abort(),
  };
};

/** Meta escapes slashes and everything that is not ASCII. */
const escaped = (body: unknown): Buffer =>
  Buffer.from(
    JSON.stringify(body)
      .replaceAll('/', '\\/')
      .replace(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
