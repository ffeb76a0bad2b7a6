// From nothing to the first answered page on an existing database, beside the bare import of botbuilder.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/store/embedded/embedded.ts';
import { freePort } from '../test/support/house.ts';
import { root } from '../test/support/minds.ts';
import { beside, type Row } from './measure.ts';

export const benchStart = async (): Promise<Row> => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root });
  const folder = mkdtempSync(join(tmpdir(), 'wegwijs-bench-'));
  const server = await startEmbedded(folder, () => undefined);
  const { user, password, host, port } = server.address;
  const url = `postgres://${user}:${password}@${host}:${port}/postgres`;
  const ours = async (): Promise<number> => {
    const began = performance.now();
    const at = await freePort();
    const env = {
      ...process.env,
      PORT: String(at),
      DATABASE_URL: url,
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      TODAY: '2026-11-24',
    };
    const child = spawn(process.execPath, ['dist/main.js'], { cwd: root, env, stdio: 'ignore' });
    while (
      !(await fetch(`http://127.0.0.1:${at}/ar`).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await wait(10);
    const took = performance.now() - began;
    child.kill('SIGKILL');
    return took;
  };
  const floor = async (): Promise<number> => {
    const began = performance.now();
    execFileSync(process.execPath, ['-e', `require('botbuilder')`], { cwd: root });
    return performance.now() - began;
  };
  await ours();
  const best = await beside(4, ours, floor);
  await server.stop();
  const ratio = best.ours / best.floor;
  return {
    name: 'start: to the first page on an existing database',
    ours: `${best.ours.toFixed(0)} ms`,
    floor: `${best.floor.toFixed(0)} ms bare import of botbuilder`,
    ratio: ratio.toFixed(2),
    target: '≤ 2.5 ×',
    met: ratio <= 2.5,
  };
};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
