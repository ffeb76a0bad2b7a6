// Starts the embedded PostgreSQL, adopts one that a killed process left running, stops it.
import { readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Address } from '../database.ts';
import { StoreFault } from '../faults.ts';
import { program } from './binaries.ts';
import { isAlive, superuser, writeSettings } from './cluster.ts';
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
  const left = await findLeft(server);
  if (left !== undefined) return { port: left, adopted: true };
  for (let tries = 1; ; tries++) {
    const chosen = port ?? (await freePort());
    const said = await start(server, chosen);
    if (said === undefined) return { port: chosen, adopted: false };
    // Somebody took the port between the choice and the start.
    if (tries < 5 && /could not (bind|create any)|address already in use/i.test(said)) continue;
    throw new StoreFault(
      `PostgreSQL did not start in ${server.cluster}: ${said.split('\n').at(-1)}`,
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

export const stop = async ({ native, cluster, owner }: Server): Promise<void> => {
  await runProgram(program(native, 'pg_ctl'), ['stop', '-w', '-m', 'fast', '-D', cluster], owner);
};

/** The port of a server that runs on these files and answers; a stale pid file is cleared. */
const findLeft = async (server: Server): Promise<number | undefined> => {
  const file = join(server.cluster, 'postmaster.pid');
  for (const until = Date.now() + longestStart; Date.now() < until; await setTimeout(100)) {
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    if (!pid) return undefined;
    if (!isAlive(pid) || !(await isPostgres(pid))) {
      // The machine stopped under it; another program may have its number by now.
      await rm(file, { force: true });
      return undefined;
    }
    if (port && (await answers(server, port))) return port;
  }
  throw new StoreFault(
    `A PostgreSQL runs on ${server.cluster} and does not answer.`,
    'Stop it (its process number is the first line of postmaster.pid) and start again.',
  );
};

const isPostgres = async (pid: number): Promise<boolean> => {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined);
  // Without /proc nobody can tell; its answer on the port decides.
  return name === undefined || name.trim() === 'postgres';
};

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
