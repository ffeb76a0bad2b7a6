// The environment, checked once; every wrong value is told at once, with what the variable is for.
import { z } from 'zod';

const purposes = {
  PORT: 'the port the pages and webhooks are served on',
  HOST: 'the address to listen on; 0.0.0.0 for all',
  PUBLIC_URL: 'the address people type, used in links; starts with https:// in production',
  DATABASE_URL: 'a PostgreSQL you run; leave empty to let Wegwijs start its own',
  DATA_DIR: 'the folder for the own database and the secret key',
  SECRET_KEY: '32 bytes as 64 hexadecimal signs; seals what people write',
  TODAY: 'talk as on that day, for previews, like 2027-01-01',
  LOG_LEVEL: 'how much is logged',
  METRICS_TOKEN: 'the bearer token that may read /metrics',
  TRUST_PROXY: 'how many proxies stand before this server',
  DIRECTLINE_SECRET: 'signs the tokens of Bot Framework clients; several processes share one',
  DIRECTLINE_ORIGINS: 'sites whose pages may use Direct Line, with commas between',
  EMBED_ORIGINS: 'sites that may show the chat page in a frame, with commas between',
  WHATSAPP_TOKEN: 'the token of the system user that sends on WhatsApp',
  WHATSAPP_PHONE_NUMBER_ID: 'the id of the business number at Meta, which is not the number itself',
  WHATSAPP_APP_SECRET: 'the secret of the app at Meta, with which webhooks are signed',
  WHATSAPP_VERIFY_TOKEN: 'a word of your own that Meta shows when it verifies the webhook',
  WHATSAPP_API_URL: 'where Graph lives, https://graph.facebook.com',
  WHATSAPP_API_VERSION: 'the version of Graph, v25.0',
  WHATSAPP_MONTHLY_BUDGET: 'how many billable messages WhatsApp may cost a month',
  WHATSAPP_PER_SECOND:
    'how many messages a second this number sends at most; 70, or more once Meta has raised its throughput',
  MICROSOFT_APP_ID: 'the app id of the bot at Azure Bot Service',
  MICROSOFT_APP_PASSWORD: 'the client secret of that app',
  MICROSOFT_APP_TENANT_ID: 'the tenant of that app, when it belongs to one',
  OIDC_ISSUER: 'where your organisation signs people in (OpenID Connect)',
  OIDC_CLIENT_ID: 'the id under which Wegwijs is known there',
  OIDC_CLIENT_SECRET: 'the secret that belongs to that id',
  OIDC_LABEL: 'what stands on the button, like "Inloggen bij Vereniging X"',
  SMTP_URL: 'the mail server that sends for you, with user and password',
  MAIL_FROM: 'the address mail comes from',
  QUIET_HOURS: 'the hours in which volunteers are left in peace, local time; "none" for never',
  TALK_KEEP_HOURS: 'after how many hours without a word a talk is forgotten; 24 to 72',
  DESK_KEEP_DAYS:
    'how many days the desk keeps details, notes and held answers of a closed case; 89 at most, three months',
  LIBRETRANSLATE_URL: 'the LibreTranslate of your own organisation, for volunteers; leave empty for none',
  LIBRETRANSLATE_KEY: 'the key of that LibreTranslate, when it asks for one',
  BOT_EMULATOR: '1 lets Agents Playground or the Emulator on this machine talk to /api/messages, for development',
} as const;

/** Every variable there is. */
export const variables: readonly string[] = Object.keys(purposes);

const isSite = (site: string): boolean => {
  try {
    return new URL(site).origin === site;
  } catch {
    return false;
  }
};

const sites = z
  .string()
  .transform((list) => list.split(',').map((site) => site.trim()))
  .refine((all) => all.every(isSite), 'write sites like https://www.example.org, with commas between')
  .default([]);

/** In the clear only to this machine. */
const isSafe = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
};

const isGraph = (address: string): boolean =>
  /^(?:https:\/\/graph\.facebook\.com|http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?)\/?$/.test(address);

/** What people write goes over https, or stays on this machine; a name and a password in an address end up in logs. */
const isEngine = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(address);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return isSafe && `${username}${password}${search}${hash}` === '';
};

const schema = z.object({
  PORT: z.coerce.number({ error: 'write a number from 1 to 65535' }).int().min(1).max(65_535).default(3978),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'write a full address like https://wegwijs.example' }).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'write an address like postgres://user:password@host:5432/wegwijs')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'write 64 hexadecimal signs; make one with: openssl rand -hex 32')
    .optional(),
  TODAY: z.iso.date('write a day like 2027-01-01').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'write fatal, error, warn, info, debug or silent')
    .default('info'),
  METRICS_TOKEN: z.string().min(16, 'use at least 16 signs').optional(),
  TRUST_PROXY: z.coerce
    .number({ error: 'write a number from 0 to 5; 0 when there is none' })
    .int()
    .min(0)
    .max(5)
    .default(0),
  DIRECTLINE_SECRET: z.string().min(32, 'use at least 32 signs').optional(),
  DIRECTLINE_ORIGINS: sites,
  EMBED_ORIGINS: sites,
  WHATSAPP_TOKEN: z.string().optional(),
  WHATSAPP_PHONE_NUMBER_ID: z
    .string()
    .regex(/^\d{5,20}$/, 'copy the id, digits only, from WhatsApp → API Setup')
    .optional(),
  WHATSAPP_APP_SECRET: z.string().optional(),
  WHATSAPP_VERIFY_TOKEN: z.string().min(8, 'use at least 8 signs').optional(),
  WHATSAPP_API_URL: z
    .string()
    .refine(isGraph, 'write https://graph.facebook.com, or an address of this machine for trying')
    .optional(),
  WHATSAPP_API_VERSION: z
    .string()
    .regex(/^v\d{1,3}\.\d$/, 'write a version like v25.0')
    .optional(),
  WHATSAPP_MONTHLY_BUDGET: z.coerce.number({ error: 'write a number of messages' }).int().min(0).optional(),
  WHATSAPP_PER_SECOND: z.coerce.number({ error: 'write a number from 14 to 950' }).int().min(14).max(950).optional(),
  MICROSOFT_APP_ID: z.guid('copy the id from the app registration').optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: z.guid('copy the id from the app registration').optional(),
  OIDC_ISSUER: z.string().refine(isSafe, 'write an address like https://login.example.org').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(60, 'use at most 60 signs').optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'write an address like smtps://user:password@mail.example.org' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>@\r\n"]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'write Wegwijs <desk@example.org>')
    .optional(),
  QUIET_HOURS: z
    .string()
    .regex(/^(?:none|(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d)$/, 'write hours like 20:00-08:00, or none')
    .default('20:00-08:00'),
  TALK_KEEP_HOURS: z.coerce.number({ error: 'write a number from 24 to 72' }).int().min(24).max(72).default(72),
  DESK_KEEP_DAYS: z.coerce.number({ error: 'write a number from 8 to 89' }).int().min(8).max(89).default(89),
  LIBRETRANSLATE_URL: z
    .string()
    .refine(isEngine, 'write an https:// address of your own, or an address of this machine')
    .optional(),
  LIBRETRANSLATE_KEY: z.string().max(200, 'use at most 200 signs').optional(),
  BOT_EMULATOR: z.enum(['0', '1'], 'write 1, or leave it out').optional(),
});

export type Config = Readonly<z.infer<typeof schema>>;

/** An empty value counts as absent. Returns the config, or one sentence a fault. */
export const readConfig = (
  env: Readonly<Record<string, string | undefined>>,
): { readonly config: Config } | { readonly faults: readonly string[] } => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  const wrong = read.success
    ? []
    : read.error.issues.map(({ path, message }) => faultOf(String(path[0]) as keyof typeof purposes, message));
  const missing = together.flatMap((names) =>
    lacking(given, names).map((name) => faultOf(name, `is missing; it is set together with ${names[0]}`)),
  );
  const faults = [...wrong, ...missing, ...openDoor(given), ...deadLinks(given)];
  return read.success && faults.length === 0 ? { config: read.data } : { faults };
};

/** Azure Bot Service, or the emulator of this machine; undefined: `/api/messages` does not exist. */
export const azureOf = (config: Config): AzureConfig | undefined => {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: password, MICROSOFT_APP_TENANT_ID: tenantId } = config;
  if (config.BOT_EMULATOR === '1') return { kind: 'emulator' };
  if (appId === undefined || password === undefined) return undefined;
  return { kind: 'azure', appId, password, ...(tenantId === undefined ? {} : { tenantId }) };
};
export type AzureConfig =
  | { readonly kind: 'emulator' }
  | { readonly kind: 'azure'; readonly appId: string; readonly password: string; readonly tenantId?: string };

/** The organisation's own sign-in; undefined: only passkeys and passwords. */
export const outsideOf = (config: Config) => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_LABEL: label } = config;
  return issuer && clientId && clientSecret && label ? { issuer, clientId, clientSecret, label } : undefined;
};

/** The organisation's own translation engine, when one is set. */
export const engineOf = ({ LIBRETRANSLATE_URL: url, LIBRETRANSLATE_KEY: key }: Config) =>
  url === undefined ? {} : { engine: { url, ...(key === undefined ? {} : { key }) } };

const faultOf = (name: keyof typeof purposes, says: string): string => `${name} (${purposes[name]}): ${says}.`;

const whatsApp = [
  'WHATSAPP_TOKEN',
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
] as const;
const azure = ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD'] as const;
const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_LABEL'] as const;
const mail = ['SMTP_URL', 'MAIL_FROM'] as const;
const together = [whatsApp, azure, oidc, mail] as const;
export type WhatsAppConfig = Config & { readonly [Name in (typeof whatsApp)[number]]: string };

type Given = Readonly<Record<string, string | undefined>>;
/** One of them alone would be a door that opens half. */
const lacking = (given: Given, names: readonly (keyof typeof purposes)[]) =>
  names.some((name) => given[name] !== undefined) ? names.filter((name) => given[name] === undefined) : [];

/** Nobody is asked who he is at the emulator's door: it must not be reachable from anywhere else, a proxy included. */
const openDoor = (given: Given): readonly string[] => {
  const { BOT_EMULATOR, HOST, PUBLIC_URL, TRUST_PROXY, MICROSOFT_APP_ID } = given;
  if (BOT_EMULATOR !== '1') return [];
  const wrong: Partial<Record<keyof typeof purposes, boolean>> = {
    HOST: !isLoopback(HOST ?? '127.0.0.1'),
    PUBLIC_URL: PUBLIC_URL !== undefined && URL.canParse(PUBLIC_URL) && !isLoopback(new URL(PUBLIC_URL).hostname),
    TRUST_PROXY: (TRUST_PROXY ?? '0') !== '0',
    MICROSOFT_APP_ID: MICROSOFT_APP_ID !== undefined,
  };
  const names = (Object.keys(wrong) as (keyof typeof purposes)[]).filter((name) => wrong[name]);
  return names.map((name) => faultOf('BOT_EMULATOR', `is for this machine alone and does not go with this ${name}`));
};

/** On WhatsApp outcomes link to their sheet: with an address of this machine the link opens on nobody's telephone. */
const deadLinks = ({ PUBLIC_URL = '', WHATSAPP_TOKEN, WHATSAPP_API_URL = '' }: Given): readonly string[] => {
  const isTrying = URL.canParse(WHATSAPP_API_URL) && isLoopback(new URL(WHATSAPP_API_URL).hostname);
  if (WHATSAPP_TOKEN === undefined || isTrying || PUBLIC_URL.startsWith('https://')) return [];
  return [faultOf('PUBLIC_URL', 'write the https:// address of this server; links in WhatsApp messages lead to it')];
};

export const isLoopback = (host: string): boolean => ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host);

/** Where the desk is opened. Browsers make passkeys for a name, never for 127.0.0.1. */
export const deskUrlOf = ({ PUBLIC_URL, HOST, PORT }: Pick<Config, 'PUBLIC_URL' | 'HOST' | 'PORT'>): string =>
  PUBLIC_URL ?? `http://${isLoopback(HOST) ? 'localhost' : HOST}:${PORT}`;

export const hasWhatsApp = (config: Config): config is WhatsAppConfig => config.WHATSAPP_TOKEN !== undefined;
