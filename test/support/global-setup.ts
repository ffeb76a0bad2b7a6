// One real PostgreSQL for the whole run of tests, in a folder that is removed afterwards.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/store/embedded/embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the server; each test file makes a database of its own on it. */
    databaseServer: string;
  }
}

export default async (project: TestProject): Promise<() => Promise<void>> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'wegwijs-test-'));
  // As root PostgreSQL runs as another user, who must be able to walk in.
  await chmod(dataDir, 0o711);
  const { address, folder, stop } = await startEmbedded(dataDir, () => undefined);
  const { user, password, host, port } = address;
  project.provide('databaseServer', `postgres://${user}:${password}@${host}:${port}`);
  return async () => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
    if (!folder.startsWith(dataDir)) await rm(dirname(folder), { recursive: true, force: true });
  };
};
