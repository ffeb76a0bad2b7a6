// Starts the embedded PostgreSQL, adopts one that a killed process left running, stops it.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Address } from '../database.ts';
import { StoreFault } from '../faults.ts';
import { isPostgres } from './alive.ts';
import { program } from './binaries.ts';
import { superuser, writeSettings } from './cluster.ts';
import type { Owner } from './owner.ts';
import { runProgram } from './program.ts';

export type Server = {
  readonly native: string;
  readonly cluster: string;
  readonly password: string;
  readonly owner: Owner;
};
type Running = { readonly port: number; readonly adopted: boolean };

/** Recovery after a crash may take a while on a slow disk. */
const longestStart = 60_000;

export const addressOf = ({ password }: Server, port: number, database: string): Address & { port: number } => ({
  host: '127.0.0.1',
  port,
  user: superuser,
  password,
  database,
});

/** `port` is kept when it was given: the pool that lost its server finds it there again. */
export const startOrAdopt = async (server: Server, port?: number): Promise<Running> => {
  const left = await findRunning(server);
  if (left !== undefined) return { port: left, adopted: true };
  for (let tries = 1; ; tries++) {
    const said = await start(server, port ?? (await freePort()));
    // Also when ours failed: of two who start at once the other's runs. The port is what that one read.
    const running = await findRunning(server);
    if (running !== undefined) return { port: running, adopted: said !== undefined };
    // Somebody took the port or was first, or the children of a killed server are still leaving.
    if (tries < 20 && /could not bind|address already in use|lock file|still in use/i.test(said ?? 'lock file')) {
      await setTimeout(200);
      continue;
    }
    throw new StoreFault(
      `PostgreSQL did not start in ${server.cluster}: ${said?.split('\n').at(-1)}`,
      `Read ${join(server.cluster, 'server.log')}; a full disk and too little memory are the usual causes.`,
    );
  }
};

/** What it said when it failed. */
const start = async (server: Server, port: number): Promise<string | undefined> => {
  const { native, cluster, owner } = server;
  await writeSettings(cluster, port);
  const log = join(cluster, 'server.log');
  // The log of the run before is kept: after a crash it says why.
  await rename(log, join(cluster, 'server.before.log')).catch(() => undefined);
  const args = ['start', '-w', '-t', String(longestStart / 1000), '-D', cluster, '-l', log];
  const { ok, said } = await runProgram(program(native, 'pg_ctl'), args, owner);
  return ok ? undefined : (await readFile(log, 'utf8').catch(() => said)).trim();
};

export const stop = async ({ native, cluster, owner }: Omit<Server, 'password'>): Promise<void> => {
  await runProgram(program(native, 'pg_ctl'), ['stop', '-w', '-m', 'fast', '-D', cluster], owner);
};

/** The port of a server that runs on these files and answers; one that stopped without a word leaves its pid file. */
const findRunning = async (server: Server): Promise<number | undefined> => {
  const file = join(server.cluster, 'postmaster.pid');
  for (const until = Date.now() + longestStart; Date.now() < until; await setTimeout(100)) {
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    if (!pid) return undefined;
    if (!isPostgres(pid)) {
      await bury(file, lines);
      return undefined;
    }
    if (port && (await answers(server, port))) return port;
  }
  throw new StoreFault(
    `A PostgreSQL runs on ${server.cluster} and does not answer.`,
    'Stop it (its process number is the first line of postmaster.pid) and start again.',
  );
};

/**
 * It stopped without a word, and its number may belong to another program by now or to its own unburied rest.
 * The file itself must stay: by its other lines the next server sees whether children of the old one still write.
 */
const bury = (file: string, lines: readonly string[]) =>
  writeFile(file, [String(noProcess), ...lines.slice(1)].join('\n'));

/** Beyond the largest number Linux gives. */
const noProcess = 2 ** 22 + 1;

const answers = async (server: Server, port: number): Promise<boolean> => {
  const client = new pg.Client({ ...addressOf(server, port, 'postgres'), connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
