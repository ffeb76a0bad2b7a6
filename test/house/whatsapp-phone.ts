// A person with a telephone: says, taps and types, and reads what came, through the fake Graph and the real process.
import { randomBytes } from 'node:crypto';
import type { Entry } from '../../src/channels/whatsapp/fake/book.ts';
import { type FakeGraph, type FakeSettings, startFakeGraph } from '../../src/channels/whatsapp/fake/graph.ts';
import type { FakePerson, Said } from '../../src/channels/whatsapp/fake/payloads.ts';
import type { TestDatabase } from '../support/database.ts';
import { dataDir, freePort, type House, ready, startHouse } from '../support/house.ts';

export const numberId = '200000000000002';

export type WhatsAppHouse = {
  readonly graph: FakeGraph;
  readonly house: House;
  readonly env: Readonly<Record<string, string>>;
};

/** The house with WhatsApp on, and the Graph it speaks to. */
export const openWhatsApp = async (
  database: TestDatabase,
  more: { readonly fake?: Partial<FakeSettings>; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<WhatsAppHouse> => {
  const secret = () => randomBytes(16).toString('hex');
  const [token, appSecret] = [secret(), secret()];
  const graph = await startFakeGraph({ token, appSecret, phoneNumberId: numberId, ...more.fake });
  const port = more.env?.PORT ?? String(await freePort());
  const env = {
    PORT: port,
    DATABASE_URL: database.url,
    SECRET_KEY: database.secretKey.toString('hex'),
    DATA_DIR: dataDir(),
    WHATSAPP_API_URL: graph.url,
    WHATSAPP_TOKEN: token,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_PHONE_NUMBER_ID: numberId,
    WHATSAPP_VERIFY_TOKEN: secret(),
    ...more.env,
  };
  graph.deliverTo(`http://127.0.0.1:${port}/webhooks/whatsapp`);
  return { graph, house: await ready(startHouse(env)), env };
};

export type Phone = {
  /** Resolves with the next message that comes to this person; throws when nothing comes for most of a minute. */
  say(said: Said | string): Promise<Entry>;
  next(): Promise<Entry>;
  all(): readonly Entry[];
};

export const phoneOf = (graph: FakeGraph, person: FakePerson): Phone => {
  let seen = 0;
  const all = () => graph.book.taken.filter(({ to }) => to === person.number || to === person.bsuid);
  const next = async (): Promise<Entry> => {
    for (const until = Date.now() + 45_000; Date.now() < until; ) {
      const entry = all()[seen];
      if (entry) {
        seen += 1;
        return entry;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('nothing came');
  };
  return {
    all,
    next,
    say: async (said) => {
      await graph.say(person, typeof said === 'string' ? { text: said } : said);
      return next();
    },
  };
};

export type Shown = { readonly id: string; readonly title: string; readonly of: 'button' | 'list' };

/** What can be tapped under a message. */
export const shownIn = ({ json }: Entry): readonly Shown[] => {
  const action = (json.interactive as { action?: Action } | undefined)?.action;
  return [
    ...(action?.buttons ?? []).map(({ reply }) => ({ ...reply, of: 'button' as const })),
    ...(action?.sections ?? []).flatMap(({ rows }) =>
      rows.map(({ id, title }) => ({ id, title, of: 'list' as const })),
    ),
  ];
};
type Action = {
  readonly buttons?: readonly { readonly reply: { readonly id: string; readonly title: string } }[];
  readonly sections?: readonly { readonly rows: readonly { readonly id: string; readonly title: string }[] }[];
};

export const tap = ({ id, title, of }: Shown): Said => ({ choice: { id, title }, of });
