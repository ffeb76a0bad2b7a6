// The desk's style and scripts as files of their own: a volunteer opens many pages, each file is fetched once.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type RequestHandler, Router } from 'express';

type File = { readonly body: string; readonly type: string; readonly path: string };
/** `worker` has one address for ever: a browser looks there for a newer one. */
export type Assets = {
  readonly style: File;
  readonly script: File;
  readonly push: File;
  readonly htmx: File;
  readonly worker: File;
};
const workerPath = '/desk/push-worker.js';

export const loadAssets = async (): Promise<Assets> => {
  const [style, script, push, worker, htmx] = await Promise.all([
    load('desk.css', 'desk.css'),
    load('client.js', 'client.ts'),
    load('push-switch.js', 'push-switch.ts'),
    load('push-worker.js', 'push-worker.ts'),
    readFile(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'), 'utf8'),
  ]);
  return {
    style: named('desk', 'css', style),
    script: named('desk', 'js', script),
    push: named('push', 'js', push),
    htmx: named('htmx', 'js', htmx),
    worker: { body: worker, type: 'js', path: workerPath },
  };
};

/** Built files lie beside the bundle in `dist/console`; from the sources they are made here, once a process. */
const load = async (built: string, source: string): Promise<string> => {
  const file = new URL(`./console/${built}`, import.meta.url);
  if (existsSync(file)) return readFile(file, 'utf8');
  const { transform } = await import('esbuild');
  const text = await readFile(new URL(`./${source}`, import.meta.url), 'utf8');
  const loader = source.endsWith('.css') ? 'css' : 'ts';
  return (await transform(text, { loader, minify: true, ...(loader === 'ts' ? { format: 'iife' } : {}) })).code;
};

/** The name holds what is inside, so that a browser may keep it for ever. */
const named = (name: string, type: string, body: string): File => {
  const mark = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  return { body, type, path: `/desk/files/${name}-${mark}.${type}` };
};

export const assetRoutes = (assets: Assets): Router => {
  const router = Router();
  const send =
    ({ type, body, path }: File): RequestHandler =>
    (_req, res) => {
      res
        .set('Cache-Control', path === workerPath ? 'no-cache' : 'public, max-age=31536000, immutable')
        .type(type)
        .send(body);
    };
  for (const file of Object.values(assets)) router.get(file.path.replace('/desk', ''), send(file));
  return router;
};
