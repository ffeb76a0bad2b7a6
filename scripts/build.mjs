// Builds dist/: the server in one bundle with its packages left outside, and the page's script and styles. Another folder and
// other programs may be named: `node scripts/build.mjs <folder> <program.ts>…`, so that benchmarks run what would be served.
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url);
const inRoot = (path) => new URL(path, root).pathname;
const [out = 'dist', ...programs] = process.argv.slice(2);
const styles = readdirSync(inRoot('src/web')).filter((file) => file.endsWith('.css'));

/**
 * Packages of many small modules are read into the bundle: opening their files costs more than running them. All others
 * stay outside and are found in node_modules.
 */
const inside =
  /^(zod|kysely|i18next|preact|preact-render-to-string|markdown-it|temporal-polyfill|@internationalized\/date|lunr)($|\/)/;
const packagesOutside = {
  name: 'packages-outside',
  setup: (bundle) =>
    bundle.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || inside.test(path) ? undefined : { path, external: true },
    ),
};

rmSync(inRoot(out), { recursive: true, force: true });
await Promise.all([
  build({
    entryPoints: programs.length > 0 ? programs.map(inRoot) : [inRoot('src/main.ts')],
    outdir: inRoot(out),
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    plugins: [packagesOutside],
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    logLevel: 'warning',
  }),
  // The names are those that src/console/assets.ts and src/web/assets.ts look for beside the bundle.
  build({
    entryPoints: ['client.ts', 'push-switch.ts', 'push-worker.ts', 'desk.css'].map((file) =>
      inRoot(`src/console/${file}`),
    ),
    outdir: inRoot(`${out}/console`),
    minify: true,
    format: 'iife',
    target: 'es2020',
    logLevel: 'warning',
  }),
  build({
    entryPoints: [
      inRoot('src/web/client.ts'),
      inRoot('src/web/embed-button.ts'),
      ...styles.map((file) => inRoot(`src/web/${file}`)),
    ],
    outdir: inRoot(`${out}/web`),
    minify: true,
    format: 'iife',
    target: 'es2020',
    logLevel: 'warning',
  }),
]);
copyFileSync(inRoot('src/console/common-passwords.txt'), inRoot(`${out}/console/common-passwords.txt`));
