// Whether a process runs, told from one that is dead and not yet buried by its parent.
import { readFileSync } from 'node:fs';

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !/^[ZX]/.test(stateOf(pid)?.state ?? '');
};

/** Without /proc nobody can tell; then its answer on the port decides. */
export const isPostgres = (pid: number): boolean => isAlive(pid) && (stateOf(pid)?.name ?? 'postgres') === 'postgres';

/** /proc/…/stat begins: number (name) state. */
const stateOf = (pid: number): { readonly name: string; readonly state: string } | undefined => {
  try {
    const [, name, state] = /^\d+ \((.*)\) (.)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return name !== undefined && state !== undefined ? { name, state } : undefined;
  } catch {
    return undefined;
  }
};
