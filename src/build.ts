// Makes the parts of the house once, in order, and joins them: content, store, minds, turn, pages.
import { mkdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { apology, makeTurn } from './bot/turn.ts';
import { directLinePath } from './channels/directline/stream-path.ts';
import { todayIn } from './clock.ts';
import { azureOf, type Config, deskUrlOf, engineOf, hasWhatsApp, outsideOf } from './config.ts';
import { consoleLimits } from './console/sign-in-limits.ts';
import type { Content } from './content/content.ts';
import type { Problem } from './content/problem.ts';
import type { Day, Language } from './content/schema/ids.ts';
import { type Checked, withSnapshot } from './content-snapshot.ts';
import { withPages } from './delivery/more.ts';
import type { Patience } from './delivery/purpose.ts';
import type { AzureJoined } from './join-azure.ts';
import { joinDesk } from './join-desk.ts';
import { joinDirectLine } from './join-directline.ts';
import { joinNotices } from './join-notices.ts';
import type { WhatsApp } from './join-whatsapp.ts';
import type { Log } from './log.ts';
import { makeMinds } from './minds.ts';
import { makeReading } from './reading.ts';
import { createApp } from './server/app.ts';
import { before } from './server/before.ts';
import { publicLimits } from './server/limits.ts';
import type { Upgrade } from './server/listen.ts';
import { sheetKeys } from './sheet-key.ts';
import { speakWelcome } from './speech/menu.ts';
import { speakSheet } from './speech/sheet.ts';
import { secretKey } from './store/keys/secret-key.ts';
import { openStore } from './store/open.ts';
import type { ConversationId, Farewell, Json, Store, TurnInput } from './store/store.ts';
import { forgetOld, sweep } from './sweep.ts';
import { loadAssets } from './web/assets.ts';
import { errorPage } from './web/error-page.tsx';
import { isFramable } from './web/framed.ts';
import { webRoutes } from './web/routes.ts';

export type House = {
  readonly app: RequestListener;
  /** For the server's `upgrade` event. */
  readonly upgrade: Upgrade;
  /** Open WebSockets end; a second at most. Before the door closes. */
  endStreams(): Promise<void>;
  readonly store: Store;
  readonly content: Content;
  /** What editors should look at; facts whose period has ended are among them as errors. */
  readonly notes: readonly Problem[];
  /** The path of the first coordinator's invitation, until somebody has an account. */
  readonly invitation: string | undefined;
  takeTurn(conversation: ConversationId): Promise<void>;
  /** Makes now what otherwise the first questions wait for, or the minutes after the start: indexes, words of danger. */
  warm(): void;
  /** Not ready from now on; the turns in hand end, the database is left clean. */
  close(): Promise<void>;
};

/** The content has errors: all of them, for the editor. */
export class ContentFault extends Error {
  override readonly name = 'ContentFault';
  constructor(readonly problems: readonly Problem[]) {
    super(`The content has ${problems.length} errors.`);
  }
}

/** `patience`: for trying what happens when answers get lost, without waiting as long as people would. */
export const build = async (config: Config, log: Log, root: string, patience?: Patience): Promise<House> => {
  const today = (): Day => todayIn(config.TODAY);
  makeDataDir(config.DATA_DIR);
  const { content, notes } = await withSnapshot(root, config.DATA_DIR, today(), () => checkedContent(root, today()));
  const secret = secretKey(config.SECRET_KEY, config.DATA_DIR);
  const sheets = sheetKeys(secret);
  const store = await openStore({
    ...(config.DATABASE_URL ? { databaseUrl: config.DATABASE_URL } : {}),
    dataDir: config.DATA_DIR,
    secretKey: secret,
    log: ({ level, event, ...details }) => log[level](details, event),
  });
  const minds = makeMinds({
    content,
    today,
    sheetPath: (trail, language) => `/sheet/${sheets.seal({ trail, language })}`,
  });
  const talk = makeTurn(minds);
  const turn = withPages(talk);
  const poison = ({ state }: TurnInput) => apology(minds(), state) as unknown as Json;
  let whatsApp: WhatsApp | undefined;
  let azure: AzureJoined | undefined;
  const farewell = (said: Farewell) => {
    if (said.channel === 'whatsapp') whatsApp?.farewell(said);
    if (said.channel === 'azure') azure?.farewell(said);
  };
  const takeTurn = (conversation: ConversationId) => store.turns.take(conversation, turn, { poison, farewell });
  const stopSweeping = sweep(store, takeTurn, log);
  const stopForgetting = forgetOld(store, config.TALK_KEEP_HOURS, log);
  // The indexes are made after the door is open; until then the first question of a language waits a moment.
  const languages = Object.keys(content.languages).filter((code) => content.languages[code as Language]?.live);
  const warm = setInterval(() => {
    const language = languages.shift() as Language | undefined;
    if (!language) return clearInterval(warm);
    log.info({ language, ...minds().search.limits(language) }, 'search is calibrated');
  }, 3000).unref();

  let isClosing = false;
  const assets = await loadAssets();
  const publicUrl = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
  const secure = publicUrl.startsWith('https://');
  const embedOrigins = secure ? config.EMBED_ORIGINS : [];
  const mayBeFramed = isFramable(content);
  const say = minds().speech.say;
  const web = {
    content,
    store,
    assets,
    takeTurn,
    say,
    welcome: (language: Parameters<typeof speakWelcome>[1]) => speakWelcome(minds().speech, language),
    reading: makeReading(talk, secret),
    sheet: (key: string) => {
      const road = sheets.open(key);
      const sheet = road && speakSheet(minds().speech, minds().guide, road.trail, road.language);
      return sheet && { ...sheet, path: `/sheet/${key}` };
    },
    settings: { publicUrl, secureCookies: secure, embedOrigins, today },
  };
  const directLine = joinDirectLine({
    store,
    content,
    speech: () => minds().speech,
    takeTurn,
    log,
    publicUrl,
    origins: config.DIRECTLINE_ORIGINS,
    secret: config.DIRECTLINE_SECRET,
    houseKey: secret,
  });
  if (hasWhatsApp(config)) {
    // By need: most installations start without it.
    const { joinWhatsApp } = await import('./join-whatsapp.ts');
    const speech = () => minds().speech;
    whatsApp = joinWhatsApp({
      ...{ config, store, speech, takeTurn, log, publicUrl },
      crisis: (text) => minds().crisis(text),
      detect: (text) => liveOf(content, minds().detect(text)),
      ...(patience ? { patience } : {}),
    });
  }
  const azureConfig = azureOf(config);
  if (azureConfig) {
    const { joinAzure } = await import('./join-azure.ts');
    azure = joinAzure({ config: azureConfig, store, content, speech: () => minds().speech, takeTurn, log });
  }
  const notices = joinNotices({ config, notices: store.accounts.notices, content, secret, publicUrl, log });
  const desk = await joinDesk({
    store,
    content,
    minds,
    log,
    publicUrl: deskUrlOf(config),
    secureCookies: secure,
    today,
    outside: outsideOf(config),
    notices,
    keepDays: config.DESK_KEEP_DAYS,
    secret,
    ...engineOf(config),
  });
  const app = createApp({
    light: [
      { at: directLinePath, router: directLine.router },
      ...(azure ? [{ at: '/api/messages', router: azure.router }] : []),
    ],
    routes: [
      { at: '/desk', router: desk.router },
      { at: '/', router: webRoutes(web) },
    ],
    policy: {
      scripts: [assets.hashes.script],
      styles: [assets.hashes.style],
      secure,
      framedBy: (path) => (mayBeFramed(path) ? embedOrigins : []),
    },
    limits: [...consoleLimits, ...publicLimits],
    readiness: {
      ping: () => store.ping(),
      flows: () => Object.keys(content.flows).length,
      isClosing: () => isClosing,
    },
    ...(config.METRICS_TOKEN
      ? { metrics: (await import('./server/metrics.ts')).makeMetrics(config.METRICS_TOKEN) }
      : {}),
    errorPage: errorPage(web),
    log,
    trustProxy: config.TRUST_PROXY || 'loopback',
  });
  return {
    app: before(app, whatsApp ? { '/webhooks/whatsapp': whatsApp.webhook } : {}),
    upgrade: directLine.upgrade,
    endStreams: directLine.close,
    store,
    content,
    notes,
    invitation: desk.invitation,
    takeTurn,
    warm: () => {
      minds().crisis('');
      for (const language of languages.splice(0)) minds().search.limits(language as Language);
    },
    close: async () => {
      isClosing = true;
      clearInterval(warm);
      await desk.close();
      await notices.close();
      await Promise.all([stopSweeping(), stopForgetting()]);
      await whatsApp?.close();
      await azure?.close();
      await store.close();
    },
  };
};

const liveOf = (content: Content, language: Language | undefined): Language | undefined =>
  language !== undefined && content.languages[language]?.live ? language : undefined;

/** When it cannot be made, the store says so with the remedy. */
const makeDataDir = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    return;
  }
};

const stops = ({ severity, rule }: Problem): boolean => severity === 'error' && rule !== 'expired';

const checkedContent = async (root: string, today: Day): Promise<Checked> => {
  // Loaded by need: a start on an unchanged content reads the snapshot.
  const [{ loadContent }, { checkContent }, { rules }] = await Promise.all([
    import('./content/load.ts'),
    import('./content/check/all.ts'),
    import('./guide/rules/all.ts'),
  ]);
  const { content, loaded, problems } = loadContent(root);
  const all = [...problems, ...(loaded ? checkContent(loaded, { rules, today }) : [])];
  // A fact that ended is told as "this has changed" and alarmed about; nobody is left without an answer on 1 January.
  const [errors, notes] = [all.filter(stops), all.filter((problem) => !stops(problem))];
  if (!content || errors.length > 0) throw new ContentFault(errors);
  return { content, notes };
};
