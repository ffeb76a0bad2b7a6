// Makes the database files once, whole or not at all, and writes the settings before every start.
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StoreFault } from '../faults.ts';
import { writeOnce } from '../keys/write-once.ts';
import { isAlive } from './alive.ts';
import { program } from './binaries.ts';
import type { Owner } from './owner.ts';
import { exists } from './place.ts';
import { runProgram } from './program.ts';

export const superuser = 'wegwijs';

/** Kept in the data folder, readable by us alone. */
export const passwordIn = async (dataDir: string, cluster: string): Promise<string> => {
  const file = join(dataDir, 'postgres.password');
  try {
    // A new one would not open files that are there already.
    if (!(await exists(cluster))) writeOnce(file, randomBytes(24).toString('base64url'));
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new StoreFault(
      `The password of the database is missing: ${file} cannot be read.`,
      'Put it back from the backup of the data folder, or start as the user who made it.',
      error,
    );
  }
};

export type Making = {
  readonly native: string;
  readonly cluster: string;
  readonly password: string;
  readonly owner: Owner;
};

export const makeCluster = async ({ native, cluster, password, owner }: Making): Promise<void> => {
  if (await exists(cluster)) return;
  await mkdir(dirname(cluster), { recursive: true, mode: 0o755 });
  await clearHalves(cluster);
  const half = `${cluster}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${half}.password`;
  await mkdir(half, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (owner) for (const path of [half, passwordFile]) await chown(path, owner.uid, owner.gid);
  const { ok, said } = await runProgram(
    program(native, 'initdb'),
    [
      ...['-D', half, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C', '--no-instructions'],
    ],
    owner,
  );
  await rm(passwordFile, { force: true });
  if (!ok) {
    await rm(half, { recursive: true, force: true });
    throw new StoreFault(
      `PostgreSQL could not make its files in ${cluster}: ${said.split('\n').at(-1)}`,
      'Look whether the disk is full, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  await rename(half, cluster).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    if (!(await exists(cluster))) throw error;
  });
};

/** Left by a process that was killed while it made one. */
const clearHalves = async (cluster: string): Promise<void> => {
  const beginning = `${basename(cluster)}.new-`;
  for (const name of await readdir(dirname(cluster))) {
    const pid = name.startsWith(beginning) ? Number(name.slice(beginning.length).split('-')[0]) : process.pid;
    if (!isAlive(pid)) await rm(join(dirname(cluster), name), { recursive: true, force: true });
  }
};

/** A file of PostgreSQL 17 is not read by 18. */
export const refuseOtherVersion = async (cluster: string, version: string): Promise<void> => {
  const [made, brought] = [(await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim(), version.split('.')[0]];
  if (made === brought) return;
  throw new StoreFault(
    `The database in ${cluster} was made by PostgreSQL ${made}; this version of Wegwijs brings ${brought}.`,
    `Start the version of Wegwijs that made it, dump the database, move the folder away and restore into the new one.`,
  );
};

/** Small, because it shares a small machine; durable, because "saved" is a promise. Silent about what people write. */
export const writeSettings = (cluster: string, port: number): Promise<void> =>
  writeFile(
    join(cluster, 'postgresql.conf'),
    `# Written by Wegwijs at every start. Your own settings: ALTER SYSTEM SET … (postgresql.auto.conf).
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
max_connections = 60
shared_buffers = 64MB
max_wal_size = 256MB
fsync = on
synchronous_commit = on
full_page_writes = on
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
client_connection_check_interval = 1s
log_checkpoints = off
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length_on_error = 0
`,
  );
