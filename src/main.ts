// Opens the doors: reads the environment, builds the house, listens, and closes in order when told to stop.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, ContentFault, type House } from './build.ts';
import { deskUrlOf, readConfig } from './config.ts';
import { print } from './content/problem.ts';
import { makeLog } from './log.ts';
import { listen } from './server/listen.ts';

/** Documented in docs/operators.md. */
const exits = { bug: 1, configuration: 2, content: 3, port: 4, database: 5 } as const;

// Filled in from .env.example; what the environment says already stays.
if (existsSync('.env')) process.loadEnvFile('.env');
const read = readConfig(process.env);
if ('faults' in read) {
  for (const fault of read.faults) console.error(fault);
  process.exit(exits.configuration);
}
const { config } = read;
const log = makeLog(config.LOG_LEVEL);
const root = fileURLToPath(new URL('..', import.meta.url));

/** An error that knows its remedy: one sentence for the operator. */
const remedyOf = (error: unknown): string | undefined => {
  const remedy = (error as { remedy?: unknown } | undefined)?.remedy;
  return typeof remedy === 'string' ? `${(error as Error).message} ${remedy}` : undefined;
};

const open = async (): Promise<House> => {
  try {
    return await build(config, log, root);
  } catch (error) {
    if (error instanceof ContentFault) {
      for (const problem of error.problems) console.error(print(problem));
      console.error(error.message);
      process.exit(exits.content);
    }
    const remedy = remedyOf(error);
    if (remedy === undefined) throw error;
    console.error(remedy);
    process.exit(exits.database);
  }
};

const house = await open();
const door = await listen(house.app, { host: config.HOST, port: config.PORT, upgrade: house.upgrade }).catch(
  async (error: unknown) => {
    await house.close();
    console.error(remedyOf(error) ?? String(error));
    process.exit(exits.port);
  },
);

const url = config.PUBLIC_URL ?? door.url;
const deskUrl = deskUrlOf(config);
const desk = house.invitation
  ? `${deskUrl}${house.invitation} (first coordinator; good for 72 hours, once)`
  : `${deskUrl}/desk`;
console.log(`Wegwijs is open.\n  chat    ${url}/\n  desk    ${desk}\n  health  ${door.url}/health/ready`);
const expired = house.notes.filter(({ severity }) => severity === 'error');
for (const problem of expired)
  log.error({ file: problem.file, line: problem.line }, `${problem.says}: give it its new value`);
if (house.notes.length > 0) console.log(`  ${house.notes.length} notes for editors: npm run content`);

let stopping = false;
const stop = async (signal: string): Promise<void> => {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, 'closing');
  const force = setTimeout(() => process.exit(exits.bug), 10_000).unref();
  await house.endStreams();
  await door.close(8);
  await house.close();
  clearTimeout(force);
  process.exit(0);
};
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
