// A program under test in a process of its own, compiled as it would be served; it tells its CPU when asked.
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../test/support/minds.ts';

const folder = 'node_modules/.cache/wegwijs-bench';
const programs = ['subject-ours', 'floor-whatsapp', 'peer-botbuilder', 'flood-sender', 'stored-door'] as const;
type Program = (typeof programs)[number];

export type Subject = {
  readonly port: number;
  /** Microseconds of user and system time so far. */
  cpu(): Promise<number>;
  /** Anything else the program answers to. */
  ask<T>(what: object): Promise<T>;
  stop(): Promise<void>;
};

let compiled = false;
const compile = (): void => {
  if (compiled) return;
  execFileSync(process.execPath, ['scripts/build.mjs', folder, ...programs.map((name) => `bench/${name}.ts`)], {
    cwd: root,
  });
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, 'package.json'), '{"type":"module"}');
  compiled = true;
};

/** `BENCH_PROF=1` writes a CPU profile of every program in node_modules/.cache/wegwijs-profiles. */
export const startSubject = async (
  program: Program,
  env: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Subject> => {
  compile();
  const profile = process.env.BENCH_PROF
    ? ['--cpu-prof', `--cpu-prof-dir=${join(root, 'node_modules/.cache/wegwijs-profiles')}`]
    : [];
  const child: ChildProcess = fork(join(root, folder, `${program}.js`), {
    cwd: root,
    execArgv: [...flags, ...profile, '--enable-source-maps'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      TODAY: '2026-11-24',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const ended = once(child, 'exit');
  let asked = 0;
  const answer = <T>(number: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const hear = (told: { readonly number: number; readonly is: T }) => {
        if (told.number !== number) return;
        child.off('message', hear);
        resolve(told.is);
      };
      child.on('message', hear);
      ended.then(() => reject(new Error(`${program} ended by itself.`)), reject);
    });
  const ask = <T>(what: object): Promise<T> => {
    asked += 1;
    child.send({ ...what, number: asked });
    return answer<T>(asked);
  };
  const port = await answer<number>(0);
  return {
    port,
    cpu: () => ask<number>({ cpu: true }),
    ask,
    stop: async () => {
      // So that a profile is written.
      child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    },
  };
};
