// Three real processes on one database, killed with kill -9 in the middle of what they do; each time another takes the place.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import type { TestDatabase } from '../../support/database.ts';
import { realContent, root } from '../../support/minds.ts';
import type { Name, Order, Orders } from './house-process.ts';

/** The process died before it said whether it was done. */
export const lost = Symbol('lost');
type Ask = <N extends Name>(name: N, given: Orders[N]['given']) => Promise<Orders[N]['answer'] | typeof lost>;
export type House = {
  readonly ask: Ask;
  /** Orders it has not answered yet. */
  inHand(): number;
  /** kill -9 when it has answered so many more; resolves when it is dead and the database has noticed. */
  die(answers: number): Promise<void>;
};

export type Houses = {
  readonly open: readonly House[];
  /** Starts one more; resolves when it hears. */
  more(): Promise<void>;
};

/** One bundle for all: a start from the sources costs two seconds of a processor, and there are 23. */
const bundle = async (): Promise<{ file: string; content: string }> => {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'week-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'house-process.mjs');
  await build({
    entryPoints: [join(root, 'test/desk/week/house-process.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  const content = join(folder, 'content.json');
  writeFileSync(content, JSON.stringify(realContent()));
  return { file, content };
};

export const openHouses = async (database: TestDatabase, today: string): Promise<Houses> => {
  const { file, content } = await bundle();
  const open: House[] = [];
  const children = new Set<ChildProcess>();
  let isOver = false;
  afterAll(async () => {
    isOver = true;
    const exits = [...children].map((child) => once(child, 'exit'));
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(exits);
  });
  let started = 0;
  const more = async (): Promise<void> => {
    started += 1;
    const name = `week house ${started}`;
    const url = `${database.url}?application_name=${encodeURIComponent(name)}`;
    const child = fork(file, [url, database.secretKey.toString('hex'), content, today], {
      serialization: 'advanced',
      execArgv: [],
    });
    children.add(child);
    await once(child, 'message');
    const house = houseOf(child, async () => {
      open.splice(open.indexOf(house), 1);
      children.delete(child);
      if (isOver) return;
      // What a dead process had sent is still worked off; the clock of the week must not move before that.
      const left = 'select count(*)::int as n from pg_stat_activity where application_name = $1';
      while ((await database.query(left, [name]))[0]?.n !== 0);
    });
    open.push(house);
  };
  return { open, more };
};

type Reply = { readonly n: number } & ({ readonly is: never } | { readonly fault: string });

const houseOf = (child: ChildProcess, buried: () => Promise<void>): House => {
  const waiting = new Map<number, { done(answer: never): void; failed(error: Error): void }>();
  let asked = 0;
  let [answers, limit] = [0, Number.POSITIVE_INFINITY];
  let isDead = false;
  // What it had said before is read to the end.
  const dead = Promise.all([once(child, 'exit'), once(child, 'disconnect')]).then(async () => {
    await buried();
    isDead = true;
    for (const { done } of waiting.values()) done(lost as never);
    waiting.clear();
  });
  child.on('message', (reply: Reply) => {
    const one = waiting.get(reply.n);
    waiting.delete(reply.n);
    if ('is' in reply) one?.done(reply.is);
    else one?.failed(new Error(reply.fault));
    answers += 1;
    if (answers >= limit) child.kill('SIGKILL');
  });
  return {
    ask: (name, given) =>
      new Promise((done, failed) => {
        if (isDead) return done(lost);
        asked += 1;
        waiting.set(asked, { done, failed });
        // To one that has just died nothing can be sent; it answers when it is buried.
        child.send({ n: asked, name, given } satisfies Order, () => undefined);
      }),
    inHand: () => waiting.size,
    die: (more) => {
      limit = answers + more;
      if (more === 0) child.kill('SIGKILL');
      return dead;
    },
  };
};
