// The whole site on a free port: real store, real words, and a bot that answers from the samples.

import { resolve } from 'node:path';
import { afterAll } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import type { Day, Language } from '../../src/content/schema/ids.ts';
import { makeReading } from '../../src/reading.ts';
import { createApp } from '../../src/server/app.ts';
import { type Limit, publicLimits } from '../../src/server/limits.ts';
import { listen } from '../../src/server/listen.ts';
import type { Message } from '../../src/speech/message.ts';
import { makeSpeech } from '../../src/speech/speech.ts';
import { openStore } from '../../src/store/open.ts';
import type { ConversationId, Json, TurnInput, TurnOutput } from '../../src/store/store.ts';
import { loadAssets } from '../../src/web/assets.ts';
import { errorPage } from '../../src/web/error-page.tsx';
import { isFramable } from '../../src/web/framed.ts';
import type { WebParts } from '../../src/web/parts.ts';
import { webRoutes } from '../../src/web/routes.ts';
import { freshDatabase } from '../support/database.ts';
import { cableTo } from './cable.ts';
import { ar, nl, samples } from './sample-messages.ts';

const today = '2026-11-24' as Day;

export const contentHere = (): Content => {
  const { content } = loadContent(resolve(import.meta.dirname, '../..'));
  if (!content) throw new Error('locales/languages.yaml cannot be read.');
  return content;
};
export const speechHere = () => makeSpeech({ content: contentHere(), today, sheetPath: () => '' });

/** What the bot of these tests says to a message: the value that was tapped, or the text, decides. */
const replyTo = (body: { text: string; value?: string; language: Language }): Message => {
  const said = samples(body.language);
  switch (body.value ?? body.text) {
    case 'subject:inburgering':
      return said.question;
    case 'answer:term:law:new':
    case 'reask:term:pip-date':
      return said.dateQuestion;
    case 'article:extension':
    case 'command:menu':
      return said.menu;
    case 'command:language':
      return said.languages;
    case 'speak:ar':
      return samples(ar).question;
    case 'help':
      return said.crisis;
    case '1-8-2026':
      return said.outcome;
    default:
      return said.results;
  }
};

const work = async ({ message }: TurnInput): Promise<TurnOutput> => {
  const body = message.body as unknown as { text: string; value?: string; language: Language };
  const effects =
    body.text.startsWith('delete my data') || body.value === 'delete' ? [{ kind: 'forget' } as const] : [];
  return { state: null, replies: [replyTo(body) as unknown as Json], effects };
};

const sheetOf = (key: string) => {
  const language = key === 'sample' ? ar : key === 'sample-nl' ? nl : undefined;
  if (!language) return undefined;
  const title = language === ar ? 'ورقة تأخذها معك' : 'Om mee te nemen';
  return { language, title, own: samples(language).outcome, dutch: samples(nl).outcome, path: `/sheet/${key}` };
};

export type Site = Awaited<ReturnType<typeof openSite>>;

type Options = {
  readonly limits?: readonly Limit[];
  readonly secure?: boolean;
  readonly embedOrigins?: readonly string[];
  /** Where it says it is; any free port without it. */
  readonly port?: number;
};

export const openSite = async (options: Options = {}) => {
  const database = await freshDatabase();
  const cable = await cableTo(database.url);
  const store = await openStore({
    databaseUrl: cable.url,
    dataDir: 'unused',
    secretKey: database.secretKey,
    log: () => undefined,
  });
  const content = contentHere();
  const assets = await loadAssets();
  const { say } = speechHere();
  const logged: object[] = [];
  let isBroken = false;
  const parts: WebParts = {
    content,
    store,
    assets,
    takeTurn: async (conversation: ConversationId) => {
      if (isBroken) throw new Error('a bug that quotes: my secret words');
      await store.turns.take(conversation, work);
    },
    say,
    welcome: (language) => samples(language).welcome,
    reading: makeReading(work, database.secretKey),
    sheet: sheetOf,
    settings: {
      publicUrl: `http://127.0.0.1:${options.port ?? 3978}`,
      secureCookies: options.secure ?? false,
      embedOrigins: options.embedOrigins ?? [],
      today: () => today,
    },
  };
  const app = createApp({
    routes: [{ at: '/', router: webRoutes(parts) }],
    policy: {
      scripts: [assets.hashes.script],
      styles: [assets.hashes.style],
      secure: options.secure ?? false,
      framedBy: (path) => (isFramable(content)(path) ? (options.embedOrigins ?? []) : []),
    },
    limits: options.limits ?? publicLimits,
    readiness: { ping: () => store.ping(), flows: () => 1, isClosing: () => false },
    errorPage: errorPage(parts),
    log: { error: (entry) => logged.push(entry) },
  });
  const door = await listen(app, { host: '127.0.0.1', port: options.port ?? 0 });
  afterAll(async () => {
    await door.close(1);
    await store.close();
    cable.close();
  });
  return {
    url: door.url,
    database,
    store,
    cable,
    assets,
    logged,
    say,
    break: (broken: boolean) => {
      isBroken = broken;
    },
  };
};
