// The one style and the one script, inside every page: one request for the first screen. Hashes for the policy.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { TransformOptions } from 'esbuild';

export type Assets = {
  readonly script: string;
  /** Of `/embed.js`, without its settings. */
  readonly embed: string;
  readonly style: string;
  /** Sources for `script-src` and `style-src`. */
  readonly hashes: { readonly script: string; readonly style: string };
};

/** In this order: a later rule wins over an earlier one. */
const sheets = ['page.css', 'controls.css', 'chat.css'];

/** Built files lie beside the bundle in `dist/web`; from the sources they are made here, once a process. */
export const loadAssets = async (): Promise<Assets> => {
  const [script, embed, ...styles] = await Promise.all([
    load('client.js', 'client.ts'),
    load('embed-button.js', 'embed-button.ts'),
    ...sheets.map((css) => load(css, css)),
  ]);
  const style = styles.join('');
  return { script, embed, style, hashes: { script: hashOf(script), style: hashOf(style) } };
};

const load = async (built: string, source: string): Promise<string> => {
  const file = new URL(`./web/${built}`, import.meta.url);
  if (existsSync(file)) return readFile(file, 'utf8');
  const { transform } = await import('esbuild');
  const text = await readFile(new URL(`./${source}`, import.meta.url), 'utf8');
  return (await transform(text, optionsFor(source))).code.trim();
};

const optionsFor = (source: string): TransformOptions =>
  source.endsWith('.css')
    ? { loader: 'css', minify: true }
    : { loader: 'ts', minify: true, format: 'iife', target: 'es2020' };

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
