// One real PostgreSQL for the whole run of tests, in a folder that is removed afterwards.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { isAlive } from '../../src/store/embedded/alive.ts';
import { startEmbedded } from '../../src/store/embedded/embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the server; each test file makes a database of its own on it. */
    databaseServer: string;
  }
}

const prefix = 'wegwijs-test-';

export default async (project: TestProject): Promise<() => Promise<void>> => {
  await clearLeft();
  const dataDir = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const { address, folder, stop } = await startEmbedded(dataDir, () => undefined);
  const { user, password, host, port } = address;
  project.provide('databaseServer', `postgres://${user}:${password}@${host}:${port}`);
  return async () => {
    await stop();
    await remove(dataDir, folder);
  };
};

/** Of runs that were killed: their server is adopted once more, to stop it. */
const clearLeft = async (): Promise<void> => {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of names.filter((left) => !isAlive(Number(left.slice(prefix.length).split('-')[0])))) {
    const dataDir = join(tmpdir(), name);
    const left = await startEmbedded(dataDir, () => undefined).catch(() => undefined);
    await left?.stop();
    await remove(dataDir, left?.folder ?? dataDir);
  }
};

const remove = async (dataDir: string, folder: string): Promise<void> => {
  await rm(dataDir, { recursive: true, force: true });
  if (!folder.startsWith(dataDir)) await rm(dirname(folder), { recursive: true, force: true });
};
