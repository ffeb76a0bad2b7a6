// The real process, started from the sources on a free port, to be spoken to over HTTP and to be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { variables } from '../../src/config.ts';
import { root } from './minds.ts';

export type House = {
  readonly url: string;
  readonly process: ChildProcess;
  /** Standard output and error so far. */
  said(): string;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
};

/** A data folder of its own; the database of these tests is elsewhere. */
export const dataDir = (): string => mkdtempSync(join(tmpdir(), 'wegwijs-house-'));

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};

/** A `.env` of whoever runs the tests says nothing to them: what stands in the environment already stays. */
const unset = Object.fromEntries(variables.map((name) => [name, '']));

/** Starts `src/main.ts` with these variables; does not wait. */
export const startHouse = (env: Readonly<Record<string, string>>): House => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: {
      ...unset,
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      TODAY: '2026-11-24',
      LOG_LEVEL: 'info',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    url: `http://127.0.0.1:${env.PORT}`,
    process: child,
    said: () => said,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
};

/** Waits until it is ready; throws what it said when it ends instead. */
export const ready = async (house: House, seconds = 60): Promise<House> => {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; ) {
    if (house.process.exitCode !== null) throw new Error(`It ended: ${house.said()}`);
    const answer = await fetch(`${house.url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return house;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Not ready: ${house.said()}`);
};

export const exitOf = (house: House): Promise<number | null> =>
  house.process.exitCode === null
    ? new Promise((resolve) => house.process.once('exit', resolve))
    : Promise.resolve(house.process.exitCode);
