// What an operator reads when something is wrong: one sentence with the remedy, and the documented exit code.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build, ContentFault } from '../../src/build.ts';
import type { Config } from '../../src/config.ts';
import { makeLog } from '../../src/log.ts';
import { freshDatabase } from '../support/database.ts';
import { exitOf, freePort, startHouse } from '../support/house.ts';
import { root } from '../support/minds.ts';

describe('the start', () => {
  it('lists every wrong variable and ends with 2', async () => {
    const house = startHouse({ PORT: 'many', SECRET_KEY: 'x' });
    expect(await exitOf(house)).toBe(2);
    expect(house.said()).toContain('PORT (');
    expect(house.said()).toContain('SECRET_KEY (');
  });

  it('reads the file .env, and lets the environment win', () => {
    const folder = mkdtempSync(join(tmpdir(), 'w-'));
    writeFileSync(join(folder, '.env'), 'PORT=many\nSECRET_KEY=x\n');
    const start = (env: Readonly<Record<string, string>>) =>
      spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), join(root, 'src/main.ts')], {
        cwd: folder,
        // Wrong in any case, so that it always ends.
        env: { DATABASE_URL: 'nowhere', TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ...env },
        encoding: 'utf8',
      });
    const said = start({});
    expect(said.status).toBe(2);
    expect(said.stderr).toMatch(/PORT \([\s\S]*SECRET_KEY \(/);
    expect(start({ SECRET_KEY: '' }).stderr).not.toContain('SECRET_KEY (');
  });

  it('says which program to stop when the port is taken, and ends with 4', async () => {
    const database = await freshDatabase();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const house = startHouse({
      PORT: String(port),
      DATABASE_URL: database.url,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'w-')),
    });
    expect(await exitOf(house)).toBe(4);
    expect(house.said()).toMatch(/Another program uses port \d+/);
    taken.close();
  });

  it('says so in one sentence when the database is away, and ends with 5', async () => {
    const port = await freePort();
    const house = startHouse({
      PORT: String(await freePort()),
      DATABASE_URL: `postgres://nobody:nothing@127.0.0.1:${port}/none`,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'w-')),
    });
    expect(await exitOf(house)).toBe(5);
    expect(house.said().trim().split('\n').at(-1)).toMatch(/DATABASE_URL|PostgreSQL/);
    expect(house.said()).not.toContain('    at ');
  });

  it('refuses a database of a newer version with the remedy, and ends with 5', async () => {
    const database = await freshDatabase();
    await database.open();
    await database.query(`insert into migrations (name, timestamp) values ('9999-from-the-future', '')`);
    const house = startHouse({
      PORT: String(await freePort()),
      DATABASE_URL: database.url,
      SECRET_KEY: database.secretKey.toString('hex'),
    });
    expect(await exitOf(house)).toBe(5);
    expect(house.said()).toMatch(/newer/);
  });

  it('stops at broken content with all its problems', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'w-'));
    for (const part of ['content', 'locales']) cpSync(join(root, part), join(folder, part), { recursive: true });
    const flow = join(folder, 'content/flows/nareis.yaml');
    const words = join(folder, 'locales/nl/ui.yaml');
    writeFileSync(flow, readFileSync(flow, 'utf8').replace(/^start: .*/m, 'start: nowhere'));
    writeFileSync(words, `${readFileSync(words, 'utf8')}\nextra: Dit kost 100 euro\n`);
    const config = {
      PORT: 1,
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      TRUST_PROXY: 0,
      DIRECTLINE_ORIGINS: [],
      EMBED_ORIGINS: [],
      QUIET_HOURS: 'none',
      TALK_KEEP_HOURS: 72,
      DESK_KEEP_DAYS: 89,
      TODAY: '2026-11-24',
    } satisfies Config;
    const fault = await build(config, makeLog('silent'), folder).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(fault instanceof ContentFault)) throw fault ?? new Error('it started');
    const said = fault.problems.map(({ file, rule }) => `${file} ${rule}`);
    expect(said).toContain('content/flows/nareis.yaml routes');
    expect(said).toContain('locales/nl/ui.yaml figures');
  });
});
