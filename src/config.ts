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
} as const;

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

const isGraph = (address: string): boolean =>
  /^(?:https:\/\/graph\.facebook\.com|http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?)\/?$/.test(address);

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
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  METRICS_TOKEN: z.string().min(16, 'use at least 16 signs').optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
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
  const missing = lacking(given).map((name) => faultOf(name, 'is missing; the WhatsApp variables are set together'));
  const faults = [...wrong, ...missing];
  return read.success && faults.length === 0 ? { config: read.data } : { faults };
};

const faultOf = (name: keyof typeof purposes, says: string): string => `${name} (${purposes[name]}): ${says}.`;

const together = [
  'WHATSAPP_TOKEN',
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
] as const;
export type WhatsAppConfig = Config & { readonly [Name in (typeof together)[number]]: string };

/** One of them alone would be a door that opens half. */
const lacking = (given: Readonly<Record<string, unknown>>) =>
  together.some((name) => given[name] !== undefined) ? together.filter((name) => given[name] === undefined) : [];

export const hasWhatsApp = (config: Config): config is WhatsAppConfig => config.WHATSAPP_TOKEN !== undefined;
