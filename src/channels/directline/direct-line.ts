// Direct Line 3.0, whole: the routes, the streams, and the order in which they close.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Router } from 'express';
import { sitesOf } from './cors.ts';
import { counter } from './limits.ts';
import type { DirectLineParts } from './parts.ts';
import { directLineRouter } from './routes.ts';
import { seldom } from './seldom.ts';
import { makeStreams } from './stream.ts';

export type DirectLine = {
  /** Mount it at `directLinePath`, before limits and body parsers: it has its own. */
  readonly router: Router;
  /** For the server's `upgrade` event; false when the address is none of ours: then the socket is still the caller's. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Shows "is typing" on the pages of this talk that are open in this process. */
  typing(talk: string): void;
  /** Before the server closes: it cannot close while streams are open. Takes a second at most. */
  close(): Promise<void>;
};

export const makeDirectLine = (parts: DirectLineParts): DirectLine => {
  const sites = sitesOf(parts.origins, parts.publicUrl);
  const say = seldom(parts.log, parts.now);
  const { upgrade, typing, close } = makeStreams({ ...parts, sites, say });
  const router = directLineRouter({ ...parts, sites, say, count: counter(parts.now) });
  return { router, upgrade, typing, close };
};
