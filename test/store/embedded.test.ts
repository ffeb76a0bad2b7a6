// The PostgreSQL that comes along: starts anywhere, adopts what a killed process left, belongs to one owner.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { homedir, networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoreEvent } from '../../src/store/database.ts';
import { isAlive } from '../../src/store/embedded/alive.ts';
import { StoreAway } from '../../src/store/faults.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

const isRoot = process.getuid?.() === 0;
const secretKey = randomBytes(32);
const logged: StoreEvent[] = [];
const open = (dataDir: string) => openStore({ dataDir, secretKey, log: (event) => logged.push(event) });
const lastFolder = () => String(logged.findLast(({ folder }) => folder !== undefined)?.folder);
const pidIn = async (cluster: string) =>
  Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
const remember = async (store: Store, word: string) => {
  const talk = await store.conversations.open('web', 'a');
  await store.messages.receive(talk, word, word);
};
const remembered = async (store: Store) => {
  const talk = await store.conversations.open('web', 'a');
  return (await store.messages.history(talk)).map(({ body }) => body);
};

let parent: string;
let dataDir: string;
let cluster: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'wegwijs-embedded-'));
  await chmod(parent, 0o711);
  dataDir = join(parent, 'data');
  cluster = join(dataDir, 'postgres');
});
afterAll(() => rm(parent, { recursive: true, force: true }));

test('starts from nothing, stops cleanly, finds everything again', async () => {
  const store = await open(dataDir);
  await store.ping();
  await remember(store, 'first');
  const pid = await pidIn(cluster);
  await store.close();
  await store.close();
  await expect.poll(() => isAlive(pid)).toBe(false);
  const again = await open(dataDir);
  expect(await remembered(again)).toEqual(['first']);
  await again.close();
  expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
});

test('listens on this machine only', async () => {
  const store = await open(dataDir);
  const port = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[3]);
  const reaches = (host: string) =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ host, port, timeout: 500 }, () => resolve(!!socket.destroy()));
      socket.once('error', () => resolve(false)).once('timeout', () => resolve(!socket.destroy()));
    });
  expect(await reaches('127.0.0.1')).toBe(true);
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  expect(await Promise.all(outside.map(({ address }) => reaches(address)))).toEqual(outside.map(() => false));
  await store.close();
});

test('a second owner of the same folder is refused, and does not disturb the first', async () => {
  const store = await open(dataDir);
  await expect(open(dataDir)).rejects.toMatchObject({
    name: 'StoreFault',
    message: `Another Wegwijs is using the data folder ${dataDir}.`,
    remedy: expect.stringContaining('DATABASE_URL'),
  });
  expect(await remembered(store)).toEqual(['first']);
  await store.close();
});

test('two who start on the same folder at once: one wins', async () => {
  const folder = join(parent, 'race');
  const starts = await Promise.allSettled([open(folder), open(folder)]);
  const won = starts.filter((start) => start.status === 'fulfilled');
  expect(won).toHaveLength(1);
  expect(starts.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { name: 'StoreFault' } });
  for (const { value } of won) {
    await value.ping();
    await value.close();
  }
});

test('adopts the server that a killed process left running', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('owner.ts', import.meta.url)), dataDir, secretKey.toString('hex')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const pid = await pidIn(cluster);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  expect(isAlive(pid)).toBe(true);
  const store = await open(dataDir);
  expect(logged.at(-1)).toMatchObject({ event: 'database adopted' });
  expect(await pidIn(cluster)).toBe(pid);
  expect(await remembered(store)).toEqual(['first', 'before the kill']);
  await store.close();
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('a stale pid file is cleared, also when another program has that number by now', async () => {
  for (const pid of [2 ** 22 + 12_345, process.pid]) {
    await writeFile(join(cluster, 'postmaster.pid'), `${pid}\n${cluster}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`);
    const store = await open(dataDir);
    expect(logged.at(-1)).toMatchObject({ event: 'database started' });
    await store.close();
  }
});

test('a server that dies comes back by itself; meanwhile the store says so quickly', async () => {
  const store = await open(dataDir);
  process.kill(await pidIn(cluster), 'SIGKILL');
  const began = performance.now();
  const errors: unknown[] = [];
  await expect
    .poll(
      async () => {
        const from = performance.now();
        const error = await store.ping().catch((reason: unknown) => reason);
        if (error) errors.push(error);
        expect(performance.now() - from).toBeLessThan(6_000);
        return errors.length > 0 && !error;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  expect(errors.every((error) => error instanceof StoreAway)).toBe(true);
  expect(performance.now() - began).toBeLessThan(30_000);
  expect(await remembered(store)).toEqual(['first', 'before the kill']);
  await expect.poll(() => logged.some(({ event }) => event === 'database is back')).toBe(true);
  await expect(open(dataDir)).rejects.toThrow('Another Wegwijs');
  await store.close();
});

test('files of another PostgreSQL are refused with the way out', async () => {
  const version = join(cluster, 'PG_VERSION');
  const before = await readFile(version);
  await writeFile(version, '15\n');
  await expect(open(dataDir)).rejects.toMatchObject({
    name: 'StoreFault',
    message: expect.stringContaining('made by PostgreSQL 15'),
    remedy: expect.stringContaining('dump'),
  });
  await writeFile(version, before);
});

test('a missing password and a server that cannot start are told with the remedy', async () => {
  const password = join(dataDir, 'postgres.password');
  const before = await readFile(password);
  await rm(password);
  await expect(open(dataDir)).rejects.toMatchObject({ name: 'StoreFault', remedy: expect.stringContaining('backup') });
  await writeFile(password, before, { mode: 0o600 });
  const control = join(cluster, 'global', 'pg_control');
  const bytes = await readFile(control);
  await writeFile(control, '');
  await expect(open(dataDir)).rejects.toMatchObject({
    name: 'StoreFault',
    remedy: expect.stringContaining('server.log'),
  });
  await writeFile(control, bytes);
  const store = await open(dataDir);
  expect(await remembered(store)).toEqual(['first', 'before the kill']);
  await store.close();
});

test('a folder that cannot be written is told with the remedy', async () => {
  const closed = join(parent, 'closed');
  await mkdir(closed, { mode: 0o555 });
  const nobody = 65_534;
  // Root may write anywhere: for a moment we are nobody.
  if (isRoot) process.seteuid?.(nobody);
  try {
    await expect(open(join(closed, 'data'))).rejects.toMatchObject({
      name: 'StoreFault',
      message: `The data folder ${join(closed, 'data')} cannot be written.`,
      remedy: expect.stringContaining('DATA_DIR'),
    });
    await expect(open(closed)).rejects.toMatchObject({ name: 'StoreFault' });
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});

test('a closed data folder keeps its database inside, closed to everybody else', async () => {
  const closed = join(parent, 'private');
  await mkdir(closed, { mode: 0o700 });
  await (await open(closed)).close();
  expect(lastFolder()).toBe(join(closed, 'postgres'));
  expect((await stat(closed)).mode & 0o777).toBe(isRoot ? 0o701 : 0o700);
  expect((await stat(join(closed, 'postgres'))).mode & 0o777).toBe(0o700);
});

test('a folder in a closed home works: for root the files go where its user can walk, for others they stay', async () => {
  const home = await mkdtemp(join(isRoot ? homedir() : parent, 'wegwijs-home-'));
  await chmod(home, 0o700);
  const closed = join(home, 'data');
  const store = await open(closed);
  await remember(store, 'at home');
  const folder = lastFolder();
  expect(folder.startsWith(isRoot ? '/var/lib/wegwijs/' : closed)).toBe(true);
  await store.close();
  // Once made elsewhere they are found there, also when the way is open by now.
  await chmod(home, 0o711);
  const again = await open(closed);
  expect(await remembered(again)).toEqual(['at home']);
  expect(lastFolder()).toBe(folder);
  await again.close();
  // Who removes the data folder starts anew, wherever the files were.
  await chmod(home, 0o700);
  await rm(closed, { recursive: true });
  const anew = await open(closed);
  expect(await remembered(anew)).toEqual([]);
  await anew.close();
  const aside = logged.filter(({ event }) => event === 'database of a removed data folder set aside');
  expect(aside).toHaveLength(isRoot ? 1 : 0);
  for (const { folder: left } of aside) await rm(String(left), { recursive: true });
  await rm(home, { recursive: true });
  if (isRoot) await rm(dirname(folder), { recursive: true });
});
