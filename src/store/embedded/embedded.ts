// PostgreSQL without a server to set up: started on the data folder, owned by one process, brought back when it dies.
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Address, Log } from '../database.ts';
import { StoreFault } from '../faults.ts';
import { findBinaries } from './binaries.ts';
import { makeCluster, passwordIn, refuseOtherVersion } from './cluster.ts';
import { type Hold, takeHold } from './hold.ts';
import { ownerOf } from './owner.ts';
import { exists, makeDataDir, placeFor, reachBinaries } from './place.ts';
import { addressOf, type Server, startOrAdopt, stop } from './server.ts';

export type Embedded = {
  readonly address: Address;
  /** Where the files are; not always in the data folder. */
  readonly folder: string;
  /** Stops the server; everything committed is on disk. */
  stop(): Promise<void>;
};

const database = 'wegwijs';

export const startEmbedded = async (dataDir: string, log: Log): Promise<Embedded> => {
  const server = await prepare(dataDir, log);
  const { port, adopted } = await startOrAdopt(server);
  const address = addressOf(server, port, 'postgres');
  let stopped = false;

  const comeBack = async (): Promise<void> => {
    log({
      level: 'error',
      event: 'database stopped by itself; it is started again, nothing to do unless this comes often',
      folder: server.cluster,
    });
    while (!stopped) {
      await setTimeout(500);
      if (await resume().catch(() => false)) return log({ level: 'info', event: 'database is back', port });
    }
  };
  const resume = async (): Promise<boolean> => {
    if (stopped) return false;
    await startOrAdopt(server, port);
    hold = await takeHold(address, lost);
    return hold !== undefined;
  };
  const lost = () => {
    if (!stopped) void comeBack();
  };
  let hold: Hold | undefined = await takeHold(address, lost);
  if (!hold) {
    throw new StoreFault(
      `Another Wegwijs is using the data folder ${dataDir}.`,
      'Stop that one first, or set DATA_DIR to another folder; several at once need DATABASE_URL.',
    );
  }
  await ensureDatabase(address);
  log({ level: 'info', event: adopted ? 'database adopted' : 'database started', folder: server.cluster, port });
  return {
    address: addressOf(server, port, database),
    folder: server.cluster,
    stop: async () => {
      stopped = true;
      await hold?.release();
      await stop(server);
    },
  };
};

const prepare = async (given: string, log: Log): Promise<Server> => {
  const dataDir = await makeDataDir(given);
  const binaries = findBinaries();
  const owner = await ownerOf(`${dataDir}/postgres`);
  const cluster = await placeFor(dataDir, owner, log);
  const native = await reachBinaries(binaries, owner);
  if (!cluster.startsWith(dataDir)) await setAside({ dataDir, native, cluster, owner }, log);
  const password = await passwordIn(dataDir, cluster);
  const server = { native, cluster, password, owner };
  await makeCluster(server);
  await refuseOtherVersion(cluster, binaries.version);
  return server;
};

type Elsewhere = Omit<Server, 'password'> & { readonly dataDir: string };

/** The data folder was removed and made anew; the files elsewhere, which only it could open, are kept and not used. */
const setAside = async ({ dataDir, ...server }: Elsewhere, log: Log): Promise<void> => {
  const left = dirname(server.cluster);
  if (!(await exists(server.cluster)) || (await exists(join(dataDir, 'postgres.password')))) return;
  await stop(server);
  const aside = `${left}.left-${Date.now()}`;
  await rename(left, aside);
  log({ level: 'warn', event: 'database of a removed data folder set aside', folder: aside });
};

const ensureDatabase = async (address: Address): Promise<void> => {
  const client = new pg.Client(address);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
};
