// Numbers for Prometheus, behind a token; without a token the address does not exist.
import { createHash, timingSafeEqual } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export type Metrics = {
  readonly registry: Registry;
  readonly measure: RequestHandler;
  readonly routes: Router;
};

export const makeMetrics = (token: string): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until the answer was sent, by pattern of the route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const measure: RequestHandler = (req, res, next) => {
    const stop = seconds.startTimer();
    res.once('finish', () => {
      if (isStream(res.getHeader('Content-Type'))) return;
      // Patterns only: an address may hold answers, and every new label costs memory.
      const route = req.route ? `${req.baseUrl}${String(req.route.path)}` : 'none';
      stop({ method: req.method, route, status: res.statusCode });
    });
    next();
  };
  return { registry, measure, routes: routesFor(registry, token) };
};

const routesFor = (registry: Registry, token: string): Router =>
  Router().get('/metrics', async (req, res) => {
    if (!isSame(req.get('authorization') ?? '', `Bearer ${token}`)) {
      res
        .status(401)
        .set('WWW-Authenticate', 'Bearer')
        .json({ error: { code: 'Unauthorized', message: 'Give the METRICS_TOKEN as a bearer token.' } });
      return;
    }
    res.type(registry.contentType).send(await registry.metrics());
  });

const isStream = (type: unknown): boolean => String(type).startsWith('text/event-stream');
const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));
