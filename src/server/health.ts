// Liveness (the process answers) and readiness (the database answers, the content is loaded, not closing down).
import { Router } from 'express';

export type Readiness = {
  /** Throws when the database does not answer in time. */
  ping(): Promise<void>;
  /** How many flows are loaded. */
  flows(): number;
  isClosing(): boolean;
};

export const healthRoutes = (readiness: Readiness): Router =>
  Router()
    .get('/health/live', (_req, res) => {
      res.set('Cache-Control', 'no-store').json({ status: 'ok' });
    })
    .get('/health/ready', async (_req, res) => {
      const database = await readiness.ping().then(
        () => true,
        () => false,
      );
      const content = readiness.flows() > 0;
      const ready = database && content && !readiness.isClosing();
      res
        .status(ready ? 200 : 503)
        .set('Cache-Control', 'no-store')
        .json({ status: ready ? 'ok' : 'not ready', database, content, closing: readiness.isClosing() });
    });
