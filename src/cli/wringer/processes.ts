// The processes of a run: started, killed by their own id, started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Processes = {
  /** Where somebody listens. */
  ports(): readonly number[];
  /** kill -9 of the nth of those that live; a new one starts at once. */
  kill(nth: number): void;
  /** Resolves when all are up. */
  ready(): Promise<void>;
  /** How many ended by themselves once they were up. */
  readonly died: number;
  /** What they wrote, to be searched for what must not be there. */
  said(): string;
  close(): Promise<void>;
};
export type ProcessSettings = {
  readonly count: number;
  readonly env: Readonly<Record<string, string>>;
  readonly patience: number;
};
type One = { readonly child: ChildProcess; port: number | undefined; readonly up: Promise<void> };

const file = fileURLToPath(new URL('one.ts', import.meta.url));

export const startProcesses = async ({ count, env, patience }: ProcessSettings): Promise<Processes> => {
  let [isClosing, died, restarts, said] = [false, 0, 0, ''];
  const alive = new Set<One>();
  const start = (): void => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, String(patience)], {
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
      // A closed stdin tells it that this process is gone.
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let opened: () => void = () => undefined;
    const one: One = { child, port: undefined, up: new Promise((resolve) => (opened = resolve)) };
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const port = /open (\d+)/.exec(chunk.toString('utf8'))?.[1];
      if (port) {
        one.port = Number(port);
        opened();
      }
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code, signal) => {
      alive.delete(one);
      opened();
      if (isClosing) return;
      if (signal !== 'SIGKILL') {
        // One that the database did not answer in time begins again, as a supervisor would make it.
        if (one.port === undefined) restarts += 1;
        else died += 1;
        said += `\nA process ended by itself with ${code ?? signal}.\n`;
      }
      if (died + restarts < 20) start();
    });
    alive.add(one);
  };
  const ready = async () => {
    await Promise.all([...alive].map(({ up }) => up));
  };
  // One makes the tables; the others would only wait for it.
  start();
  await ready();
  for (let n = 1; n < count; n += 1) start();
  await ready();
  return {
    ports: () => [...alive].flatMap(({ port }) => port ?? []),
    kill: (nth) => {
      const living = [...alive];
      living[nth % living.length]?.child.kill('SIGKILL');
    },
    ready,
    get died() {
      return died;
    },
    said: () => said,
    close: async () => {
      isClosing = true;
      await Promise.all(
        [...alive].map(({ child }) => {
          child.kill('SIGKILL');
          return once(child, 'exit');
        }),
      );
    },
  };
};
