// The Express application: one order of middlewares for every room; the rooms' routes are passed in.
import express, { type Express, type Router } from 'express';
import { compress } from './compress.ts';
import { type ErrorPage, type Log, notFound, onError } from './errors.ts';
import { headers, type Policy } from './headers.ts';
import { healthRoutes, type Readiness } from './health.ts';
import { type Limit, limits } from './limits.ts';
import type { Metrics } from './metrics.ts';

export type AppParts = {
  /** In the order in which they are asked; `at` is the path they are mounted on. */
  readonly routes: readonly { readonly at: string; readonly router: Router }[];
  /** Routes that must not wait for anything here (webhooks): before compression and limits. */
  readonly light?: readonly { readonly at: string; readonly router: Router }[];
  readonly policy: Policy;
  readonly limits: readonly Limit[];
  readonly readiness: Readiness;
  /** Absent without a token: then nothing is measured and the address does not exist. */
  readonly metrics?: Metrics;
  readonly errorPage: ErrorPage;
  readonly log: Log;
  /** Express' "trust proxy": whose X-Forwarded-* headers are believed. `loopback` unless told otherwise. */
  readonly trustProxy?: boolean | number | string;
};

export const createApp = (parts: AppParts): Express => {
  const app = express();
  app.set('trust proxy', parts.trustProxy ?? 'loopback');
  app.set('etag', false);
  app.set('query parser', 'simple');
  for (const header of headers(parts.policy)) app.use(header);
  app.use(healthRoutes(parts.readiness));
  for (const { at, router } of parts.light ?? []) app.use(at, router);
  if (parts.metrics) app.use(parts.metrics.measure, parts.metrics.routes);
  app.use(limits(parts.limits, parts.errorPage));
  app.use(compress);
  for (const { at, router } of parts.routes) app.use(at, router);
  app.use(notFound(parts.errorPage));
  app.use(onError(parts.errorPage, parts.log));
  return app;
};
