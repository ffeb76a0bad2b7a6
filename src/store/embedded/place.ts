// Where the files of the embedded PostgreSQL live: in the data folder, unless its user cannot walk there.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';
import type { Log } from '../database.ts';
import { StoreFault } from '../faults.ts';
import { type Binaries, program } from './binaries.ts';
import type { Owner } from './owner.ts';

/** For root only: a home (mode 700) is closed to the user PostgreSQL runs as. */
const elsewhere = '/var/lib/wegwijs';

export const makeDataDir = async (dataDir: string): Promise<string> => {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (error) {
    throw new StoreFault(
      `The data folder ${resolve(dataDir)} cannot be written.`,
      'Make it writable for the user who starts Wegwijs, or set DATA_DIR to another folder.',
      error,
    );
  }
};

/** The folder of the database files; one that exists already is kept. */
export const placeFor = async (dataDir: string, owner: Owner, log: Log): Promise<string> => {
  const inside = join(dataDir, 'postgres');
  if (!owner || (await exists(inside))) return inside;
  const outside = join(elsewhere, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  const cluster = join(outside, 'postgres');
  if (!(await exists(cluster)) && (await openFor(owner, dataDir))) return inside;
  log({
    level: 'info',
    event: 'database elsewhere',
    folder: cluster,
    why: `the user PostgreSQL runs as cannot walk to ${dataDir}`,
  });
  return cluster;
};

/** The folder of the programs, copied once to where that user can walk. */
export const reachBinaries = async ({ native, version }: Binaries, owner: Owner): Promise<string> => {
  if (!owner || (await canWalk(owner, join(native, 'bin')))) return native;
  const copy = join(elsewhere, `postgresql-${version}`);
  if (await exists(program(copy, 'postgres'))) return copy;
  const half = `${copy}.${process.pid}`;
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  // Whole or not at all; when another process was first, its copy is as good.
  await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }));
  return copy;
};

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * A data folder that only itself is closed (a temporary folder is, when made) is opened for passing through, not for
 * reading: the files in it are closed each for itself, and a backup of the folder should have the database in it.
 */
const openFor = async (owner: NonNullable<Owner>, dataDir: string): Promise<boolean> => {
  if (!(await canWalk(owner, dirname(dataDir)))) return false;
  const { mode, uid } = await stat(dataDir);
  if ((mode & 0o001) === 0 && uid === process.getuid?.()) await chmod(dataDir, (mode & 0o7777) | 0o001);
  return canWalk(owner, dataDir);
};

/** Whether every folder on the way lets this user through; access lists are not looked at. */
const canWalk = async (owner: NonNullable<Owner>, path: string): Promise<boolean> => {
  const { mode, uid, gid } = await stat(path);
  const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return path === parse(path).root || canWalk(owner, dirname(path));
};
