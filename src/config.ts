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
} as const;

const isSite = (site: string): boolean => {
  try {
    return new URL(site).origin === site;
  } catch {
    return false;
  }
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
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  METRICS_TOKEN: z.string().min(16, 'use at least 16 signs').optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  DIRECTLINE_SECRET: z.string().min(32, 'use at least 32 signs').optional(),
  DIRECTLINE_ORIGINS: z
    .string()
    .transform((list) => list.split(',').map((site) => site.trim()))
    .refine((sites) => sites.every(isSite), 'write sites like https://www.example.org, with commas between')
    .default([]),
});

export type Config = Readonly<z.infer<typeof schema>>;

/** An empty value counts as absent. Returns the config, or one sentence a fault. */
export const readConfig = (
  env: Readonly<Record<string, string | undefined>>,
): { readonly config: Config } | { readonly faults: readonly string[] } => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (read.success) return { config: read.data };
  return {
    faults: read.error.issues.map(({ path, message }) => {
      const name = String(path[0]) as keyof typeof purposes;
      return `${name} (${purposes[name]}): ${message}.`;
    }),
  };
};
