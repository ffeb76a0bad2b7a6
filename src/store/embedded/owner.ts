// Which user of the system PostgreSQL runs as: it refuses to run as root.
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { StoreFault } from '../faults.ts';

const run = promisify(execFile);

/** Undefined: as ourselves. */
export type Owner = { readonly uid: number; readonly gid: number } | undefined;

const isRoot = () => process.getuid?.() === 0;
const name = 'postgres';

/** As root: the user a database was made by, else the system's user `postgres`, added when there is none. */
export const ownerOf = async (cluster: string): Promise<Owner> => {
  if (!isRoot()) return undefined;
  const made = await stat(cluster).catch(() => undefined);
  if (made && made.uid !== 0) return { uid: made.uid, gid: made.gid };
  return (await lookUp()) ?? (await addUser());
};

const lookUp = async (): Promise<Owner> => {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
};

const addUser = async (): Promise<Owner> => {
  const reason = await run('useradd', ['--system', '--user-group', '--no-create-home', name]).then(
    () => undefined,
    (error: unknown) => error,
  );
  // Another process may have added it at the same moment.
  const user = await lookUp();
  if (user) return user;
  throw new StoreFault(
    `PostgreSQL does not run as root, and the user "${name}" could not be added.`,
    'Start Wegwijs as an ordinary user, or set DATABASE_URL.',
    reason,
  );
};
